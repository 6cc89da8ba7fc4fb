import Foundation
import Support
import SystemPackage
import Testing

@Suite("Transcoded frames on the disk")
struct DerivedFrameTests {
    @Test(
        "A frame that was encoded once is kept across a restart, and nothing of it is left when its instance is erased",
        .timeLimit(.minutes(30)))
    func kept() async throws {
        try await withTemporaryFolder { folder in
            let series = SyntheticSeries(count: 1, edge: 128)
            let source = URL(filePath: folder.appending("source").string)
            try series.write(to: source)
            let data = folder.appending("data")
            _ = try await Lightbox.run(["import", "--data", data.string, source.path()])
            let path =
                "/studies/\(series.study)/series/\(series.series)/instances/\(series.sopInstanceUID(1))/frames/1"
            func encoded() async throws -> [UInt8] {
                try await withServer(data: data.string) { server in
                    let answer = try await get("\(server.serviceURL)\(path)", accept: "image/jp2")
                    #expect(answer.status == 200)
                    return answer.body
                }
            }
            func files() throws -> [String] {
                try FileManager.default.contentsOfDirectory(atPath: data.appending("derived").string)
            }
            let first = try await encoded()
            #expect(try files().count == 1)
            #expect(try await encoded() == first)
            #expect(try files().count == 1)
            let removed = try await Lightbox.run(
                ["remove", "--data", data.string, "--instance", series.sopInstanceUID(1), "--erase-now"])
            #expect(removed.status == 0, "\(removed.output)\(removed.errors)")
            #expect(try files().isEmpty)
        }
    }
}
