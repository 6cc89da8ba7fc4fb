import LightboxViewer
import Testing

@Suite("Viewer: keys and mouse")
struct InputParserTests {
    @Test(
        "Keys, mouse and paste are understood however their bytes are cut",
        arguments: [
            ("a", [Input.key(.character("a"))]), ("é", [.key(.character("é"))]), ("山", [.key(.character("山"))]),
            ("\u{1B}[A\u{1B}OB", [.key(.up), .key(.down)]), ("\u{1B}[5~\u{1B}[6~", [.key(.pageUp), .key(.pageDown)]),
            ("\r\t\u{7F}\u{03}", [.key(.enter), .key(.tab), .key(.backspace), .key(.control("c"))]),
            ("\u{1B}[<2;11;6M", [.mouse(Mouse(.press, .right, column: 10, row: 5))]),
            ("\u{1B}[<34;12;6M", [.mouse(Mouse(.drag, .right, column: 11, row: 5))]),
            ("\u{1B}[<2;12;6m", [.mouse(Mouse(.release, .right, column: 11, row: 5))]),
            (
                "\u{1B}[<64;1;1M\u{1B}[<65;1;1M",
                [.mouse(Mouse(.wheelUp, column: 0, row: 0)), .mouse(Mouse(.wheelDown, column: 0, row: 0))]
            ),
            ("\u{1B}[200~a\u{1B}[Ab\u{1B}[201~", [.paste("a\u{1B}[Ab")]),
            // Late replies are passed by.
            (
                "\u{1B}[?62;4cx\u{1B}P1$r0m\u{1B}\\y\u{1B}]52;c;AA\u{07}z",
                [.key(.character("x")), .key(.character("y")), .key(.character("z"))]
            ),
        ])
    func understood(text: String, expected: [Input]) {
        var whole = InputParser()
        #expect(whole.read(Array(text.utf8)) == expected)
        var piecemeal = InputParser()
        #expect(text.utf8.flatMap { piecemeal.read([$0]) } == expected)
    }

    @Test("An escape after which nothing comes is the key")
    func escape() {
        var parser = InputParser()
        #expect(parser.read([0x1B]).isEmpty)
        #expect(parser.endWaiting() == [.key(.escape)])
        #expect(parser.read(Array("j".utf8)) == [.key(.character("j"))])
    }

    @Test("Any bytes are survived, and an endless sequence is given up")
    func hostile() {
        var parser = InputParser()
        for first in UInt8.min...UInt8.max {
            for second in UInt8.min...UInt8.max { _ = parser.read([0x1B, first, second]) }
        }
        var endless = InputParser()
        _ = endless.read(Array("\u{1B}[".utf8) + [UInt8](repeating: UInt8(ascii: "1"), count: 100_000))
        #expect(endless.read(Array("j".utf8)).last == .key(.character("j")))
    }

    @Test("What a terminal says of itself is read, and silence is silence")
    func traits() {
        let xterm = terminalTraits(Array("\u{1B}[6;20;10t\u{1B}P1$r0;48:2::1:2:3m\u{1B}\\\u{1B}[?65;4c".utf8))
        #expect(xterm.cell == CellSize(width: 10, height: 20))
        #expect(xterm.hasTruecolor)
        #expect(xterm.isComplete)
        #expect(terminalTraits([]) == TerminalTraits())
        #expect(terminalTraits(Array("\u{1B}[6;999;999t".utf8)).cell == nil)
    }
}
