import Foundation
import Support
import Testing

@Suite("Viewer: a slow way to the server")
struct SlowLinkTests {
    private static let samples = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "SampleStudies").path()

    private func withSamples(
        _ shape: SlowLink.Shape = SlowLink.Shape(), _ body: (SlowLink, String) async throws -> Void
    ) async throws {
        try await withTemporaryFolder { folder in
            let data = "\(folder)/data"
            let imported = try await Lightbox.run(["import", "--data", data, Self.samples])
            try #require(imported.status == 0, "\(imported.errors)")
            try await withServer(data: data) { server in
                try await withSlowLink(to: server.serviceURL, shape) { try await body($0, "\(folder)") }
            }
        }
    }

    @Test("While no answer arrives, every key does what it does: the interface never waits for the network")
    func pending() async throws {
        try await withSamples { link, folder in
            let terminal = try PseudoTerminal(["view", link.serviceURL], .truecolor, folder: folder)
            try await terminal.screen { $0.contains("11 studies") }
            terminal.type("thorax ct")
            try await terminal.screen { $0.contains("\n1 studies") }
            // From here on the test decides when something arrives; all screens until `open` are seen before.
            link.close()
            terminal.type("\r")
            try await terminal.screen { $0.contains("Phantom, Thorax") && $0.contains("loading …") }
            terminal.type("?")
            try await terminal.screen { $0.contains("Keys") }
            terminal.type("x\u{1B}")
            try await terminal.screen { $0.contains("Search: thorax ct") }
            terminal.type("\u{15}mr")
            try await terminal.screen { $0.contains("Search: mr") && $0.contains("searching …") }
            terminal.resize(columns: 100, rows: 30)
            try await terminal.screen { $0.contains("Search: mr") && $0.contains("searching …") }
            link.open()
            try await terminal.screen { $0.contains("Search: mr") && $0.contains("\n1 studies") }
            terminal.type("\r")
            try await terminal.screen { $0.contains("2 series") && $0.contains("▄▄") }
            terminal.type("\r")
            try await terminal.screen { $0.contains("11/20") && $0.contains("▄▄") }
            link.close()
            // A window that nobody has drawn yet: the old picture stays, and slices and windows are chosen meanwhile.
            terminal.type("jj1")
            try await terminal.screen { $0.contains("13/20") && $0.contains("soft tissue") && $0.contains("▄▄") }
            terminal.type(" ")
            try await terminal.screen { $0.contains("▶") }
            terminal.type("q")
            try await terminal.screen { $0.contains("2 series") }
            terminal.type("\u{3}")
            #expect(try await terminal.end() == 0)
            #expect(terminal.isRestored)
        }
    }

    /// Until nothing more is asked for: what was wanted has come.
    private func waitUntilQuiet(_ link: SlowLink) async throws {
        var count = -1
        while link.requestCount != count {
            count = link.requestCount
            try await Task.sleep(for: .seconds(1))
        }
    }

    @Test("Where each answer takes long, the samples are fetched once, and windows then need no network")
    func windows() async throws {
        try await withSamples(SlowLink.Shape(delay: .milliseconds(200))) { link, folder in
            let terminal = try PseudoTerminal(["view", link.serviceURL], .truecolor, folder: folder)
            try await terminal.screen { $0.contains("11 studies") }
            terminal.type("mr\r")
            try await terminal.screen { $0.contains("2 series") && $0.contains("▄▄") }
            terminal.type("\r")
            try await terminal.screen { $0.contains("11/20") && $0.contains("▄▄") && !$0.contains("loading") }
            // Each window is looked at before the next one: a hand that moves.
            for _ in 0..<4 {
                let before = terminal.cells
                terminal.type("w")
                try await terminal.screen { screen, _ in screen.changedPictureCells(since: before) > 0 }
                try await waitUntilQuiet(link)
            }
            link.close()
            let before = terminal.cells
            terminal.type("1")
            // The picture itself changes although nothing can arrive.
            try await terminal.screen { screen, text in
                text.contains("soft tissue") && screen.changedPictureCells(since: before) > 100
            }
            terminal.type("\u{3}")
            #expect(try await terminal.end() == 0)
        }
    }

    @Test("Over a link of 1 Mbit/s with a delay of 200 ms a person gets from the list to the pictures")
    func slow() async throws {
        try await withSamples(SlowLink.Shape(delay: .milliseconds(200), bytesPerSecond: 125_000)) { link, folder in
            let terminal = try PseudoTerminal(["view", link.serviceURL], .truecolor, folder: folder)
            try await terminal.screen { $0.contains("11 studies") }
            // Enter before the answer has come opens what it brings.
            terminal.type("mr\r")
            try await terminal.screen { $0.contains("2 series") && $0.contains("▄▄") && !$0.contains("░") }
            terminal.type("\r")
            try await terminal.screen { $0.contains("11/20") && $0.contains("▄▄") && !$0.contains("loading") }
            terminal.type("1")
            try await terminal.screen { $0.contains("W 400 C 40") }
            terminal.type("\u{3}")
            #expect(try await terminal.end() == 0)
        }
    }
}

extension PseudoTerminal {
    fileprivate var cells: [TerminalScreen.Look] { shown.cells }
}

extension TerminalScreen {
    /// Cells that show pixels and look otherwise than before.
    fileprivate func changedPictureCells(since before: [Look]) -> Int {
        zip(cells, before).count { $0 != $1 && $0.background != nil }
    }
}
