import Foundation
import Support
import Testing

@Suite("Viewer: files without a server")
struct LocalStudiesTests {
    private static let samples = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "SampleStudies")

    private func print(_ path: String, _ arguments: [String] = [], scratch: String) async throws -> Lightbox.Result {
        try await Lightbox.run(["view", path, "--print"] + arguments, environment: ["TMPDIR": scratch])
    }

    @Test("A folder of files, a file, and a data folder are shown like a server's studies, and nothing is left behind")
    func everything() async throws {
        try await withTemporaryFolder { folder in
            let scratch = "\(folder)/scratch"
            try FileManager.default.createDirectory(atPath: scratch, withIntermediateDirectories: false)
            let data = "\(folder)/data"
            let imported = try await Lightbox.run(["import", "--data", data, Self.samples.path()])
            try #require(imported.status == 0, "\(imported.errors)")

            let list = try await print(data, scratch: scratch)
            #expect(list.status == 0, "\(list.errors)")
            #expect(list.output.contains("Phantom, Brain") && list.output.contains("(山田, 太郎)"))
            #expect(try await print(Self.samples.path(), scratch: scratch).output == list.output)

            let study = ["--study", "2.25.332055300068183602453162745480686245300", "--frame", "20"]
            let picture = try await print(data, study, scratch: scratch)
            #expect(picture.status == 0 && picture.output.contains("▄"), "\(picture.errors)")
            let served = try await withServer(data: data) { server in
                try await print(server.serviceURL, study, scratch: scratch)
            }
            #expect(picture.output == served.output)
            let folderOfOne = Self.samples.appending(path: "us-heart")
            #expect(try await print(folderOfOne.path(), study, scratch: scratch).output == served.output)
            let file = try #require(
                FileManager.default.enumerator(at: folderOfOne, includingPropertiesForKeys: nil)?
                    .compactMap { $0 as? URL }.first { $0.pathExtension == "dcm" })
            #expect(try await print(file.path(), study, scratch: scratch).output == served.output)
            #expect(try FileManager.default.contentsOfDirectory(atPath: scratch).isEmpty)
        }
    }

    @Test("What is not there, or no DICOM, is said in a line")
    func nothing() async throws {
        try await withTemporaryFolder { folder in
            let missing = try await print("\(folder)/nowhere", scratch: "\(folder)")
            #expect(missing.status == 2)
            #expect(missing.errors == "lightbox: There is no file or folder \(folder)/nowhere.\n")
            let text = "\(folder)/readme.txt"
            try Data("hello".utf8).write(to: URL(filePath: text))
            let other = try await print(text, scratch: "\(folder)")
            #expect(other.status == 1)
            #expect(other.errors == "lightbox: There is no DICOM file at \(text).\n")
        }
    }

    @Test("One study is opened at once; it has no URL for the clipboard")
    func interactive() async throws {
        try await withTemporaryFolder { folder in
            let terminal = try PseudoTerminal(
                ["view", Self.samples.appending(path: "us-heart").path()], .truecolor, folder: "\(folder)")
            try await terminal.screen { $0.contains("1 · US") && $0.contains("▄▄") }
            terminal.type("y")
            try await terminal.screen { $0.contains("has no URL") }
            #expect(!terminal.outputText.contains("\u{1B}]52"))
            terminal.type("\u{3}")
            #expect(try await terminal.end() == 0)
        }
    }
}
