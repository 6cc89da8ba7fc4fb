import Foundation
import Support
import SystemPackage
import Testing

@Suite("Limits of connections", .serialized)
struct LimitTests {
    /// Clients of one test run: some in the everyday run, 1,000 in `Config/faults.sh`.
    private static let clientCount =
        ProcessInfo.processInfo.environment["SLOW_CLIENTS"].flatMap { Int($0) } ?? 150

    @Test(
        "Slow clients hold little memory and are let go of, while others are answered",
        .enabled(if: PythonClients.areWanted, "no .build-python: run Config/setup.sh --tests"),
        .timeLimit(.minutes(60)))
    func slowClients() async throws {
        try await withTemporaryFolder { folder in
            let series = SyntheticSeries(count: 40, edge: 512)
            let source = folder.appending("source").string
            try series.write(to: URL(filePath: source))
            let data = folder.appending("data").string
            _ = try await Lightbox.run(["import", "--data", data, source])
            let config = folder.appending("lightbox.yaml").string
            try "limits:\n  idleSeconds: 5\nstore:\n  maximumRequests: 10000\n"
                .write(toFile: config, atomically: true, encoding: .utf8)
            try await withServer(data: data, arguments: ["--config", config, "--stow"]) { server in
                _ = try await get("\(server.serviceURL)/studies/\(series.study)")
                let (sockets, memory) = (try server.socketCount(), try server.residentByteCount())
                let script = URL(filePath: #filePath).deletingLastPathComponent()
                    .appending(path: "Clients/slow_clients.py")
                let result = try await PythonClients.run(
                    script, [server.serviceURL, "\(Self.clientCount)", "5", "/dicom-web/studies/\(series.study)"])
                #expect(result.status == 0, "\(result.output)\n\(result.errors)")
                #expect(try server.peakByteCount() - memory < 200_000_000 + Self.clientCount * 1_000_000)
                for _ in 0..<200 where try server.socketCount() > sockets + 4 {
                    try await Task.sleep(for: .milliseconds(100))
                }
                #expect(try server.socketCount() <= sockets + 4)
            }
        }
    }

    @Test("Connections beyond the limit are told to come again, and get in once there is room")
    func tooMany() async throws {
        try await withTemporaryFolder { folder in
            let data = folder.appending("data").string
            _ = try await Lightbox.run(["import", "--data", data, SampleStudies.folder.path()])
            let config = folder.appending("lightbox.yaml").string
            try "limits:\n  connectionsOfClient: 3\n".write(toFile: config, atomically: true, encoding: .utf8)
            try await withServer(data: data, arguments: ["--config", config]) { server in
                let url = try #require(URL(string: server.serviceURL))
                let held = try (0..<3).map { _ in try RawConnection(port: try #require(url.port)) }
                // The server counts them when it has accepted them.
                var answer = ""
                for _ in 0..<200 where !answer.hasPrefix("HTTP/1.1 503") {
                    let connection = try RawConnection(port: try #require(url.port))
                    answer = connection.ask("GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                }
                #expect(answer.hasPrefix("HTTP/1.1 503") && answer.lowercased().contains("retry-after: 1"), "\(answer)")
                for connection in held { connection.close() }
                for _ in 0..<200 where !answer.hasPrefix("HTTP/1.1 200") {
                    let connection = try RawConnection(port: try #require(url.port))
                    answer = connection.ask("GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                }
                #expect(answer.hasPrefix("HTTP/1.1 200"), "\(answer)")
            }
        }
    }

    @Test(
        "By TLS connections are counted from the start, and one that says nothing by HTTP/2 is closed",
        .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/openssl"), "no openssl"),
        .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/curl"), "no curl"), .timeLimit(.minutes(10))
    )
    func silentByHTTP2() async throws {
        try await withTemporaryFolder { folder in
            let authority = try TestAuthority()
            let root = try authority.write(to: folder.appending("root.pem"))
            let files = try authority.write("server", in: folder)
            let data = folder.appending("data").string
            _ = try await Lightbox.run(["import", "--data", data, SampleStudies.folder.path()])
            let config = folder.appending("lightbox.yaml").string
            try """
            limits:
              connections: 2
              idleSeconds: 3
            server:
              tls:
                certificate: \(files.certificate)
                key: \(files.key)
            """.write(toFile: config, atomically: true, encoding: .utf8)
            try await withServer(data: data, arguments: ["--config", config]) { server in
                let port = try #require(URL(string: server.serviceURL)?.port)
                let silent = try (0..<3).map { _ in
                    let client = Process()
                    client.executableURL = URL(filePath: "/usr/bin/openssl")
                    client.arguments = ["s_client", "-connect", "127.0.0.1:\(port)", "-alpn", "h2", "-quiet"]
                    client.standardInput = Pipe()
                    client.standardOutput = FileHandle.nullDevice
                    client.standardError = FileHandle.nullDevice
                    try client.start()
                    return client
                }
                // One is beyond the limit.
                while silent.allSatisfy(\.isRunning) { try await Task.sleep(for: .milliseconds(10)) }
                #expect(silent.count(where: \.isRunning) == 2)
                for client in silent {
                    for _ in 0..<1200 where client.isRunning { try await Task.sleep(for: .milliseconds(50)) }
                    #expect(!client.isRunning)
                    if client.isRunning { client.terminate() }
                }
                let curl = try await runProgram(
                    URL(filePath: "/usr/bin/curl"),
                    ["-sf", "-o", "/dev/null", "--cacert", root, "\(server.serviceURL)/studies?limit=1"])
                #expect(curl.status == 0)
            }
        }
    }

    @Test("G-09 after a HEAD beyond the limit the connection is understood; G-10 a preflight is never beyond it")
    func headBeyondTheLimit() async throws {
        try await withTemporaryFolder { folder in
            let data = folder.appending("data").string
            _ = try await Lightbox.run(["import", "--data", data, SampleStudies.folder.path()])
            let config = folder.appending("lightbox.yaml").string
            try "clients:\n  requestsPerSecond: 1\n".write(toFile: config, atomically: true, encoding: .utf8)
            try await withServer(data: data, arguments: ["--config", config]) { server in
                let url = try #require(URL(string: server.serviceURL))
                let (head, count) = ("HEAD /dicom-web/studies?limit=1 HTTP/1.1\r\nHost: x\r\nAccept: */*\r\n\r\n", 30)
                let connection = try RawConnection(port: try #require(url.port))
                let text = connection.ask(
                    String(repeating: head, count: count)
                        + "OPTIONS /dicom-web/studies HTTP/1.1\r\nHost: x\r\nOrigin: https://viewer.example.org\r\n"
                        + "Access-Control-Request-Method: GET\r\n\r\n"
                        + "GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                // Of each but the last a head and nothing behind it.
                let pieces = text.components(separatedBy: "\r\n\r\n")
                let statuses = pieces.dropLast().map { $0.split(separator: " ").prefix(2).joined(separator: " ") }
                #expect(statuses.count == count + 2, "\(text.prefix(2000))")
                #expect(Set(statuses.prefix(count)) == ["HTTP/1.1 200", "HTTP/1.1 429"])
                #expect(statuses.suffix(2) == ["HTTP/1.1 204", "HTTP/1.1 200"])
                #expect(pieces.last == "The process answers.\n")
            }
        }
    }

    @Test("A head that is too large is refused, and the connection closed")
    func largeHead() async throws {
        try await withSampleStudies { server in
            let url = try #require(URL(string: server.serviceURL))
            let connection = try RawConnection(port: try #require(url.port))
            let answer = connection.ask(
                "GET /healthz HTTP/1.1\r\nHost: x\r\nX-Large: \(String(repeating: "a", count: 200_000))\r\n\r\n")
            #expect(!answer.hasPrefix("HTTP/1.1 2") && !answer.hasPrefix("HTTP/1.1 5"), "\(answer.prefix(100))")
            #expect(try await get("\(server.serviceURL)/studies?limit=1").status == 200)
        }
    }

    @Test("A connection that has had its last answer is closed soon, whatever its client has sent behind it")
    func lastAnswer() async throws {
        try await withSampleStudies { server in
            let url = try #require(URL(string: server.serviceURL))
            let before = try server.socketCount()
            let connections = try (0..<20).map { _ in
                let connection = try RawConnection(port: try #require(url.port))
                // More than is read at once: what is left of it stands in front of the client's own end.
                let answer = connection.ask(
                    "GET /healthz HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n"
                        + String(repeating: "a", count: 300_000))
                #expect(answer.hasPrefix("HTTP/1.1 400"), "\(answer.prefix(100))")
                return connection
            }
            var left = Int.max
            for _ in 0..<120 where left > before + 2 {
                try await Task.sleep(for: .milliseconds(250))
                left = try server.socketCount()
            }
            #expect(left <= before + 2, "\(before) sockets before, \(left) after")
            withExtendedLifetime(connections) {}
        }
    }

    @Test("A body that breaks the grammar of HTTP is the client's fault, and no failure of the server")
    func brokenBody() async throws {
        try await withSampleStudies(arguments: ["--stow"]) { server in
            let url = try #require(URL(string: server.serviceURL))
            for chunk in ["zz\r\n", "5\r\nhelloX", "ffffffffffffffffff\r\n"] {
                let connection = try RawConnection(port: try #require(url.port))
                let answer = connection.ask(
                    "POST /dicom-web/studies HTTP/1.1\r\nHost: x\r\nContent-Type: application/dicom\r\n"
                        + "Transfer-Encoding: chunked\r\n\r\n\(chunk)")
                #expect(answer.hasPrefix("HTTP/1.1 400"), "\(chunk): \(answer.prefix(100))")
            }
        }
    }
}
