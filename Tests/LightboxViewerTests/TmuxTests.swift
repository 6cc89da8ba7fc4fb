import Foundation
import Support
import Testing

@Suite("Viewer: in a terminal")
struct TmuxTests {
    private static let samples = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "SampleStudies").path()

    @Test(
        "A person searches, opens, scrolls, windows, plays and quits",
        .enabled(if: Tmux.isWanted, "tmux is not installed"))
    func journey() async throws {
        try await withTemporaryFolder { folder in
            let data = "\(folder)/data"
            let imported = try await Lightbox.run(["import", "--data", data, Self.samples])
            try #require(imported.status == 0, "\(imported.errors)")
            try await withServer(data: data) { server in
                let tmux = Tmux(socket: "\(folder)/tmux")
                try await tmux.start(
                    "env COLORTERM=truecolor \(Lightbox.program.path()) view \(server.serviceURL); echo ENDED $?; cat")
                try await tmux.ending { try await journey(tmux) }
            }
        }
    }

    private func journey(_ tmux: Tmux) async throws {
        _ = try await tmux.screen { $0.contains("11 studies") }
        try await tmux.type("nobody")
        _ = try await tmux.screen { $0.contains("Search: nobody") && $0.contains("no study") }
        try await tmux.type("C-u", "phantom ct")
        _ = try await tmux.screen { $0.contains("\n1 studies") }
        try await tmux.type("Enter")
        let study = try await tmux.screen { $0.contains("3 · SR · Report") && !$0.contains("░") }
        // The report too has a picture: a drawn page (C-28).
        #expect(study.contains("1 · CT · Scout frontal") && study.contains("▄▄▄▄") && !study.contains("Enter to read"))
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
