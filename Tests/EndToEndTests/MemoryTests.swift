import AsyncHTTPClient
import Foundation
import NIOCore
import Support
import SystemPackage
import Testing

@Suite("Memory", .serialized)
struct MemoryTests {
    @Test("A 500-slice series as one multipart grows the server's memory by less than 64 MB", .timeLimit(.minutes(5)))
    func series() async throws {
        try await withTemporaryFolder { folder in
            let series = SyntheticSeries(count: 500, edge: 512)
            let source = URL(filePath: folder.appending("source").string)
            try series.write(to: source)
            let data = folder.appending("data").string
            let result = try await Lightbox.run(["import", "--data", data, source.path()])
            #expect(result.output.hasPrefix("500 instances imported"), "\(result.output)")
            try await withServer(data: data) { server in
                // What every first request costs (pool threads, buffers, caches) is not what this is about.
                _ = try await get(
                    "\(server.serviceURL)/studies/\(series.study)/series/\(series.series)/instances?limit=1")
                let before = try server.residentByteCount()
                var peak = before
                var byteCount = 0
                let url = "\(server.serviceURL)/studies/\(series.study)/series/\(series.series)"
                let response = try await HTTPClient.shared.execute(HTTPClientRequest(url: url), timeout: .seconds(120))
                var pieceCount = 0
                for try await piece in response.body {
                    byteCount += piece.readableBytes
                    pieceCount += 1
                    if pieceCount % 64 == 0 { peak = max(peak, try server.residentByteCount()) }
                }
                peak = max(peak, try server.residentByteCount())
                #expect(byteCount > 500 * 512 * 512 * 2)
                #expect(peak - before < 64_000_000, "\(before) before, \(peak) at the peak")
            }
        }
    }
}
