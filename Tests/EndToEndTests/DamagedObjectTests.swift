import Foundation
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
}
