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
            let server = try await RunningServer(data: data)

            let request = HTTPClientRequest(url: "\(server.serviceURL)/studies/\(series.study)")
            let response = try await HTTPClient.shared.execute(request, timeout: .seconds(60))
            var pieces = response.body.makeAsyncIterator()
            let first = try #require(try await pieces.next())
            var byteCount = first.readableBytes
            var last = first
            async let status = server.stop(signal)
            try await Task.sleep(for: .milliseconds(300))
            while let piece = try await pieces.next() {
                byteCount += piece.readableBytes
                last = piece
            }
            #expect(await status == 0)
            #expect(byteCount > 40 * 512 * 512 * 2)
            #expect(Array(last.readableBytesView.suffix(4)) == Array("--\r\n".utf8))
        }
    }
}
