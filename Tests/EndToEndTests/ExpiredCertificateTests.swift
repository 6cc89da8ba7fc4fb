import Foundation
import Support
import SystemPackage
import Testing

/// Asked with curl, which others wrote, as clients ask.
@Suite(
    "A certificate that has expired", .serialized,
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/curl"), "no curl"))
struct ExpiredCertificateTests {
    private func curl(_ arguments: [String]) async throws -> Lightbox.Result {
        try await runProgram(URL(filePath: "/usr/bin/curl"), ["-s", "--noproxy", "*"] + arguments)
    }

    /// Asks again until it is so; a busy machine may take its time.
    private func becomes(_ isSo: () async throws -> Bool) async throws -> Bool {
        for _ in 0..<600 {
            if try await isSo() { return true }
            try await Task.sleep(for: .milliseconds(200))
        }
        return false
    }

    @Test(
        "F-23 a server that starts with it, or is given it, says so in log and figures, goes on, and heals by itself",
        .timeLimit(.minutes(10)))
    func expired() async throws {
        try await withTemporaryFolder { folder in
            let data = folder.appending("data").string
            _ = try await Lightbox.run(["import", "--data", data, SampleStudies.folder.path()])
            let log = folder.appending("log").string
            try Data().write(to: URL(filePath: log))
            let handle = try #require(FileHandle(forWritingAtPath: log))
            func told(_ text: String) throws -> Int {
                try String(contentsOfFile: log, encoding: .utf8).components(separatedBy: text).count - 1
            }
            let authority = try TestAuthority()
            let root = try authority.write(to: folder.appending("root.pem"))
            let past = Date(timeIntervalSinceNow: -3600)
            let files = try authority.write("server", end: past, in: folder)
            let arguments = ["--certificate", files.certificate, "--key", files.key]
            try await withServer(data: data, arguments: arguments, log: handle) { server in
                let studies = "\(server.serviceURL)/studies?limit=1"
                let (metrics, ready) = (
                    server.serviceURL.replacing("/dicom-web", with: "/metrics"),
                    server.serviceURL.replacing("/dicom-web", with: "/readyz")
                )
                func exit() async throws -> Int32 {
                    try await curl(["-o", "/dev/null", "--cacert", root, studies]).status
                }
                func expiry() async throws -> Double? {
                    let text = try await curl(["--insecure", metrics]).output
                    return text.firstMatch(of: /\nlightbox_certificate_expiry_seconds ([0-9]+)/).flatMap {
                        Double($0.1)
                    }
                }
                let hasExpired = "The certificate has expired"
                // 60: the certificate is not to be trusted.
                #expect(try await exit() == 60)
                #expect(try await becomes { try told(hasExpired) == 1 })
                let old = try #require(try await expiry())
                #expect(abs(old - past.timeIntervalSince1970) <= 1)
                // Clients that look past it, as an operator does, find the service whole.
                #expect(try await curl(["-f", "--insecure", ready]).status == 0)

                _ = try authority.write("server", in: folder)
                #expect(try await becomes { try await exit() == 0 })
                #expect(try #require(try await expiry()) > Date().timeIntervalSince1970)

                _ = try authority.write("server", end: past, in: folder)
                kill(server.processIdentifier, SIGHUP)
                #expect(try await becomes { try await exit() == 60 })
                #expect(try await becomes { try told(hasExpired) == 2 })
                #expect(try await curl(["-f", "--insecure", ready]).status == 0)

                _ = try authority.write("server", in: folder)
                #expect(try await becomes { try await exit() == 0 })
                #expect(try told(hasExpired) == 2)
            }
        }
    }
}
