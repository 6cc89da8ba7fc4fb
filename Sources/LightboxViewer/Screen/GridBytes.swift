/// The bytes that turn the cells of one screen into those of the next: only what changed is sent.
/// - Parameter old: what the terminal shows; `nil`, or another size, where that is not known.
package func bytes(turning old: Grid?, into new: Grid, colors: ColorMode) -> [UInt8] {
    var output = TerminalOutput(colors: colors)
    let known = old?.columns == new.columns && old?.rows == new.rows ? old : nil
    if known == nil { output.append("\u{1B}[0m\u{1B}[2J") }
    for row in 0..<new.rows {
        var column = 0
        while column < new.columns {
            let cell = new[row, column]
            let isWide = column + 1 < new.columns && new[row, column + 1].text.isEmpty
            let isSame = known.map { $0[row, column] == cell && (!isWide || $0[row, column + 1].text.isEmpty) }
            if cell.text.isEmpty || isSame ?? (cell == .blank) {
                column += 1
                continue
            }
            output.move(row: row, column: column)
            output.put(cell, width: isWide ? 2 : 1)
            column += isWide ? 2 : 1
        }
    }
    guard !output.bytes.isEmpty else { return [] }
    return output.bytes + Array("\u{1B}[0m".utf8)
}

/// One update of the screen, between the marks of synchronised output (mode 2026); terminals that don't know them pass
/// them by.
package func synchronized(_ bytes: [UInt8]) -> [UInt8] {
    bytes.isEmpty ? [] : Array("\u{1B}[?2026h".utf8) + bytes + Array("\u{1B}[?2026l".utf8)
}

/// The screen as lines of text with colours, for files and pagers. Each line ends in the terminal's own colours.
package func lines(of grid: Grid, colors: ColorMode) -> [UInt8] {
    var all: [UInt8] = []
    for row in 0..<grid.rows {
        var output = TerminalOutput(colors: colors)
        let end = (0..<grid.columns).last { grid[row, $0] != .blank } ?? -1
        for column in 0..<(end + 1) where !grid[row, column].text.isEmpty { output.put(grid[row, column], width: 1) }
        output.reset()
        all += output.bytes + [UInt8(ascii: "\n")]
    }
    return all
}

/// Collects escape sequences; a style or position that the terminal already has is not sent again.
private struct TerminalOutput {
    let colors: ColorMode
    private(set) var bytes: [UInt8] = []
    private var style = CellStyle.plain
    private var position: (row: Int, column: Int)?

    init(colors: ColorMode) {
        self.colors = colors
    }

    mutating func append(_ text: String) {
        bytes.append(contentsOf: text.utf8)
    }

    mutating func move(row: Int, column: Int) {
        if let position, position == (row, column) { return }
        append("\u{1B}[\(row + 1);\(column + 1)H")
        position = (row, column)
    }

    mutating func put(_ cell: Cell, width: Int) {
        let wanted = colors == .mono ? cell.style.withoutColors : cell.style
        if wanted != style { select(wanted) }
        append(cell.text)
        if let known = position { position = (known.row, known.column + width) }
        // Terminals disagree about the width of what is joined of several characters: what follows is told its place.
        if cell.text.utf8.count > 4, cell.text.unicodeScalars.first != PicturePlaceholder.scalar { position = nil }
    }

    mutating func reset() {
        if style != .plain { select(.plain) }
    }

    private mutating func select(_ wanted: CellStyle) {
        var codes: [String] = []
        var before = style
        if (before.isBold, before.isDim, before.isReversed) != (wanted.isBold, wanted.isDim, wanted.isReversed) {
            codes.append("0")
            before = .plain
            if wanted.isBold { codes.append("1") }
            if wanted.isDim { codes.append("2") }
            if wanted.isReversed { codes.append("7") }
        }
        if before.foreground != wanted.foreground { codes.append(Self.code(wanted.foreground, base: 30)) }
        if before.background != wanted.background { codes.append(Self.code(wanted.background, base: 40)) }
        append("\u{1B}[\(codes.joined(separator: ";"))m")
        style = wanted
    }

    /// Source: ECMA-48 8.3.117 (SGR), ISO 8613-6 for 38 and 48; 90 to 107 as xterm has them.
    private static func code(_ color: CellColor, base: Int) -> String {
        switch color {
        case .standard: "\(base + 9)"
        case .indexed(let index) where index < 8: "\(base + Int(index))"
        case .indexed(let index) where index < 16: "\(base + 52 + Int(index))"
        case .indexed(let index): "\(base + 8);5;\(index)"
        case .rgb(let value): "\(base + 8);2;\(value >> 16 & 0xFF);\(value >> 8 & 0xFF);\(value & 0xFF)"
        }
    }
}

extension CellStyle {
    fileprivate var withoutColors: CellStyle { CellStyle(isBold: isBold, isDim: isDim, isReversed: isReversed) }
}
