import LightboxViewer
import Testing

@Suite("Viewer: text of any origin")
struct TextTests {
    @Test(
        "A name can't steer the terminal",
        arguments: [
            ("\u{1B}[2JEvil", "␛[2JEvil"), ("a\u{9B}31mb", "a\u{FFFD}31mb"), ("line\r\nbreak", "line␍␊break"),
            ("\u{07}\u{7F}", "␇␡"), ("\u{202E}gnp.exe", "\u{FFFD}gnp.exe"), ("Ünï^山田", "Ünï^山田"),
        ])
    func visible(text: String, expected: String) {
        #expect(visibleText(text) == expected)
    }

    @Test("Whatever is written to the screen, no control character but those of the screen itself is sent")
    func gridIsSafe() {
        var grid = Grid(columns: 40, rows: 1)
        grid.write(
            String(String.UnicodeScalarView((0...0x9F).compactMap { Unicode.Scalar(UInt32($0)) })), row: 0, column: 0)
        let sent = String(decoding: lines(of: grid, colors: .mono), as: UTF8.self)
        #expect(sent.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) })
    }

    @Test(
        "Widths are those of a terminal in any script",
        arguments: [
            ("Müller", 6), ("山田", 4), ("김희중", 6), ("Люкceмбypг", 10), ("Διονυσιος", 9), ("e\u{301}", 1), ("👍", 2),
            ("", 0),
            ("\u{1112}\u{1161}\u{11AB}", 2), ("שלום", 4),
        ])
    func widths(text: String, columns: Int) {
        #expect(columnWidth(of: text) == columns)
    }

    @Test("A text is brought to exactly its columns", arguments: [0, 1, 2, 3, 4, 5, 12])
    func fitting(columns: Int) {
        #expect(columnWidth(of: fitted("山田 Yamada", columns: columns)) == columns)
    }

    @Test("A pile of marks on one letter stays a cell of bounded length")
    func zalgo() {
        var grid = Grid(columns: 3, rows: 1)
        grid.write("a" + String(repeating: "\u{301}", count: 10_000), row: 0, column: 0)
        #expect(grid[0, 0].text.unicodeScalars.count <= 8)
    }
}
