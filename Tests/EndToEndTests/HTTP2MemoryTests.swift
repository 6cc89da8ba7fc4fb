import Foundation
import Support
import SystemPackage
import Testing

@Suite(
    "Memory of HTTP/2", .serialized,
    .enabled(if: PythonClients.areWanted, "no .build-python: run Config/setup.sh --tests"),
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/curl"), "no curl"))
struct HTTP2MemoryTests {
    /// How clients are rude to a server.
    enum Manner: String, CaseIterable {
        /// They grant all the credit that HTTP/2 knows, and read nothing, or a little.
        case unread, slow
        /// They grant no credit.
        case closed
        /// They take each stream back as soon as it is open.
        case reset
    }

    private static let (connectionCount, streamCount) = (20, 100)
    /// How long the readers stay at most: on a busy machine it takes a while until all of them are there.
    private static let seconds = 300
    /// Of all of them together: 200 kB a stream, of which each asks for 126 MB.
    private static let byteLimit = 400_000_000

    @Test(
        "G-05 2,000 streams of 20 connections that are read slowly or not at all grow memory by less than 400 MB",
        .timeLimit(.minutes(30)), arguments: Manner.allCases)
    func streams(manner: Manner) async throws {
        // Streams that are taken back at once need not all be under way at any time.
        try await withReaders(manner, until: { manner == .reset || Self.underwayCount($0) ?? 0 >= 1900 }) {
            server, before in
            let peak = try server.peakByteCount()
            #expect(peak - before < Self.byteLimit, "\(before) before, \(peak) at the peak")
        }
    }

    /// In MiB; little more than the server has at rest in a debug build.
    private static let ceiling = 160

    @Test(
        "limits.memoryMegabytes holds: streams that would take more are refused, and the next one is answered when they are gone",
        .timeLimit(.minutes(30)))
    func ceiling() async throws {
        let settings = "limits:\n  memoryMegabytes: \(Self.ceiling)\n"
        try await withReaders(.unread, settings: settings, until: { Self.refusedCount($0) >= 20 }) { server, before in
            #expect(before < Self.ceiling << 20, "\(before)")
            let peak = try server.peakByteCount()
            // What was let in below the ceiling may grow beyond it by its pieces.
            #expect(peak < (Self.ceiling + 64) << 20, "\(before) before, \(peak) at the peak")
        }
    }

    /// How many requests are under way, by the metrics of a server.
    private static func underwayCount(_ figures: String) -> Int? {
        figures.firstMatch(of: /\nlightbox_http_requests_underway (\d+)/).flatMap { Int($0.1) }
    }

    /// How many requests were answered 503, by the metrics of a server.
    private static func refusedCount(_ figures: String) -> Int {
        figures.matches(of: /lightbox_http_requests_total\{route="[^"]*",method="GET",status="503"\} (\d+)/)
            .reduce(0) { $0 + (Int($1.1) ?? 0) }
    }

    /// Runs the body after the readers have gone.
    /// - Parameter isReached: whether, by the metrics of the server, the readers have brought it where it is to be;
    ///   others ask then.
    private func withReaders(
        _ manner: Manner, settings: String = "", until isReached: (String) -> Bool,
        _ body: (RunningServer, _ before: Int) async throws -> Void
    ) async throws {
        try await withTemporaryFolder { folder in
            let series = SyntheticSeries(count: 60, edge: 1024)
            let source = URL(filePath: folder.appending("source").string)
            try series.write(to: source)
            let data = folder.appending("data").string
            let result = try await Lightbox.run(["import", "--data", data, source.path()])
            #expect(result.output.hasPrefix("60 instances imported"), "\(result.output)")
            let authority = try TestAuthority()
            let root = try authority.write(to: folder.appending("root.pem"))
            let files = try authority.write("server", in: folder)
            let file = folder.appending("settings.yaml").string
            try settings.write(toFile: file, atomically: true, encoding: .utf8)
            let arguments = ["--certificate", files.certificate, "--key", files.key, "--config", file]
            try await withServer(data: data, arguments: arguments) { server in
                func output(_ path: String, _ more: [String]) async throws -> String {
                    try await runProgram(
                        URL(filePath: "/usr/bin/curl"),
                        ["-s", "--noproxy", "*", "--http2", "--cacert", root] + more
                            + [server.serviceURL.replacing("/dicom-web", with: path)]
                    ).output
                }
                func status(_ path: String) async throws -> String {
                    try await output("/dicom-web\(path)", ["-o", "/dev/null", "-w", "%{http_version} %{http_code}"])
                }
                // What every first request costs is not what this is about.
                #expect(try await status("/studies/\(series.study)/metadata") == "2 200")
                let before = try server.residentByteCount()
                let port = try #require(URL(string: server.serviceURL)?.port)
                let script = URL(filePath: #filePath).deletingLastPathComponent()
                    .appending(path: "Clients/http2_readers.py")
                let end = folder.appending("end").string
                async let clients = PythonClients.run(
                    script,
                    [
                        "127.0.0.1", "\(port)", "/dicom-web/studies/\(series.study)", manner.rawValue,
                        "\(Self.connectionCount)", "\(Self.streamCount)", "\(Self.seconds)", end,
                    ])
                var figures = ""
                var isThere = false
                for _ in 0..<(Self.seconds * 4) where !isThere {
                    try await Task.sleep(for: .milliseconds(250))
                    figures = try await output("/metrics", [])
                    isThere = isReached(figures)
                }
                #expect(isThere, "\(figures.split(separator: "\n").filter { $0.contains("lightbox_http_requests") })")
                // The others hear something meanwhile: what they asked for, or when to come again.
                let meanwhile = try await status("/studies?limit=1")
                #expect(meanwhile == "2 200" || (!settings.isEmpty && meanwhile == "2 503"))
                // Time for more to be read ahead.
                try await Task.sleep(for: .seconds(5))
                try Data().write(to: URL(filePath: end))
                let finished = try await clients
                #expect(finished.status == 0, "\(finished.output)\n\(finished.errors)")
                #expect(finished.output.contains("open \(Self.connectionCount)"))
                // Nothing is left under way of who has gone.
                var isIdle = false
                for _ in 0..<240 where !isIdle {
                    isIdle = Self.underwayCount(try await output("/metrics", [])) ?? .max <= 1
                    if !isIdle { try await Task.sleep(for: .milliseconds(500)) }
                }
                #expect(isIdle)
                #expect(try await status("/studies?limit=1") == "2 200")
                try await body(server, before)
            }
        }
    }
}
