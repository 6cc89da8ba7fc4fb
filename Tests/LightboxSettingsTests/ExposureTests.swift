import LightboxSettings
import Testing

@Suite("What a network is shown")
struct ExposureTests {
    private func settings(_ change: (inout Settings) -> Void) -> Settings {
        var settings = Settings()
        settings.server.host = "0.0.0.0"
        change(&settings)
        return settings
    }

    @Test("TLS and access control together need no word of the user; each alone does")
    func rules() {
        let tokens: (inout Settings) -> Void = { $0.access.issuer = "https://issuer.invented.example" }
        let tls: (inout Settings) -> Void = { $0.server.tls.certificate = "server.pem" }
        let clients: (inout Settings) -> Void = { $0.server.tls.clientAuthorities = "clients.pem" }
        func problem(_ changes: [(inout Settings) -> Void]) -> String? {
            settings { settings in for change in changes { change(&settings) } }.exposureProblem
        }
        #expect(problem([])?.contains("--allow-remote") == true)
        #expect(problem([tokens])?.contains("no TLS") == true)
        #expect(problem([tls])?.contains("no access control") == true)
        #expect(problem([clients])?.contains("no access control") == true)
        #expect(problem([tls, tokens]) == nil)
        #expect(problem([tls, clients]) == nil)
        #expect(problem([{ $0.server.host = "127.0.0.1" }]) == nil)
        #expect(problem([{ $0.server.allowRemote = true }]) == nil)
        // A rehearsal gives tokens to everybody: no access control at all.
        #expect(problem([tls, { $0.issuer.isOpen = true }])?.contains("issuer") == true)
        #expect(
            problem([{ $0.dimse.port = 104 }, { $0.dimse.host = "0.0.0.0" }, tls, tokens])?.contains("dimse") == true)
    }

    @Test(
        "Keys and tokens travel by TLS or within this machine",
        arguments: [
            ("https://issuer.invented.example/keys", true), ("http://127.0.0.1:8080/keys", true),
            ("http://[::1]/", true),
            ("http://localhost", true), ("", true), ("http://issuer.invented.example/keys", false),
            ("http://127.0.0.1.invented.example/", false), ("http://localhost.invented.example/", false),
            ("ftp://127.0.0.1/", false),
        ])
    func addresses(url: String, isTaken: Bool) {
        for key in ["access.keysURL", "access.introspectionURL", "access.tokenURL"] {
            let settings = try? Settings.load(file: nil, environment: [:], options: [key: url])
            #expect((settings != nil) == isTaken, "\(key)")
        }
    }
}
