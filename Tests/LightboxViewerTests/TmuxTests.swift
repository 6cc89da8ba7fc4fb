import Foundation
import Support
import Testing

@Suite("Viewer: in a terminal")
struct TmuxTests {
    private static let samples = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "SampleStudies").path()
    private static let isThere = FileManager.default.isExecutableFile(atPath: "/usr/bin/tmux")

    /// In CI tmux is always wanted: there the test fails rather than passes unseen.
    private static var isWanted: Bool { isThere || ProcessInfo.processInfo.environment["CI"] != nil }

    /// The list as it was kept, below its title.
    private static let keptList = """
        Search: ▏ name, ID, 2024-05, CT …
        2026-01-05  OT       Testcard, Tess                                       LB-0008      Test cards in all transfer synta…
        2025-02-21  DOC      Müller-Laterne, Zoë                                  LB-0003      Letter
        2025-02-14  US       Müller-Laterne, Zoë                                  LB-0003      Echocardiography
        2024-03-18  CT/SR    Phantom, Thorax                                      LB-0001      CT thorax with contrast
        2023-09-07  MR       Phantom, Brain                                       LB-0002      MR brain
        2022-06-01  NM       Prism, Paula                                         LB-0005      Brain perfusion map
        2021-12-13  XA       Λυχνάρης, Φώτης                                      LB-0004      Στεφανιογραφία
        2020-07-15  CR       Yamada, Tarou (山田, 太郎)                           LB-0006      右手 単純撮影
        2019-11-05  CR       Phantom, Thorax                                      LB-0001      Chest PA
        2018-02-22  CT       Фонарёва, Людмила                                    LB-0007      КТ головы, фантом
                    OT       Unknown, Person                                      LB-0009
        """

    @Test(
        "A person searches, opens, scrolls, windows, plays and quits", .enabled(if: isWanted, "tmux is not installed"))
    func journey() async throws {
        try await withTemporaryFolder { folder in
            let data = "\(folder)/data"
            let imported = try await Lightbox.run(["import", "--data", data, Self.samples])
            try #require(imported.status == 0, "\(imported.errors)")
            try await withServer(data: data) { server in
                let tmux = Tmux(socket: "\(folder)/tmux")
                try await tmux.start(
                    "env COLORTERM=truecolor \(Lightbox.program.path()) view \(server.serviceURL); echo ENDED $?; cat")
                do {
                    try await journey(tmux)
                } catch {
                    _ = try await tmux.run(["kill-server"])
                    throw error
                }
                _ = try await tmux.run(["kill-server"])
            }
        }
    }

    private func journey(_ tmux: Tmux) async throws {
        let list = try await tmux.screen { $0.contains("11 studies") }
        #expect(list.split(separator: "\n").dropFirst().prefix(12).joined(separator: "\n") == Self.keptList)
        try await tmux.type("nobody")
        _ = try await tmux.screen { $0.contains("Search: nobody") && $0.contains("no study") }
        try await tmux.type("C-u", "phantom ct")
        _ = try await tmux.screen { $0.contains("\n1 studies") }
        try await tmux.type("Enter")
        let study = try await tmux.screen { $0.contains("3 · SR · Report") && !$0.contains("░") }
        #expect(study.contains("1 · CT · Scout frontal") && study.contains("▄▄▄▄") && study.contains("Enter to read"))
        try await tmux.type("Right", "Enter")
        _ = try await tmux.screen { $0.contains("25/48  W 400 C 50") && $0.contains("▄▄▄▄") }
        try await tmux.type("j", "k", "j")
        _ = try await tmux.screen { $0.contains("26/48") }
        try await tmux.type("2")
        _ = try await tmux.screen { $0.contains("W 1500 C -600  lung") }
        try await tmux.type("Space")
        _ = try await tmux.screen { $0.contains("▶") && !$0.contains("26/48") }
        try await tmux.type("C-c")
        let end = try await tmux.screen { $0.contains("ENDED 0") }
        #expect(!end.contains("Phantom"))
    }
}

/// A terminal of 120 × 40 cells that nobody has to look at.
private struct Tmux {
    let socket: String

    struct NeverSeen: Error {
        let screen: String
    }

    func run(_ arguments: [String]) async throws -> Lightbox.Result {
        try await runProgram(URL(filePath: "/usr/bin/tmux"), ["-S", socket, "-f", "/dev/null", "-u"] + arguments)
    }

    func start(_ command: String) async throws {
        // The server that this starts lives on. It must not keep what it inherits open: pipes of other programs that run
        // now would not end before it does.
        let closing = "for fd in /proc/self/fd/*; do fd=${fd##*/}; (( fd > 2 )) && exec {fd}>&-; done; exec \"$@\""
        let result = try await runProgram(
            URL(filePath: "/bin/bash"),
            ["-c", closing, "bash", "/usr/bin/tmux", "-S", socket, "-f", "/dev/null", "-u"]
                + ["new-session", "-d", "-x", "120", "-y", "40", command])
        try #require(result.status == 0, "\(result.errors)")
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
