import Foundation
import Support
import Testing

@Suite("Viewer: a server of somebody else")
struct OrthancTests {
    private static let samples = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "SampleStudies")
    private static let program = "/usr/sbin/Orthanc"
    private static let plugin = "/usr/share/orthanc/plugins/libOrthancDicomWeb.so"

    /// In CI Orthanc is always wanted: there the test fails rather than passes unseen.
    private static var isWanted: Bool {
        FileManager.default.isExecutableFile(atPath: program) && FileManager.default.fileExists(atPath: plugin)
            || ProcessInfo.processInfo.environment["CI"] != nil
    }

    /// Runs the body with Debian's Orthanc, which holds the echocardiography and the thorax with its report.
    private func withOrthanc(_ body: (String) async throws -> Void) async throws {
        try await withTemporaryFolder { folder in
            let port = try freePort()
            let settings: [String: Any] = [
                "Name": "Test", "StorageDirectory": "\(folder)/storage", "IndexDirectory": "\(folder)/storage",
                "HttpPort": port, "DicomServerEnabled": false, "RemoteAccessAllowed": false,
                "AuthenticationEnabled": false, "Plugins": [Self.plugin], "DicomWeb": ["Enable": true],
            ]
            let file = "\(folder)/orthanc.json"
            try JSONSerialization.data(withJSONObject: settings).write(to: URL(filePath: file))
            let process = Process()
            process.executableURL = URL(filePath: Self.program)
            process.arguments = [file]
            process.standardOutput = FileHandle.nullDevice
            process.standardError = FileHandle.nullDevice
            try process.start()
            // It waits for connections that are kept open; nothing of it is needed any more.
            defer { kill(process.processIdentifier, SIGKILL) }
            let root = "http://127.0.0.1:\(port)"
            try await waitUntilReady(root)
            for study in ["us-heart", "ct-thorax"] {
                let folder = Self.samples.appending(path: study)
                let files =
                    FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?
                    .compactMap { $0 as? URL }.filter { $0.pathExtension == "dcm" } ?? []
                for file in files {
                    let sent = try await curl([
                        "--data-binary", "@\(file.path(percentEncoded: false))", "\(root)/instances",
                    ])
                    #expect(sent.status == 0 && sent.output.contains("Success"), "\(sent.output)")
                }
            }
            try await body("\(root)/dicom-web")
        }
    }

    private func curl(_ arguments: [String]) async throws -> Lightbox.Result {
        try await runProgram(URL(filePath: "/usr/bin/curl"), ["--silent", "--fail"] + arguments)
    }

    private func waitUntilReady(_ root: String) async throws {
        for _ in 0..<600 {
            if try await curl(["\(root)/system"]).status == 0 { return }
            try await Task.sleep(for: .milliseconds(100))
        }
        Issue.record("Orthanc did not start")
    }

    @Test(
        "Debian's Orthanc: studies are listed, pictures printed and browsed, a report is read",
        .enabled(if: isWanted, "orthanc and orthanc-dicomweb are not installed"))
    func everything() async throws {
        try await withOrthanc { url in
            let list = try await Lightbox.run(["view", url, "--print"])
            #expect(list.status == 0, "\(list.errors)")
            #expect(list.output.contains("Müller-Laterne, Zoë") && list.output.contains("Phantom, Thorax"))
            let heart = "2.25.332055300068183602453162745480686245300"
            let study = try await Lightbox.run(["view", url, "--print", "--study", heart, "--columns", "100"])
            #expect(study.status == 0, "\(study.errors)")
            // It makes no thumbnails: a picture of the series stands in.
            #expect(study.output.contains("1 · US") && study.output.contains("▄▄"))
            try await withTemporaryFolder { folder in
                let terminal = try PseudoTerminal(["view", url], .truecolor, folder: "\(folder)")
                try await terminal.screen { $0.contains("2 studies") }
                terminal.type("thorax\r")
                try await terminal.screen { $0.contains("3 series") && $0.contains("3 · SR") }
                terminal.type("\u{1B}[C\r")
                try await terminal.screen { $0.contains("/48") && $0.contains("▄▄") }
                terminal.type("2")
                try await terminal.screen { $0.contains("W 1500 C -600") }
                terminal.type("]")
                try await terminal.screen { $0.contains("Conclusion: Single nodule of 14 mm.") }
                terminal.type("\u{3}")
                #expect(try await terminal.end() == 0)
            }
        }
    }
}
