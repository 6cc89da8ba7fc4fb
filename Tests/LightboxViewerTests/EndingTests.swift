import Foundation
import Glibc
import Support
import Testing

@Suite("Viewer: every way out")
struct EndingTests {
    private static let samples = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "SampleStudies")

    private func checkRestored(_ terminal: PseudoTerminal, _ comment: Comment) async throws {
        // The program may have ended before all that it sent was read.
        try await terminal.screen { screen, _ in !screen.isAlternate }
        #expect(terminal.isRestored, comment)
        let sent = terminal.outputText
        let entered = sent.range(of: "\u{1B}[?1049h")
        let left = sent.range(of: "\u{1B}[?1049l", options: .backwards)?.lowerBound ?? sent.startIndex
        #expect(entered.map { $0.lowerBound < left } ?? false, comment)
        for mode in ["?25h", "?1006l", "?1002l", "?2004l", "?2026l"] {
            // Behind the last picture, and on the screen before ours.
            let end = sent.range(of: "\u{1B}[\(mode)", options: .backwards)
            #expect(end.map { $0.lowerBound < left } ?? false, comment)
        }
    }

    @Test(
        "Signals and crashes give the terminal back",
        arguments: [
            SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGSEGV, SIGABRT, SIGILL, SIGBUS, SIGFPE, SIGTRAP, SIGUSR1, SIGALRM,
        ])
    func signals(number: Int32) async throws {
        try await withTemporaryFolder { folder in
            let terminal = try PseudoTerminal(
                ["view", Self.samples.appending(path: "cr-chest").path()], .truecolor, folder: "\(folder)")
            try await terminal.screen { $0.contains("1 · CR") && $0.contains("▄▄") }
            try terminal.signal(number)
            #expect(try await terminal.end() != 0)
            try await checkRestored(terminal, "signal \(number)")
        }
    }

    @Test("A terminal that takes nothing any more does not keep it from ending")
    func blocked() async throws {
        try await withTemporaryFolder { folder in
            let terminal = try PseudoTerminal(
                ["view", Self.samples.appending(path: "us-heart").path()], .truecolor, folder: "\(folder)")
            try await terminal.screen { $0.contains("1 · US") && $0.contains("▄▄") }
            terminal.type("\r")
            try await terminal.screen { $0.contains("21/40") && $0.contains("▄▄") }
            terminal.pause()
            // Each screen is some ten thousand bytes; a few fill what lies between.
            terminal.type(" ")
            try await Task.sleep(for: .seconds(4))
            try terminal.signal(SIGTERM)
            #expect(try await terminal.end() != 0)
            #expect(terminal.isRestored)
        }
    }

    @Test("What is typed while the terminal is asked is not lost")
    func typedAhead() async throws {
        try await withTemporaryFolder { folder in
            let terminal = try PseudoTerminal(["view", Self.samples.path()], .silent, folder: "\(folder)")
            try await terminal.screen { (_: String) in terminal.outputText.contains("\u{1B}[c") }
            terminal.type("yamada")
            try await terminal.screen { $0.contains("Search: yamada") && $0.contains("\n1 studies") }
            terminal.type("\u{3}")
            #expect(try await terminal.end() == 0)
        }
    }

    @Test("A terminal of 20 x 5 cells, and one that changes its size all the time, show every page and end well")
    func sizes() async throws {
        try await withTemporaryFolder { folder in
            let terminal = try PseudoTerminal(
                ["view", Self.samples.path()], .truecolor, columns: 20, rows: 5, folder: "\(folder)")
            try await terminal.screen { $0.contains("11 studies") }
            terminal.type("heart\u{15}us\r")
            try await terminal.screen { $0.contains("1 series") }
            terminal.type("\r")
            try await terminal.screen { $0.contains("21/40") && $0.contains("▄") }
            terminal.type(" ")
            for step in 0..<60 {
                // Down to a single cell, in the middle of a cine.
                terminal.resize(columns: 1 + (step * 37) % 150, rows: 1 + (step * 17) % 50)
                terminal.type(["?", "x", "t", "q", "+", "r", "s", "\t", "j", "1", "z", "f"][step % 12])
                try await Task.sleep(for: .milliseconds(20))
            }
            terminal.resize(columns: 80, rows: 24)
            try await terminal.screen { $0.contains("/40") || $0.contains("Keys") || $0.contains("attributes") }
            terminal.type("\u{3}")
            #expect(try await terminal.end() == 0)
            try await checkRestored(terminal, "resized")
        }
    }
}
