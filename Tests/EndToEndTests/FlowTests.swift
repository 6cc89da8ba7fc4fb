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

    @Test(
        "G-05 by HTTP/2 an error after the head resets the stream, which does not end, and spares the connection",
        .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/curl"), "no curl"),
        .timeLimit(.minutes(30)),
        arguments: [
            "multipart/related; type=\"application/dicom\"; transfer-syntax=*",
            // Of no length: that something is missing is told by nothing but the reset.
            "multipart/related; type=\"application/dicom\"; transfer-syntax=1.2.840.10008.1.2.4.80",
        ])
    func resetStream(accept: String) async throws {
        try await withTemporaryFolder { folder in
            let series = SyntheticSeries(count: 4, edge: 256)
            let source = URL(filePath: folder.appending("source").string)
            try series.write(to: source)
            let data = folder.appending("data").string
            #expect(try await Lightbox.run(["import", "--in-place", "--data", data, source.path()]).status == 0)
            try FileManager.default.removeItem(at: source.appending(path: "3.dcm"))
            let authority = try TestAuthority()
            let root = try authority.write(to: folder.appending("root.pem"))
            let files = try authority.write("server", in: folder)
            let arguments = ["--certificate", files.certificate, "--key", files.key]
            try await withServer(data: data, arguments: arguments) { server in
                let study = "\(server.serviceURL)/studies/\(series.study)"
                let body = folder.appending("body").string
                let curl = try await runProgram(
                    URL(filePath: "/usr/bin/curl"),
                    [
                        "-sS", "--noproxy", "*", "--http2", "--cacert", root, "-H", "Accept: \(accept)", "-o", body,
                        "-o",
                        "/dev/null", "-w", "%{http_version} %{http_code} %{exitcode} %{num_connects}\n", study,
                        "\(study)/series/\(series.series)/instances/\(series.sopInstanceUID(4))",
                    ])
                // 92: the stream was reset. One that has ended would be 0 or, short of its length, 18.
                #expect(curl.output == "2 200 92 1\n2 200 0 0\n", "\(curl.errors)")
                let text = try String(decoding: Data(contentsOf: URL(filePath: body)), as: Unicode.ASCII.self)
                let boundary = try #require(text.firstMatch(of: /--([^\r]+)\r\n/)).1
                #expect(!text.contains("--\(boundary)--"))
            }
        }
    }
}
