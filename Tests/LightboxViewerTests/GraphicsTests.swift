import DICOMCore
import Foundation
import LightboxViewer
import Support
import Testing

@Suite("Viewer: pictures as pixels")
struct GraphicsTests {
    private static let samples = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "SampleStudies").path()
    private static let heart = "2.25.332055300068183602453162745480686245300"

    /// Opens the echocardiography (40 frames) on a terminal with such manners, plays it until something is sent, and quits.
    private func played(
        _ manners: PseudoTerminal.Manners, _ arguments: [String] = [], environment: [String: String] = [:],
        until isEnough: @escaping @Sendable (String) -> Bool = { _ in true }
    ) async throws -> String {
        try await withTemporaryFolder { folder in
            let data = "\(folder)/data"
            let imported = try await Lightbox.run(["import", "--data", data, "\(Self.samples)/us-heart"])
            try #require(imported.status == 0, "\(imported.errors)")
            return try await withServer(data: data) { server in
                let terminal = try PseudoTerminal(
                    ["view", server.serviceURL, "--study", Self.heart] + arguments, manners, columns: 40,
                    rows: 12, folder: "\(folder)", environment: environment)
                try await terminal.screen { $0.contains("1 · US") }
                terminal.type("\r")
                try await terminal.screen { $0.contains("21/40") }
                terminal.type(" ")
                try await terminal.screen { $0.contains("▶") && !$0.contains("21/40") }
                try await terminal.screen { (_: String) in isEnough(terminal.outputText) }
                terminal.type("q")
                try await terminal.screen { $0.contains("1 series") }
                terminal.type("\u{3}")
                let status = try await terminal.end()
                #expect(status == 0)
                #expect(terminal.isRestored)
                return terminal.outputText
            }
        }
    }

    @Test("A terminal that answers like kitty gets each picture once and plays the cine by itself")
    func kitty() async throws {
        let sent = try await played(.kitty) { $0.contains("s=3,v=1") }
        #expect(!sent.contains("▄") && !sent.contains("\u{1B}Pq") && !sent.contains("\u{1B}]1337"))
        let pictures = sent.matches(of: /\u{1B}_Ga=f,f=100,t=d,i=([0-9]+),r=([0-9]+),/)
        // Every frame came once, into its own place, and then the terminal was told to go on alone.
        #expect(Set(pictures.map { String($0.2) }).count == 40)
        #expect(pictures.count == 40)
        #expect(sent.contains(/\u{1B}_Ga=a,i=[0-9]+,c=[0-9]+,s=3,v=1,q=2\u{1B}\\/))
        #expect(sent.contains("\u{1B}_Ga=d,d=A"))
    }

    @Test("A terminal whose attributes name sixels gets sixels, in pixels of its window")
    func sixel() async throws {
        let sent = try await played(.sixel)
        #expect(sent.contains(/\u{1B}P[0-9;]*q"1;1;[0-9]+;[0-9]+/))
        #expect(!sent.contains("▄") && !sent.contains("\u{1B}_Ga=t"))
    }

    @Test("A terminal that says it is iTerm2 gets files")
    func iterm() async throws {
        let sent = try await played(.iterm)
        #expect(sent.contains(/\u{1B}\]1337;File=inline=1;size=[0-9]+;width=[0-9]+;height=10;/))
        #expect(!sent.contains("▄"))
    }

    @Test("A terminal that says little, or nothing, gets characters", arguments: [true, false])
    func characters(isSilent: Bool) async throws {
        let sent = try await played(isSilent ? .silent : .plain)
        #expect(sent.contains("▄") && sent.contains("48;5;"))
        #expect(!sent.contains("\u{1B}_Ga=t") && !sent.contains("\u{1B}]1337"))
    }

    @Test("Who chooses characters or no colours gets no pixels", arguments: [["--symbols", "half"], []])
    func chosen(arguments: [String]) async throws {
        let sent = try await played(.kitty, arguments, environment: arguments.isEmpty ? ["NO_COLOR": "1"] : [:])
        #expect(!sent.contains("\u{1B}_Ga=t"))
        #expect(sent.contains("38;2;") == !arguments.isEmpty)
    }

    @Test("What is known of a terminal decides which pictures it gets")
    func choice() {
        var traits = TerminalTraits()
        #expect(traits.graphics == nil)
        traits.hasSixels = true
        #expect(traits.graphics == .sixel)
        traits.name = "iTerm2 3.5.0"
        #expect(traits.graphics == .iterm)
        traits.hasKittyGraphics = true
        #expect(traits.graphics == .kitty && !traits.hasAnimation)
        traits.name = "kitty(0.26.5)"
        #expect(traits.hasAnimation)
    }
}
