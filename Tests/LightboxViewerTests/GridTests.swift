import DICOMCore
import LightboxViewer
import Testing

@Suite("Viewer: cells and what is sent of them")
struct GridTests {
    @Test("Only changed cells are sent")
    func difference() {
        var old = Grid(columns: 80, rows: 24)
        old.write("slice 1", row: 3, column: 5)
        var new = old
        #expect(bytes(turning: old, into: new, colors: .truecolor).isEmpty)
        new.write("slice 2", row: 3, column: 5)
        let sent = String(decoding: bytes(turning: old, into: new, colors: .truecolor), as: UTF8.self)
        #expect(sent == "\u{1B}[4;12H2\u{1B}[0m")
    }

    @Test("A wide character that is half covered leaves no half behind")
    func wide() {
        var grid = Grid(columns: 6, rows: 1)
        grid.write("山田", row: 0, column: 0)
        grid.write("x", row: 0, column: 1)
        #expect((0..<4).map { grid[0, $0].text } == [" ", "x", "田", ""])
        grid.write("y", row: 0, column: 2)
        #expect((0..<4).map { grid[0, $0].text } == [" ", "x", "y", " "])
    }

    @Test(
        "A picture of any width is drawn upright, in all symbols", arguments: PictureSymbols.allCases, [96, 97, 98, 99])
    func upright(symbols: PictureSymbols, width: Int) {
        // Three bars: every row of cells has to be like the first one.
        let row = (0..<width).flatMap { (column: Int) -> [UInt8] in [UInt8(column * 3 / width * 100), 30, 200] }
        let bars = (0..<60).flatMap { _ in row }
        let picture = Picture(width: width, height: 60, channels: 3, bytes: bars)
        let block = drawPicture(picture, columns: 24, rows: 8, cell: .usual, symbols: symbols, colors: .truecolor)
        for row in 1..<block.rows {
            let cells = block.cells[(row * block.columns)..<((row + 1) * block.columns)]
            #expect(Array(cells) == Array(block.cells[..<block.columns]))
        }
    }

    @Test("An even picture ends in no spaces, which whoever copies a line would cut off")
    func even() {
        let even = Picture(width: 64, height: 64, channels: 1, bytes: [UInt8](repeating: 90, count: 4096))
        let block = drawPicture(even, columns: 20, rows: 10, cell: .usual, symbols: .half, colors: .truecolor)
        var grid = Grid(columns: 20, rows: 10)
        grid.draw(block, row: 0, column: 0)
        var screen = TerminalScreen(columns: 20, rows: 10)
        screen.read(bytes(turning: nil, into: grid, colors: .truecolor))
        #expect((0..<10).allSatisfy { screen[$0, 19].text == "█" && screen[$0, 19].foreground == 0x5A5A5A })
        #expect(screen.cells.allSatisfy { $0.background == 0x5A5A5A })
    }

    @Test("An even grey stays even in 256 colours; fewer are dithered", arguments: [1, 40, 90, 130, 170, 220, 254])
    func dithering(grey: UInt8) {
        let even = Picture(width: 64, height: 64, channels: 1, bytes: [UInt8](repeating: grey, count: 4096))
        func looks(_ colors: ColorMode) -> Set<CellStyle> {
            let block = drawPicture(even, columns: 20, rows: 10, cell: .usual, symbols: .half, colors: colors)
            // A space shows its background, a full block its foreground.
            return Set(
                block.cells.map { cell in
                    switch cell.text {
                    case " ": CellStyle(foreground: cell.style.background, background: cell.style.background)
                    case "█": CellStyle(foreground: cell.style.foreground, background: cell.style.foreground)
                    default: cell.style
                    }
                })
        }
        #expect(looks(.indexed256).count == 1)
        #expect(looks(.truecolor).count == 1)
        // Next to black and white there is nothing to mix.
        #expect((looks(.indexed16).count > 1) == (2...253).contains(grey))
    }

    @Test("What a terminal may take for wider than it is moves nothing behind it")
    func joined() {
        var grid = Grid(columns: 20, rows: 1)
        grid.write("👩‍👩‍👧‍👦name", row: 0, column: 0)
        let sent = String(
            decoding: bytes(turning: Grid(columns: 20, rows: 1), into: grid, colors: .mono), as: UTF8.self)
        #expect(sent.contains("👩‍👩‍👧‍👦\u{1B}[1;3Hname"))
    }

    @Test("Every colour mode sends only its own colours", arguments: ColorMode.allCases)
    func colors(mode: ColorMode) {
        let ramp = Picture(width: 64, height: 64, channels: 1, bytes: (0..<4096).map { UInt8($0 % 64 * 4) })
        let block = drawPicture(ramp, columns: 20, rows: 10, cell: .usual, symbols: .half, colors: mode)
        var grid = Grid(columns: 20, rows: 10)
        grid.draw(block, row: 0, column: 0)
        let sent = String(decoding: lines(of: grid, colors: mode), as: UTF8.self)
        #expect(sent.contains("8;2;") == (mode == .truecolor))
        #expect(sent.contains("8;5;") == (mode == .indexed256))
        if mode == .mono { #expect(!sent.contains(/\u{1B}\[[0-9;]*[34]/)) }
    }

    @Test(
        "A picture keeps its shape with cells of any shape",
        arguments: [
            (512, 512, 8, 16, 48, 24), (512, 512, 10, 20, 48, 24), (512, 512, 10, 10, 24, 24),
            (100, 1000, 8, 16, 5, 24), (1000, 10, 8, 16, 80, 1),
        ])
    func shape(width: Int, height: Int, cellWidth: Int, cellHeight: Int, columns: Int, rows: Int) throws {
        let cell = try #require(CellSize(width: cellWidth, height: cellHeight))
        let fitted = fittingCells(width: width, height: height, columns: 80, rows: 24, cell: cell)
        #expect(fitted.columns == columns)
        #expect(fitted.rows == rows)
    }

    @Test("The environment decides about colours where nobody can be asked")
    func environment() {
        #expect(ColorMode(environment: ["TERM": "xterm-256color", "COLORTERM": "truecolor"]) == .truecolor)
        #expect(ColorMode(environment: ["TERM": "xterm-256color"]) == .indexed256)
        #expect(ColorMode(environment: ["TERM": "linux"]) == .indexed16)
        #expect(ColorMode(environment: ["TERM": "xterm-256color", "COLORTERM": "truecolor", "NO_COLOR": "1"]) == .mono)
        #expect(ColorMode(environment: ["TERM": "dumb"]) == .mono)
    }
}
