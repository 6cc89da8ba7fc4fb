import Foundation
import Support
import Testing

/// A terminal that nobody has to look at.
struct Tmux {
    let socket: String
    var columns = 120
    var rows = 40

    private static let program = "/usr/bin/tmux"

    /// In CI tmux is always wanted: there a test fails rather than passes unseen.
    static var isWanted: Bool {
        FileManager.default.isExecutableFile(atPath: program) || ProcessInfo.processInfo.environment["CI"] != nil
    }

    struct NeverSeen: Error {
        let screen: String
    }

    func run(_ arguments: [String]) async throws -> Lightbox.Result {
        try await runProgram(URL(filePath: Self.program), ["-S", socket, "-f", "/dev/null", "-u"] + arguments)
    }

    func start(_ command: String) async throws {
        // The server that this starts lives on. It must not keep what it inherits open: pipes of other programs that run
        // now would not end before it does.
        let closing = "for fd in /proc/self/fd/*; do fd=${fd##*/}; (( fd > 2 )) && exec {fd}>&-; done; exec \"$@\""
        let result = try await runProgram(
            URL(filePath: "/bin/bash"),
            ["-c", closing, "bash", Self.program, "-S", socket, "-f", "/dev/null", "-u"]
                + ["new-session", "-d", "-x", "\(columns)", "-y", "\(rows)", command])
        try #require(result.status == 0, "\(result.errors)")
    }

    /// Runs the body, then ends the server, whatever comes of it.
    func ending(_ body: () async throws -> Void) async throws {
        do {
            try await body()
        } catch {
            _ = try await run(["kill-server"])
            throw error
        }
        _ = try await run(["kill-server"])
    }

    func type(_ keys: String...) async throws {
        _ = try await run(["send-keys"] + keys)
    }

    /// The screen as soon as it is as expected. The limit is no measurement: it only ends a test that fails.
    func screen(when isExpected: (String) -> Bool) async throws -> String {
        var screen = ""
        for _ in 0..<300 {
            screen = try await run(["capture-pane", "-p"]).output
            if isExpected(screen) { return screen }
            try await Task.sleep(for: .milliseconds(200))
        }
        throw NeverSeen(screen: screen)
    }
}
