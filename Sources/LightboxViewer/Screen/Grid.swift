/// A screen's worth of cells: rows × columns, row by row. Whatever is written outside is cut off.
package struct Grid: Equatable, Sendable {
    package let columns: Int
    package let rows: Int
    package private(set) var cells: [Cell]
    /// What the terminal draws as pixels over blank cells.
    package private(set) var pictures: [PlacedPicture] = []

    package init(columns: Int, rows: Int) {
        self.columns = max(columns, 0)
        self.rows = max(rows, 0)
        cells = Array(repeating: .blank, count: self.columns * self.rows)
    }

    package subscript(row: Int, column: Int) -> Cell { cells[row * columns + column] }

    /// Marks pile up on a character without end in hostile text; a terminal shows no more than a few.
    private static let scalarLimit = 8

    /// Writes a line of text, made visible first.
    /// - Parameter limit: the most columns that it may take; a longer text ends with an ellipsis.
    package mutating func write(
        _ text: String, row: Int, column: Int, limit: Int = .max, style: CellStyle = .plain
    ) {
        guard (0..<rows).contains(row), column < columns else { return }
        var text = visibleText(text)
        let room = min(limit, columns - max(column, 0))
        if columnWidth(of: text) > room { text = fitted(text, columns: room) }
        var position = column
        for character in text {
            let width = columnWidth(of: character)
            guard width > 0 else { continue }
            if position >= 0, position + width <= columns {
                set(Cell(Self.bounded(character), style), row: row, column: position)
                if width == 2 { set(Cell("", style), row: row, column: position + 1) }
            }
            position += width
        }
    }

    private static func bounded(_ character: Character) -> String {
        guard character.unicodeScalars.count > scalarLimit else { return String(character) }
        return String(String.UnicodeScalarView(character.unicodeScalars.prefix(scalarLimit)))
    }

    /// Gives a stretch of a row one style; its text stays.
    package mutating func style(row: Int, columns range: Range<Int>, _ style: CellStyle) {
        guard (0..<rows).contains(row) else { return }
        for column in range.clamped(to: 0..<columns) { cells[row * columns + column].style = style }
    }

    package mutating func place(_ picture: PlacedPicture) {
        pictures.append(picture)
    }

    /// What the terminal shows in these cells is not known any more.
    package mutating func forget(_ place: PlacedPicture) {
        for row in (place.row..<(place.row + place.rows)).clamped(to: 0..<rows) {
            for column in (place.column..<(place.column + place.columns)).clamped(to: 0..<columns) {
                // No cell that is drawn has this character, so each one differs.
                cells[row * columns + column] = Cell("\u{0}")
            }
        }
    }

    package mutating func draw(_ block: CellBlock, row: Int, column: Int) {
        for blockRow in 0..<block.rows where (0..<rows).contains(row + blockRow) {
            for blockColumn in 0..<block.columns where (0..<columns).contains(column + blockColumn) {
                set(
                    block.cells[blockRow * block.columns + blockColumn], row: row + blockRow,
                    column: column + blockColumn)
            }
        }
    }

    package mutating func set(_ cell: Cell, row: Int, column: Int) {
        guard (0..<rows).contains(row), (0..<columns).contains(column) else { return }
        // Half of a wide character can't stay.
        let index = row * columns + column
        if cells[index].text.isEmpty, !cell.text.isEmpty, column > 0 { cells[index - 1].text = " " }
        if column + 1 < columns, cells[index + 1].text.isEmpty, cell.text != "" { cells[index + 1].text = " " }
        cells[index] = cell
    }
}

/// A rectangle of cells that was drawn before: rows × columns, row by row.
package struct CellBlock: Equatable, Sendable {
    package let columns: Int
    package let rows: Int
    package let cells: [Cell]

    /// - Precondition: `cells` has the shape that the numbers promise.
    package init(columns: Int, rows: Int, cells: [Cell]) {
        precondition(cells.count == columns * rows)
        self.columns = columns
        self.rows = rows
        self.cells = cells
    }
}
