import Foundation
import Support
import SystemPackage
import Testing

@Suite("Rendered pictures beside NumPy", .enabled(if: Corpus.isThere, "\(Corpus.absence)"))
struct RenderedPictureTests {
    @Test(
        "C-30 to C-40 every picture of the corpus is what the formulas of the standard give in NumPy",
        .enabled(if: PythonClients.areWanted, "no .build-python: run Config/setup.sh --tests"),
        .timeLimit(.minutes(30)))
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

@Suite("Golden pictures")
struct GoldenPictureTests {
    @Test(
        "C-20 every series of the sample studies looks as it did when somebody last looked at it",
        .enabled(if: PythonClients.areWanted, "no .build-python: run Config/setup.sh --tests"),
        .timeLimit(.minutes(30)))
    func golden() async throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
        try await withSampleStudies { server in
            let result = try await PythonClients.run(
                folder.appending(path: "Clients/check_golden.py"),
                [server.serviceURL, folder.appending(path: "Golden").path()])
            let advice = "look at the sheet that --sheet FILE writes, then keep the pictures with --accept"
            #expect(result.status == 0, "\(result.output)\(result.errors)\n\(advice)")
        }
    }
}

@Suite("Overlays in rendered pictures")
struct OverlayPictureTests {
    @Test(
        "C-41 overlays are drawn where annotation=technique asks for them, and are what NumPy reads from the planes",
        .enabled(if: PythonClients.areWanted, "no .build-python: run Config/setup.sh --tests"),
        .timeLimit(.minutes(30)))
    func overlays() async throws {
        let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Clients/check_overlays.py")
        try await withTemporaryFolder { scratch in
            let folder = scratch.appending("files").string
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            let made = try await PythonClients.run(script, ["make", folder])
            try #require(made.status == 0, "\(made.errors)")
            let data = scratch.appending("data").string
            _ = try await Lightbox.run(["import", "--data", data, folder])
            try await withServer(data: data) { server in
                let result = try await PythonClients.run(script, ["check", server.serviceURL, folder])
                #expect(result.status == 0, "\(result.output)\(result.errors)")
                #expect(result.output.hasSuffix("5 frames, 0 faults\n"), "\(result.output)")
            }
        }
    }
}
