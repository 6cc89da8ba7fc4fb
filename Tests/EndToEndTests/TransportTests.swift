import AsyncHTTPClient
import Crypto
import Foundation
import NIOCore
import NIOHTTP1
import NIOSSL
import Support
import SystemPackage
import Testing

/// Asked with curl, which others wrote, as clients ask. Serialized: each test runs a server.
@Suite(
    "TLS", .serialized,
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/curl"), "no curl"))
struct TransportTests {
    private struct Curl {
        let exit: Int32
        /// What `--write-out` was asked for.
        let output: String
    }

    private func curl(_ arguments: [String], into file: String = "/dev/null") async throws -> Curl {
        let result = try await runProgram(
            URL(filePath: "/usr/bin/curl"), ["-s", "-o", file, "--noproxy", "*"] + arguments)
        return Curl(exit: result.status, output: result.output)
    }

    /// A data folder with a small series.
    private func withStudies(_ body: (FilePath, SyntheticSeries) async throws -> Void) async throws {
        try await withTemporaryFolder { folder in
            let series = SyntheticSeries(count: 40, edge: 512)
            try series.write(to: URL(filePath: folder.appending("source").string))
            let data = folder.appending("data").string
            #expect(try await Lightbox.run(["import", "--data", data, folder.appending("source").string]).status == 0)
            try await body(folder, series)
        }
    }

    private func configuration(_ text: String, in folder: FilePath) throws -> String {
        let path = folder.appending("lightbox.yaml").string
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        return path
    }

    @Test("F-23 TLS 1.2 and 1.3 carry HTTP/2 and HTTP/1.1, older TLS and plain HTTP nothing; ranges are the same bytes")
    func protocols() async throws {
        try await withStudies { folder, series in
            let authority = try TestAuthority()
            let root = try authority.write(to: folder.appending("root.pem"))
            let files = try authority.write("server", in: folder)
            let arguments = ["--certificate", files.certificate, "--key", files.key]
            try await withServer(data: folder.appending("data").string, arguments: arguments) { server in
                #expect(server.serviceURL.hasPrefix("https://"))
                let studies = "\(server.serviceURL)/studies"
                let trusting = ["--cacert", root, "-w", "%{http_version} %{http_code}"]
                for (options, expected) in [
                    (["--http2"], "2 200"), (["--http1.1"], "1.1 200"), (["--http2", "--tls-max", "1.2"], "2 200"),
                    (["--http1.1", "--tls-max", "1.2"], "1.1 200"), (["--http2", "--tlsv1.3"], "2 200"),
                ] {
                    #expect(try await curl(trusting + options + [studies]).output == expected, "\(options)")
                }
                // 35: no handshake; 60: the certificate is not to be trusted; 52, 56: no answer.
                let old = [
                    "--cacert", root, "--tlsv1.0", "--tls-max", "1.1", "--ciphers", "DEFAULT@SECLEVEL=0", studies,
                ]
                #expect(try await curl(old).exit == 35)
                #expect(try await curl(["--cacert", "/etc/ssl/certs/ca-certificates.crt", studies]).exit == 60)
                let plain = try await curl([studies.replacing("https://", with: "http://")])
                #expect([1, 52, 56].contains(plain.exit), "\(plain.exit)")

                let study = "\(server.serviceURL)/studies/\(series.study)"
                var bodies: [Data] = []
                for version in ["--http2", "--http1.1"] {
                    let whole = folder.appending("whole\(version)").string
                    _ = try await curl(["--cacert", root, version, study], into: whole)
                    let part = folder.appending("part\(version)").string
                    let partial = try await curl(
                        trusting + [version, "-r", "1000000-1999999", study], into: part)
                    #expect(partial.output.hasSuffix(" 206"))
                    let bytes = try Data(contentsOf: URL(filePath: whole))
                    #expect(bytes.count > 40 * 512 * 512 * 2)
                    let range = try Data(contentsOf: URL(filePath: part))
                    #expect(range == bytes[1_000_000..<2_000_000])
                    bodies.append(bytes)
                }
                // The address of the service is the same, so the boundary is, and everything else.
                #expect(bodies[0] == bodies[1])
                let headers = try await runProgram(
                    URL(filePath: "/usr/bin/curl"),
                    [
                        "-s", "-D", "-", "-o", "/dev/null", "--cacert", root, "--resolve",
                        "images.invented.example:\(port(server)):127.0.0.1", "--insecure",
                        "https://images.invented.example:\(port(server))/",
                    ])
                #expect(headers.output.contains("strict-transport-security: max-age=31536000"))
                #expect(headers.output.contains("content-security-policy: default-src 'none'"))
            }
        }
    }

    private func port(_ server: RunningServer) -> Int {
        server.serviceURL.split(separator: ":").last.flatMap { Int($0.prefix { $0 != "/" }) } ?? 0
    }

    @Test("Only clients with a certificate of the authority, and of these only the allowed ones, get an answer")
    func clients() async throws {
        try await withStudies { folder, _ in
            let (servers, clients) = (try TestAuthority(), try TestAuthority(name: "Another invented authority"))
            let root = try servers.write(to: folder.appending("root.pem"))
            let files = try servers.write("server", in: folder)
            let authorities = try clients.write(to: folder.appending("clients.pem"))
            let settings = try configuration(
                """
                server:
                  tls:
                    certificate: \(files.certificate)
                    key: \(files.key)
                    clientAuthorities: \(authorities)
                    allowedClients: [viewer.invented.example]
                """, in: folder)
            let allowed = try clients.write("allowed", commonName: "viewer.invented.example", in: folder)
            let unlisted = try clients.write("unlisted", commonName: "stranger.invented.example", in: folder)
            let foreign = try servers.write("foreign", commonName: "viewer.invented.example", in: folder)
            let expired = try clients.write(
                "expired", commonName: "viewer.invented.example", end: Date(timeIntervalSinceNow: -3600), in: folder)
            try await withServer(data: folder.appending("data").string, arguments: ["--config", settings]) { server in
                let studies = "\(server.serviceURL)/studies"
                for version in ["--http2", "--http1.1"] {
                    for tls in ["1.2", "1.3"] {
                        let common = ["--cacert", root, version, "--tls-max", tls, "-w", "%{http_code}", studies]
                        let sound = try await curl(["--cert", allowed.certificate, "--key", allowed.key] + common)
                        #expect(sound.output == "200")
                        let nobody = try await curl(common)
                        #expect(nobody.exit != 0 && nobody.output == "000")
                        for wrong in [unlisted, foreign, expired] {
                            let refused = try await curl(["--cert", wrong.certificate, "--key", wrong.key] + common)
                            #expect(refused.exit != 0 && refused.output == "000", "\(wrong.certificate)")
                        }
                    }
                }
            }
        }
    }

    @Test(
        "A new certificate is taken while the server runs; one that does not fit changes nothing; an expired one heals")
    func renewal() async throws {
        try await withStudies { folder, _ in
            // Names as people choose them.
            let certificates = folder.appending("certificates of this server")
            try FileManager.default.createDirectory(atPath: certificates.string, withIntermediateDirectories: true)
            let (old, new) = (try TestAuthority(name: "The old one"), try TestAuthority(name: "The new one"))
            let (oldRoot, newRoot) = (
                try old.write(to: folder.appending("old.pem")), try new.write(to: folder.appending("new.pem"))
            )
            let expired = try old.write("server", end: Date(timeIntervalSinceNow: -3600), in: certificates)
            let arguments = ["--certificate", expired.certificate, "--key", expired.key]
            try await withServer(data: folder.appending("data").string, arguments: arguments) { server in
                let studies = "\(server.serviceURL)/studies"
                // It starts all the same: clients say what is wrong, and the log does.
                #expect(try await curl(["--cacert", oldRoot, studies]).exit == 60)
                #expect(try await curl(["--insecure", studies]).exit == 0)
                // A file is noticed by itself.
                _ = try old.write("server", in: certificates)
                #expect(try await becomes(0) { try await curl(["--cacert", oldRoot, studies]).exit })

                // Half of a pair: the old one goes on. The signal is the quick way, and harmless then too.
                let next = try new.write("next", in: certificates)
                let key = try String(contentsOfFile: expired.key, encoding: .utf8)
                try String(contentsOfFile: next.key, encoding: .utf8)
                    .write(toFile: expired.key, atomically: true, encoding: .utf8)
                kill(server.processIdentifier, SIGHUP)
                for _ in 0..<3 { #expect(try await curl(["--cacert", oldRoot, studies]).exit == 0) }
                #expect(key != (try String(contentsOfFile: expired.key, encoding: .utf8)))
                try String(contentsOfFile: next.certificate, encoding: .utf8)
                    .write(toFile: expired.certificate, atomically: true, encoding: .utf8)
                kill(server.processIdentifier, SIGHUP)
                #expect(try await becomes(0) { try await curl(["--cacert", newRoot, studies]).exit })
                #expect(try await curl(["--cacert", oldRoot, studies]).exit == 60)
            }
        }
    }

    /// Asks again until it is so; a busy machine may take its time.
    private func becomes<Value: Equatable>(_ wanted: Value, _ ask: () async throws -> Value) async throws -> Bool {
        for _ in 0..<600 {
            if try await ask() == wanted { return true }
            try await Task.sleep(for: .milliseconds(200))
        }
        return false
    }

    @Test("A request in flight is finished after SIGTERM, by HTTP/2 and by HTTP/1.1", arguments: [true, false])
    func shutdown(isHTTP2: Bool) async throws {
        try await withStudies { folder, series in
            let authority = try TestAuthority()
            let root = try authority.write(to: folder.appending("root.pem"))
            let files = try authority.write("server", in: folder)
            let settings = try configuration(
                """
                server:
                  shutdownSeconds: 600
                  tls:
                    certificate: \(files.certificate)
                    key: \(files.key)
                """, in: folder)
            let server = try await RunningServer(
                data: folder.appending("data").string, arguments: ["--config", settings])
            var tls = TLSConfiguration.makeClientConfiguration()
            tls.trustRoots = .file(root)
            var options = HTTPClient.Configuration(tlsConfiguration: tls)
            options.httpVersion = isHTTP2 ? .automatic : .http1Only
            let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: options)
            do {
                #expect(try await takeSlowly(series, of: server, by: client) == (isHTTP2 ? 2 : 1))
            } catch {
                try await client.shutdown()
                throw error
            }
            try await client.shutdown()
        }
    }

    @Test("A certificate without its key, or of another key, starts nothing and says why")
    func refusals() async throws {
        try await withTemporaryFolder { folder in
            let authority = try TestAuthority()
            let (one, other) = (try authority.write("one", in: folder), try authority.write("other", in: folder))
            let data = folder.appending("data").string
            try FileManager.default.createDirectory(atPath: data, withIntermediateDirectories: true)
            let cases = [
                (["--certificate", one.certificate], "server.tls.key"),
                (["--certificate", one.certificate, "--key", other.key], "is not of the key"),
                (["--certificate", one.certificate, "--key", "/nowhere.key"], "/nowhere.key"),
                (["--host", "0.0.0.0", "--certificate", one.certificate, "--key", one.key], "clientAuthorities"),
                (["--host", "0.0.0.0", "--issuer", "--certificate", one.certificate, "--key", one.key], "issuer"),
            ]
            for (arguments, part) in cases {
                let result = try await Lightbox.run(["serve", "--data", data, "--port", "0"] + arguments)
                #expect(result.status == 2)
                #expect(result.errors.contains(part), "\(result.errors)")
            }
        }
    }
}
