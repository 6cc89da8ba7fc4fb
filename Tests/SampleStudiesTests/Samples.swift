import Foundation
import make_sample_studies

/// The samples of the repository, and those that the generator makes now: drawn once for all tests.
enum Samples {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "SampleStudies")

    static let made = Task { try await SampleStudies.make(seed: SampleStudies.defaultSeed) }

    static func manifest() throws -> Manifest { try SampleFolder(folder).readManifest() }

    static func bytes(of file: String) throws -> [UInt8] { Array(try Data(contentsOf: folder.appending(path: file))) }

    /// All files below a folder by their paths in it.
    static func files(in folder: URL) throws -> [String: Data] {
        let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path())
        var files: [String: Data] = [:]
        for path in paths {
            let file = folder.appending(path: path)
            if try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true {
                files[path] = try Data(contentsOf: file)
            }
        }
        return files
    }
}
