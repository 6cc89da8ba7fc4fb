import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import Support
import Testing

/// Asks for a study, ends the server once the answer has begun, and takes the rest slower than the server writes: its
/// socket is full when it comes to the end. Expects that all of the answer comes, and that the server ends with 0.
/// - Parameter series: the only one of its study, of several megabytes.
/// - Returns: the major version of HTTP that the answer came by.
func takeSlowly(
    _ series: SyntheticSeries, of server: RunningServer, by client: HTTPClient, ending signal: Int32 = SIGTERM
) async throws -> Int {
    let request = HTTPClientRequest(url: "\(server.serviceURL)/studies/\(series.study)")
    let response = try await client.execute(request, timeout: .seconds(60))
    var pieces = response.body.makeAsyncIterator()
    let first = try #require(try await pieces.next())
    var byteCount = first.readableBytes
    var last = first
    async let status = server.stop(signal)
    while let piece = try await pieces.next() {
        try await Task.sleep(for: .milliseconds(2))
        byteCount += piece.readableBytes
        last = piece
    }
    #expect(await status == 0)
    #expect(byteCount > series.count * series.edge * series.edge * 2)
    #expect(Array(last.readableBytesView.suffix(4)) == Array("--\r\n".utf8))
    return response.version.major
}
