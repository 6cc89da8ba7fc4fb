import Foundation
import Support
import Testing

@Suite("Viewer: in a terminal")
struct TmuxTests {
    private static let samples = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "SampleStudies").path()

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
        let list = try await tmux.screen { $0.contains("11 studies") }
        #expect(list.split(separator: "\n").dropFirst().prefix(12).joined(separator: "\n") == Self.keptList)
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
