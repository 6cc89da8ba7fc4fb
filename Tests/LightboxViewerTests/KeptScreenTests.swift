import Foundation
import Support
import Testing

@Suite("Viewer: screens beside those that were kept")
struct KeptScreenTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    private static let samples = folder.deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "SampleStudies").path()

    /// Compares a screen with the one in `Screens`. Text has to be the same; a picture is of braille, of which two cells in
    /// a hundred may differ: a processor that rounds otherwise sets a dot elsewhere.
    ///
    /// With `LIGHTBOX_KEEP_SCREENS` set, the screens are written; look at what `git diff` says then.
    private func check(_ name: String, _ screen: String) throws {
        let file = Self.folder.appending(path: "Screens/\(name).txt")
        if ProcessInfo.processInfo.environment["LIGHTBOX_KEEP_SCREENS"] != nil {
            return try Data(screen.utf8).write(to: file)
        }
        let kept = Array(try String(contentsOf: file, encoding: .utf8))
        let shown = Array(screen)
        let texts = [kept, shown].map { String($0.map { isDot($0) ? "⠿" : $0 }) }
        #expect(texts[0] == texts[1], "\(name)")
        guard kept.count == shown.count else { return }
        let dots = zip(kept, shown).filter { isDot($0.0) }
        #expect(dots.count { $0.0 != $0.1 } * 50 <= dots.count, "\(name):\n\(screen)")
    }

    private func isDot(_ character: Character) -> Bool { ("\u{2800}"..."\u{28FF}").contains(character) }

    @Test(
        "Every page of the thorax, the Japanese hand and a letter looks as it was kept",
        .enabled(if: Tmux.isWanted, "tmux is not installed"))
    func pages() async throws {
        try await withTemporaryFolder { folder in
            let data = "\(folder)/data"
            let imported = try await Lightbox.run(["import", "--data", data, Self.samples])
            try #require(imported.status == 0, "\(imported.errors)")
            let tmux = Tmux(socket: "\(folder)/tmux", columns: 80, rows: 24)
            // The name of a data folder is as long as its path is: the server of a test has another one each time.
            try await tmux.start(
                "cd \(folder); \(Lightbox.program.path()) view data --symbols braille --colors mono; echo ENDED $?; cat"
            )
            try await tmux.ending { try await walk(tmux) }
        }
    }

    private func walk(_ tmux: Tmux) async throws {
        func keep(_ name: String, when isExpected: (String) -> Bool) async throws {
            // What is still loading is not what was kept.
            try check(name, try await tmux.screen { isExpected($0) && !$0.contains("░") && !$0.contains("loading") })
        }
        try await keep("list") { $0.contains("11 studies") }
        try await tmux.type("thorax ct")
        try await keep("search") { $0.contains("\n1 studies") }
        try await tmux.type("Enter")
        try await keep("study") { $0.contains("3 series") && $0.contains(where: isDot) }
        try await tmux.type("Right", "Enter")
        try await keep("image") { $0.contains("25/48") && $0.contains(where: isDot) }
        try await tmux.type("2")
        try await keep("lung") { $0.contains("W 1500 C -600  lung") && !$0.contains("searching") }
        try await tmux.type("o", "r", "i")
        try await keep("turned") { $0.contains("25/48  j/k") }
        try await tmux.type("f", "i", "o", "+", "+", "+")
        try await keep("zoomed") { $0.contains("×2.0") }
        try await tmux.type("f", "0", "s")
        try await keep("beside") { $0.contains("│") && $0.contains("CT Report") }
        try await tmux.type("s", "t")
        try await keep("attributes") { $0.contains("attributes   / search") }
        try await tmux.type("/", "physician", "Enter")
        try await keep("attribute") { $0.contains("\n/physician  ") && $0.contains("Dr.") }
        // What follows an escape at once would be another key.
        try await tmux.type("Escape")
        _ = try await tmux.screen { $0.contains("CT Report") && !$0.contains("physician  ") }
        try await tmux.type("?")
        try await keep("help") { $0.contains("else back") }
        try await tmux.type("x")
        _ = try await tmux.screen { $0.contains("CT Report") }
        try await tmux.type("Escape")
        _ = try await tmux.screen { $0.contains("3 series   ") }
        try await tmux.type("Escape")
        _ = try await tmux.screen { $0.contains("\n1 studies") }
        try await tmux.type("C-u", "yamada")
        try await keep("japanese") { $0.contains("Search: yamada") && $0.contains("\n1 studies") }
        try await tmux.type("Enter", "Enter")
        try await keep("hand") { $0.contains("1/1") && $0.contains(where: isDot) }
        try await tmux.type("C-c")
        _ = try await tmux.screen { $0.contains("ENDED 0") }
    }
}
