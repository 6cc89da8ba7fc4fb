import Foundation
import Support
import Testing

/// The texts of the screens of one journey as tmux captures them, compared with kept ones. `KEEP_SCREENS=1` keeps new ones: look at
/// them before they are committed.
@Suite("Viewer: kept screens")
struct KeptScreenTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Screens")
    private static let samples = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "SampleStudies").path()
    /// As long as an address is: a title is filled up to the width of the screen.
    private static let anyURL = "http://127.0.0.1:00000/dicom-web"
    private static let isKeeping = ProcessInfo.processInfo.environment["KEEP_SCREENS"] != nil

    /// What is typed, and by what the screen that is meant can be told from those on the way to it.
    private struct Step {
        let name: String
        let keys: [String]
        let isThere: @Sendable (String) -> Bool

        init(_ name: String, _ keys: [String], _ isThere: @escaping @Sendable (String) -> Bool) {
            (self.name, self.keys, self.isThere) = (name, keys, isThere)
        }
    }

    private static let journey: [Step] = [
        Step("01-studies", []) { $0.contains("11 studies") },
        Step("02-nothing-found", ["nobody"]) { $0.contains("Search: nobody") && $0.contains("no study") },
        Step("03-found", ["C-u", "phantom ct"]) { $0.contains("\n1 studies") },
        Step("04-study", ["Enter"]) { $0.contains("3 · SR · Report") && !$0.contains("░") },
        Step("05-slice", ["Right", "Enter"]) { $0.contains("25/48  W 400 C 50") && $0.contains("▄▄▄▄") },
        Step("06-lung-next", ["j", "2"]) { $0.contains("26/48") && $0.contains("lung") },
        Step("07-zoomed", ["+", "+", "L"]) { $0.contains("26/48") && $0.contains("×") },
        Step("08-attributes", ["f", "t"]) { $0.contains("(0008,0016)") },
        Step("09-attributes-found", ["/", "window"]) { $0.contains("window") && !$0.contains("(0008,0016)") },
        Step("10-attributes-again", ["Escape"]) { $0.contains("(0008,0016)") },
        Step("11-beside", ["q", "s"]) { $0.contains("│ CT Report") && !$0.contains("░") },
        Step("12-help", ["?"]) { $0.contains("goes back") },
    ]

    @Test("Every page looks as it was kept", .enabled(if: Tmux.isWanted, "tmux is not installed"))
    func screens() async throws {
        try await withTemporaryFolder { folder in
            let data = "\(folder)/data"
            let imported = try await Lightbox.run(["import", "--data", data, Self.samples])
            try #require(imported.status == 0, "\(imported.errors)")
            try await withServer(data: data) { server in
                let tmux = Tmux(socket: "\(folder)/tmux")
                try await tmux.start("env COLORTERM=truecolor \(Lightbox.program.path()) view \(server.serviceURL)")
                try await tmux.ending {
                    for step in Self.journey { try await compare(step, tmux, server.serviceURL) }
                }
            }
        }
    }

    private func compare(_ step: Step, _ tmux: Tmux, _ serviceURL: String) async throws {
        for keys in step.keys { try await tmux.type(keys) }
        let file = Self.folder.appending(path: "\(step.name).txt")
        let kept = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        /// Of pictures only the place is kept: which half of a cell carries which of two like colours is for the library
        /// that draws them to choose, and its threads don't always choose the same.
        func asKept(_ screen: String) -> String {
            screen.replacing(serviceURL, with: Self.anyURL).split(separator: "\n", omittingEmptySubsequences: false)
                .map { line in
                    var line = line.replacing(/[▄▀█]/, with: " ")
                    while line.last == " " { line.removeLast() }
                    return line
                }.joined(separator: "\n")
        }
        guard !Self.isKeeping else {
            _ = try await tmux.screen(when: step.isThere)
            // What is still on its way has come by then.
            try await Task.sleep(for: .seconds(2))
            try asKept(try await tmux.screen(when: step.isThere)).write(to: file, atomically: true, encoding: .utf8)
            return
        }
        do {
            _ = try await tmux.screen { step.isThere($0) && asKept($0) == kept }
        } catch let never as Tmux.NeverSeen {
            Issue.record("\(step.name) looks other than it was kept:\n\(never.screen)")
        }
    }
}
