import Foundation
import Support
import SystemPackage
import Testing

@Suite("Rendered pictures beside NumPy", .enabled(if: Corpus.isThere, "\(Corpus.absence)"))
struct RenderedPictureTests {
    @Test(
        "C-30 to C-40 every picture of the corpus is what the formulas of the standard give in NumPy",
        .enabled(if: PythonClients.areWanted, "no .build-python: run Config/setup.sh --tests"),
        .timeLimit(.minutes(10)))
    func oracle() async throws {
        let folder = try #require(Corpus.folder)
        try await withTemporaryFolder { scratch in
            let data = scratch.appending("data").string
            _ = try await Lightbox.run(["import", "--data", data, folder.path()])
            try await withServer(data: data) { server in
                let script = URL(filePath: #filePath).deletingLastPathComponent()
                    .appending(path: "Clients/check_rendering.py")
                let result = try await PythonClients.run(script, [server.serviceURL])
                let faults = result.output.split(separator: "\n").filter { $0.hasPrefix("different") }
                #expect(result.status == 0, "\(faults)\n\(result.errors)")
                let summary = try #require(result.output.split(separator: "\n").last)
                let same = try #require(summary.firstMatch(of: /([0-9]+) same, 0 different/))
                #expect((Int(same.1) ?? 0) > 420, "\(summary)")
            }
        }
    }
}
