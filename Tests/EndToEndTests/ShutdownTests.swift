import AsyncHTTPClient
import Foundation
import NIOCore
import Support
import SystemPackage
import Testing

@Suite("Shutdown", .serialized)
struct ShutdownTests {
    @Test(
        "SIGTERM and SIGINT end the server with 0, and a request in flight is finished first",
        arguments: [SIGTERM, SIGINT])
    func gracefulShutdown(signal: Int32) async throws {
        try await withTemporaryFolder { folder in
            // Far more than the socket buffers of both ends hold: the transfer is in flight when the signal comes.
            let series = SyntheticSeries(count: 40, edge: 512)
            try series.write(to: URL(filePath: folder.appending("source").string))
            let data = folder.appending("data").string
            #expect(try await Lightbox.run(["import", "--data", data, folder.appending("source").string]).status == 0)
            // On a busy machine this client may be starved for longer than the default limit.
            let configuration = folder.appending("lightbox.yaml").string
            try "server:\n  shutdownSeconds: 600\n".write(toFile: configuration, atomically: true, encoding: .utf8)
            let server = try await RunningServer(data: data, arguments: ["--config", configuration])

            _ = try await takeSlowly(series, of: server, by: .shared, ending: signal)
        }
    }

    @Test("A client that does not take its answer holds the server for no longer than the limit on shutting down")
    func limitedShutdown() async throws {
        try await withTemporaryFolder { folder in
            let series = SyntheticSeries(count: 40, edge: 512)
            try series.write(to: URL(filePath: folder.appending("source").string))
            let data = folder.appending("data").string
            #expect(try await Lightbox.run(["import", "--data", data, folder.appending("source").string]).status == 0)
            let configuration = folder.appending("lightbox.yaml").string
            try "server:\n  shutdownSeconds: 1\n".write(toFile: configuration, atomically: true, encoding: .utf8)
            let server = try await RunningServer(data: data, arguments: ["--config", configuration])

            let request = HTTPClientRequest(url: "\(server.serviceURL)/studies/\(series.study)")
            let response = try await HTTPClient.shared.execute(request, timeout: .seconds(60))
            var pieces = response.body.makeAsyncIterator()
            _ = try #require(try await pieces.next())
            #expect(await server.stop(SIGTERM) == 0)
            await #expect(throws: (any Error).self) {
                while try await pieces.next() != nil {}
            }
        }
    }
}
