import Foundation
import NIOHTTP1
import Support
import SystemPackage
import Testing

@Suite("Damaged objects", .serialized)
struct DamagedObjectTests {
    @Test("An object that was lost from the data folder is 404 by itself, and an import of the same file puts it back")
    func lostObject() async throws {
        try await withTemporaryFolder { folder in
            // Large enough to be a file of its own in the store.
            let series = SyntheticSeries(count: 1, edge: 1024)
            let source = folder.appending("source").string
            try series.write(to: URL(filePath: source))
            let data = folder.appending("data").string
            #expect(try await Lightbox.run(["import", "--data", data, source]).status == 0)
            let objects = URL(filePath: data).appending(path: "objects")
            let names = try FileManager.default.subpathsOfDirectory(atPath: objects.path())
            let object = try #require(names.first { $0.hasSuffix(".dcm") })
            try FileManager.default.removeItem(at: objects.appending(path: object))
            try await withServer(data: data) { server in
                let url = "\(server.serviceURL)/studies/\(series.study)"
                #expect(try await get(url).status == 404)
                #expect(try await get("\(url)/metadata").status == 200)
                let again = try await Lightbox.run(["import", "--data", data, source])
                #expect(again.output.contains("1 already there"))
                #expect(try await get(url).status == 200)
            }
        }
    }

    @Test("A-21 one image that is cut short does not take the pictures of its study with it")
    func truncatedPixels() async throws {
        try await withTemporaryFolder { folder in
            let series = SyntheticSeries(count: 3, edge: 16)
            let source = URL(filePath: folder.appending("source").string)
            try series.write(to: source)
            let cut = Array(series.file(2).dropLast(100))
            try Data(cut).write(to: source.appending(path: "2.dcm"))
            let data = folder.appending("data").string
            let result = try await Lightbox.run(["import", "--data", data, source.path()])
            #expect(result.output.contains("3 instances imported"), "\(result.output)")
            try await withServer(data: data) { server in
                let url = "\(server.serviceURL)/studies/\(series.study)"
                let whole = try await get(url)
                #expect(whole.status == 200)
                let parts = String(decoding: whole.body, as: Unicode.ASCII.self).ranges(of: "Content-Location: ")
                #expect(parts.count == 3)
                let pictures = try await get("\(url)/rendered")
                #expect(pictures.status == 200)
                let drawn = String(decoding: pictures.body, as: Unicode.ASCII.self).ranges(of: "Content-Location: ")
                #expect(drawn.count == 2)
                #expect(try await get("\(url)/thumbnail").status == 200)
            }
        }
    }

    @Test("An image that ends too early is refused, or by configuration drawn as far as it goes with a Warning")
    func incompletePixels() async throws {
        try await withTemporaryFolder { folder in
            let series = SyntheticSeries(count: 2, edge: 16)
            let source = URL(filePath: folder.appending("source").string)
            try series.write(to: source)
            // Half of the last of sixteen rows.
            try Data(series.file(2).dropLast(16)).write(to: source.appending(path: "2.dcm"))
            let data = folder.appending("data").string
            _ = try await Lightbox.run(["import", "--data", data, source.path()])
            let path = "/studies/\(series.study)/series/\(series.series)/instances/"
            try await withServer(data: data) { server in
                let url = "\(server.serviceURL)\(path)\(series.sopInstanceUID(2))"
                let refused = try await get("\(url)/rendered")
                #expect(refused.status == 501)
            }
            let file = folder.appending("lightbox.yaml").string
            try "rendering:\n  drawIncomplete: true\n".write(toFile: file, atomically: true, encoding: .utf8)
            try await withServer(data: data, arguments: ["--config", file]) { server in
                for suffix in ["/rendered", "/frames/1/rendered"] {
                    let url = "\(server.serviceURL)\(path)\(series.sopInstanceUID(2))\(suffix)"
                    let answer = try await get(url, accept: "image/png")
                    #expect(answer.status == 200)
                    #expect(answer.headers.first(name: "Warning")?.contains("ends within frame 1") == true)
                }
                let whole = try await get("\(server.serviceURL)\(path)\(series.sopInstanceUID(1))/rendered")
                #expect(whole.status == 200 && whole.headers.first(name: "Warning") == nil)
            }
        }
    }

    @Test("A-21 a compressed image that can't be decoded goes out as it is stored, and its study with it")
    func undecodablePixels() async throws {
        try await withTemporaryFolder { folder in
            let source = URL(filePath: folder.appending("source").string)
            try FileManager.default.copyItem(
                at: SampleStudies.folder.appending(path: "palette-perfusion"), to: source)
            let file = source.appending(path: "02.dcm")
            var bytes = Array(try Data(contentsOf: file))
            // The first fragment's own header: it says how many segments the frame has, at most 15.
            let pixelData = try #require(bytes.indices.last { bytes[$0...].starts(with: [0xE0, 0x7F, 0x10, 0x00]) })
            let table = pixelData + 12
            let tableByteCount = (0..<4).reduce(0) { $0 | Int(bytes[table + 4 + $1]) << (8 * $1) }
            let head = table + 8 + tableByteCount + 8
            bytes.replaceSubrange(head..<(head + 4), with: [0xFF, 0xFF, 0xFF, 0x7F])
            try Data(bytes).write(to: file)
            let data = folder.appending("data").string
            #expect(try await Lightbox.run(["import", "--data", data, source.path()]).status == 0)
            try await withServer(data: data) { server in
                let study = try #require(try await get("\(server.serviceURL)/studies").dataSets().first)
                let uid = ((study["0020000D"] as? [String: Any])?["Value"] as? [String])?.first ?? ""
                let accept = "multipart/related; type=\"application/dicom\""
                let answer = try await get("\(server.serviceURL)/studies/\(uid)", accept: accept)
                #expect(answer.status == 200)
                let text = String(decoding: answer.body, as: Unicode.ASCII.self)
                #expect(text.ranges(of: "transfer-syntax=1.2.840.10008.1.2.1\r\n").count == 2)
                #expect(text.ranges(of: "transfer-syntax=1.2.840.10008.1.2.5\r\n").count == 1)
                // By itself it is not passed off as what was asked for.
                let instances = try await get("\(server.serviceURL)/studies/\(uid)/instances").dataSets()
                let urls = instances.compactMap { (($0["00081190"] as? [String: Any])?["Value"] as? [String])?.first }
                var statuses: [Int] = []
                for url in urls { statuses.append(try await get(url, accept: accept).status) }
                #expect(statuses.sorted() == [200, 200, 501])
            }
        }
    }
}
