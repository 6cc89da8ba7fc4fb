import Foundation
import Support
import Testing

@Suite("Viewer: a shell around it")
struct JobControlTests {
    private static let samples = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "SampleStudies/mr-brain").path()

    /// Runs the body with a shell that has job control, and the line that starts the viewer in it.
    private func withShell(_ body: (Tmux, String, _ folder: String) async throws -> Void) async throws {
        try await withTemporaryFolder { folder in
            let tmux = Tmux(socket: "\(folder)/tmux")
            try await tmux.start("env PS1='READY> ' PS2= bash --norc --noprofile -i")
            try await tmux.ending {
                _ = try await tmux.screen { $0.contains("READY>") }
                try await body(tmux, "\(Lightbox.program.path()) view \(Self.samples)", "\(folder)")
            }
        }
    }

    /// One that has ended and that nobody has asked about is still listed, as a zombie.
    private func isAlive(_ identifier: String) -> Bool {
        let status = (try? String(contentsOfFile: "/proc/\(identifier)/status", encoding: .utf8)) ?? ""
        return !status.isEmpty && !status.contains(/\nState:\s+Z/)
    }

    private func isStopped(_ identifier: String) -> Bool {
        let status = (try? String(contentsOfFile: "/proc/\(identifier)/status", encoding: .utf8)) ?? ""
        return status.contains(/\nState:\s+T/)
    }

    /// The mode of the shell's terminal, as it reads for a person.
    private func mode(_ tmux: Tmux, _ name: String, _ folder: String) async throws -> String {
        try await tmux.type("stty -a > \(folder)/\(name); echo MODE-\(name)", "Enter")
        _ = try await tmux.screen { $0.contains("\nMODE-\(name)") }
        return try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
    }

    @Test(
        "Ctrl-Z gives the terminal to the shell, fg brings the screen back; so do SIGTSTP, and SIGSTOP with SIGCONT",
        .enabled(if: Tmux.isWanted, "tmux is not installed"))
    func suspending() async throws {
        try await withShell { tmux, line, folder in
            let before = try await mode(tmux, "before", folder)
            try await tmux.type("clear; \(line)", "Enter")
            let screen = try await tmux.screen { $0.contains("2 series") && $0.contains("▄▄") && !$0.contains("░") }
            try await tmux.type("C-z")
            let stopped = try await tmux.screen { $0.contains("Stopped") }
            #expect(!stopped.contains("2 series"))
            #expect(try await mode(tmux, "stopped", folder) == before)
            try await tmux.type("fg", "Enter")
            #expect(try await tmux.screen { $0.contains("2 series") } == screen)
            // It takes keys again.
            try await tmux.type("?")
            _ = try await tmux.screen { $0.contains("any key goes back") }
            try await tmux.type("x")
            for signals in ["TSTP", "STOP"] {
                let identifier = try await viewer(tmux)
                _ = try await runProgram(URL(filePath: "/bin/kill"), ["-\(signals)", identifier])
                _ = try await tmux.screen { _ in isStopped(identifier) }
                try await tmux.type("clear; fg", "Enter")
                #expect(try await tmux.screen { $0.contains("2 series") } == screen, "\(signals)")
            }
            try await tmux.type("C-c")
            _ = try await tmux.screen { !$0.contains("2 series") && $0.contains("READY>") }
            #expect(try await mode(tmux, "after", folder) == before)
        }
    }

    @Test(
        "In the background it waits, and leaves the shell its terminal, until it is brought to the front",
        .enabled(if: Tmux.isWanted, "tmux is not installed"))
    func background() async throws {
        try await withShell { tmux, line, folder in
            let before = try await mode(tmux, "before", folder)
            try await tmux.type("clear; \(line) &", "Enter")
            _ = try await tmux.screen { $0.contains("READY>") }
            let identifier = try await viewer(tmux)
            _ = try await tmux.screen { _ in isStopped(identifier) }
            #expect(try await mode(tmux, "behind", folder) == before)
            try await tmux.type("clear; fg", "Enter")
            _ = try await tmux.screen { $0.contains("2 series") && $0.contains("▄▄") && !$0.contains("░") }
            try await tmux.type("C-z")
            _ = try await tmux.screen { $0.contains("Stopped") }
            try await tmux.type("clear; bg", "Enter")
            _ = try await tmux.screen { _ in isStopped(identifier) }
            #expect(try await mode(tmux, "bg", folder) == before)
            try await tmux.type("clear; fg", "Enter")
            _ = try await tmux.screen { $0.contains("2 series") && $0.contains("▄▄") }
            try await tmux.type("C-c")
            _ = try await tmux.screen { !$0.contains("2 series") && $0.contains("READY>") }
        }
    }

    /// The process in the foreground of the terminal.
    private func viewer(_ tmux: Tmux) async throws -> String {
        let shell = try await tmux.run(["display-message", "-p", "#{pane_pid}"]).output
            .trimmingCharacters(in: .whitespacesAndNewlines)
        return try String(contentsOfFile: "/proc/\(shell)/task/\(shell)/children", encoding: .utf8)
            .split(separator: " ").first.map { String($0) } ?? ""
    }

    @Test(
        "When the program that started it is killed, it ends, and leaves the shell its terminal",
        .enabled(if: Tmux.isWanted, "tmux is not installed"))
    func orphaned() async throws {
        try await withShell { tmux, line, folder in
            let before = try await mode(tmux, "before", folder)
            try await tmux.type("sh -c '\(line); true'", "Enter")
            _ = try await tmux.screen { $0.contains("2 series") && $0.contains("▄▄") && !$0.contains("░") }
            let parent = try await viewer(tmux)
            let identifier = try String(contentsOfFile: "/proc/\(parent)/task/\(parent)/children", encoding: .utf8)
                .trimmingCharacters(in: .whitespacesAndNewlines)
            try #require(isAlive(identifier))
            _ = try await runProgram(URL(filePath: "/bin/kill"), ["-KILL", parent])
            _ = try await tmux.screen { _ in !isAlive(identifier) }
            try await tmux.type("Enter")
            _ = try await tmux.screen { !$0.contains("2 series") && $0.contains("READY>") }
            #expect(try await mode(tmux, "after", folder) == before)
        }
    }

    @Test(
        "Closing the terminal ends it", .enabled(if: Tmux.isWanted, "tmux is not installed"))
    func closed() async throws {
        try await withShell { tmux, line, _ in
            try await tmux.type(line, "Enter")
            _ = try await tmux.screen { $0.contains("2 series") && $0.contains("▄▄") && !$0.contains("░") }
            let identifier = try await viewer(tmux)
            try #require(isAlive(identifier))
            _ = try await tmux.run(["kill-server"])
            for _ in 0..<1200 where isAlive(identifier) { try await Task.sleep(for: .milliseconds(50)) }
            #expect(!isAlive(identifier))
        }
    }
}
