import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import Support
import SystemPackage
import Testing

@Suite("Memory", .serialized)
struct MemoryTests {
    @Test("A 500-slice series as one multipart grows the server's memory by less than 64 MB", .timeLimit(.minutes(30)))
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

    @Test(
        "64 slow clients of one study hold little memory, and nothing is left of them when they go",
        .timeLimit(.minutes(30)))
    func slowClients() async throws {
        try await withTemporaryFolder { folder in
            let series = SyntheticSeries(count: 60, edge: 1024)
            let source = URL(filePath: folder.appending("source").string)
            try series.write(to: source)
            let data = folder.appending("data").string
            let result = try await Lightbox.run(["import", "--data", data, source.path()])
            #expect(result.output.hasPrefix("60 instances imported"), "\(result.output)")
            try await withServer(data: data) { server in
                let url = "\(server.serviceURL)/studies/\(series.study)"
                _ = try await get("\(url)/metadata")
                let sockets = try server.socketCount()
                let clients = (0..<64).map { _ in
                    Task {
                        let response = try await HTTPClient.shared.execute(
                            HTTPClientRequest(url: url), timeout: .seconds(120))
                        for try await _ in response.body { try await Task.sleep(for: .milliseconds(100)) }
                    }
                }
                var peak = 0
                for _ in 0..<20 {
                    try await Task.sleep(for: .milliseconds(250))
                    peak = max(peak, try server.residentByteCount())
                }
                #expect(peak < 300_000_000, "resident: \(peak)")
                for client in clients { client.cancel() }
                for client in clients { _ = await client.result }
                // The server sees the ends when it writes next.
                var left = Int.max
                for _ in 0..<40 where left > sockets + 8 {
                    try await Task.sleep(for: .milliseconds(250))
                    left = try server.socketCount()
                }
                #expect(left <= sockets + 8, "\(sockets) sockets before, \(left) after")
                #expect(try await get("\(url)/metadata").status == 200)
                // No request is under way but the one that asks, and no job is left on the pool.
                let metrics = server.serviceURL.replacing("/dicom-web", with: "/metrics")
                var idle = false
                for _ in 0..<120 where !idle {
                    let figures = String(decoding: try await get(metrics).body, as: UTF8.self)
                    let underway = figures.firstMatch(of: /\nlightbox_http_requests_underway (\d+)/)
                    let jobs = figures.firstMatch(of: /\nlightbox_worker_jobs (\d+)/)
                    try #require(underway != nil && jobs != nil, "\(figures.prefix(500))")
                    idle = Int(underway?.1 ?? "") ?? .max <= 1 && jobs?.1 == "0"
                    if !idle { try await Task.sleep(for: .milliseconds(500)) }
                }
                #expect(idle)
            }
        }
    }

    @Test(
        "Any frame of an instance of 30,000 frames and 4 GB comes from its place, and the server's memory stays flat",
        .timeLimit(.minutes(30)))
    func longInstance() async throws {
        try await withTemporaryFolder { folder in
            let cine = SparseCine(frameCount: 30_000, edge: 378)
            let source = URL(filePath: folder.appending("cine.dcm").string)
            try cine.write(to: source)
            let data = folder.appending("data").string
            let result = try await Lightbox.run(["import", "--in-place", "--data", data, source.path()])
            #expect(result.status == 0, "\(result.output)\(result.errors)")
            #expect(result.peakByteCount < 300_000_000, "peak memory of the import: \(result.peakByteCount)")
            try await withServer(data: data) { server in
                let found = try #require(try await get("\(server.serviceURL)/instances").dataSets().first)
                let url = try #require(((found["00081190"] as? [String: Any])?["Value"] as? [String])?.first)
                _ = try await get("\(url)/frames/2", accept: "application/octet-stream")
                let before = try server.residentByteCount()
                for number in [1, 2, 9_999, 15_000, 29_999, 30_000] {
                    let frame = try await get("\(url)/frames/\(number)", accept: "application/octet-stream")
                    #expect(frame.status == 200)
                    #expect(frame.body == cine.frame(number), "frame \(number)")
                }
                // Many in one list, in an order of its own: 37 has no factor in common with 30,000.
                let numbers = (1...1000).map { $0 * 37 % 30_000 + 1 }
                let many = try await get(
                    "\(url)/frames/\(numbers.map(String.init).joined(separator: ","))",
                    accept: "multipart/related; type=\"application/octet-stream\"")
                #expect(many.status == 200)
                var rest = Data(many.body)[...]
                for number in numbers {
                    let head = try #require(rest.firstRange(of: Data("\r\n\r\n".utf8)), "frame \(number)")
                    rest = rest[head.upperBound...]
                    let frame = Data(cine.frame(number))
                    #expect(rest.prefix(frame.count) == frame, "frame \(number)")
                    rest = rest.dropFirst(frame.count)
                }
                #expect(rest.suffix(4) == Data("--\r\n".utf8))
                let list = (1...5000).map { String($0 * 6) }.joined(separator: ",")
                let thousands = try await get(
                    "\(url)/frames/\(list)", accept: "multipart/related; type=\"application/octet-stream\"",
                    method: .HEAD)
                #expect(thousands.status == 200)
                #expect(try await get("\(url)/frames/30001").status == 404)
                let peak = try server.peakByteCount()
                #expect(peak - before < 64_000_000, "\(before) before, \(peak) at the peak")
            }
        }
    }

    @Test("Many pictures asked for at once are drawn a few at a time", .timeLimit(.minutes(30)))
    func parallelRendering() async throws {
        try await withTemporaryFolder { folder in
            let series = SyntheticSeries(count: 16, edge: 512)
            let source = URL(filePath: folder.appending("source").string)
            try series.write(to: source)
            let data = folder.appending("data").string
            let result = try await Lightbox.run(["import", "--data", data, source.path()])
            #expect(result.output.hasPrefix("16 instances imported"), "\(result.output)")
            try await withServer(data: data) { server in
                let url = "\(server.serviceURL)/studies/\(series.study)/series/\(series.series)/instances"
                let before = try server.residentByteCount()
                let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
                    for number in 1...16 {
                        group.addTask {
                            try await get("\(url)/\(series.sopInstanceUID(number))/rendered?viewport=256,256").status
                        }
                    }
                    return try await group.reduce(into: [Int]()) { $0.append($1) }
                }
                #expect(statuses.allSatisfy { $0 == 200 })
                let peak = try server.peakByteCount()
                #expect(peak - before < 250_000_000, "\(before) before, \(peak) at the peak")
            }
        }
    }
}
