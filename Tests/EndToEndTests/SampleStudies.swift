import Foundation
import Support
import SystemPackage

/// The folder that holds the manifest of the package.
private let checkout = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

/// The studies that come with the product.
enum SampleStudies {
    static let folder = checkout.appending(path: "SampleStudies")
}

/// The Python clients that `Config/setup.sh --tests` installs.
enum PythonClients {
    /// Not resolved: a virtual environment is known by the link.
    static let interpreter = checkout.appending(path: ".build-python/bin/python")

    /// In CI they are always wanted: there the test fails rather than passes unseen.
    static var areWanted: Bool {
        ProcessInfo.processInfo.environment["CI"] != nil || FileManager.default.fileExists(atPath: interpreter.path())
    }

    /// The static build of OHIF that `Config/setup.sh --tests` unpacks.
    static let viewer = checkout.appending(path: ".build-python/viewer/ohif")

    /// As `areWanted`, for the test of OHIF.
    static var viewerIsWanted: Bool {
        ProcessInfo.processInfo.environment["CI"] != nil
            || FileManager.default.fileExists(atPath: viewer.appending(path: "index.html").path())
    }

    /// Through `env`, which keeps the path that Python finds its virtual environment by.
    static func run(_ script: URL, _ arguments: [String]) async throws -> Lightbox.Result {
        try await runProgram(URL(filePath: "/usr/bin/env"), [interpreter.path(), script.path()] + arguments)
    }
}

/// Runs the body with a server over a fresh folder with the sample studies.
func withSampleStudies(
    arguments: [String] = [], _ body: (RunningServer) async throws -> Void
) async throws {
    try await withTemporaryFolder { folder in
        let data = folder.appending("data").string
        let result = try await Lightbox.run(["import", "--data", data, SampleStudies.folder.path()])
        guard result.status == 0 else { throw ImportFailure(output: result.output + result.errors) }
        try await withServer(data: data, arguments: arguments, body)
    }
}

struct ImportFailure: Error {
    let output: String
}
