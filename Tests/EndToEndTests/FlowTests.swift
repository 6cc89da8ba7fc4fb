import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import Support
import SystemPackage
import Testing

@Suite("Flow", .serialized)
struct FlowTests {
    @Test(
        "G-05 an error after the head ends the connection: the body is cut, and the closing boundary is not sent",
        .timeLimit(.minutes(30)),
        arguments: [
            "multipart/related; type=\"application/dicom\"; transfer-syntax=*",
            // Encoded on the way: of no length, in chunks.
            "multipart/related; type=\"application/dicom\"; transfer-syntax=1.2.840.10008.1.2.4.80",
        ])
    func errorAfterHead(accept: String) async throws {
        try await withTemporaryFolder { folder in
            let series = SyntheticSeries(count: 4, edge: 256)
            let source = URL(filePath: folder.appending("source").string)
            try series.write(to: source)
            let data = folder.appending("data").string
            #expect(try await Lightbox.run(["import", "--in-place", "--data", data, source.path()]).status == 0)
            // Behind the first part, so that the head is sent before anybody knows.
            try FileManager.default.removeItem(at: source.appending(path: "3.dcm"))
            try await withServer(data: data) { server in
                let url = "\(server.serviceURL)/studies/\(series.study)"
                var request = HTTPClientRequest(url: url)
                request.headers.add(name: "Accept", value: accept)
                let response = try await HTTPClient.shared.execute(request, timeout: .seconds(600))
                #expect(response.status.code == 200)
                let type = try #require(response.headers.first(name: "Content-Type"))
                let boundary = try #require(type.firstMatch(of: /boundary=([^;]+)/)).1
                let isChunked = response.headers.first(name: "Content-Length") == nil
                #expect(isChunked == !accept.hasSuffix("*"))
                var body: [UInt8] = []
                var isCut = false
                do {
                    for try await piece in response.body { body.append(contentsOf: piece.readableBytesView) }
                } catch {
                    isCut = true
                }
                #expect(isCut, "the client sees that something is missing")
                let text = String(decoding: body, as: Unicode.ASCII.self)
                #expect(text.contains("--\(boundary)\r\n"), "a part came")
                #expect(!text.contains("--\(boundary)--"))
                // The others are as they were, and so is the server.
                let instances = "\(url)/series/\(series.series)/instances"
                #expect(try await get("\(instances)/\(series.sopInstanceUID(4))").status == 200)
                #expect(try await get("\(instances)/\(series.sopInstanceUID(3))").status == 404)
            }
        }
    }
}
