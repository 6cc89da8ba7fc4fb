package import DICOMCore

/// How pictures are drawn on a certain terminal.
package struct DrawingOptions: Equatable, Sendable {
    package var cell: CellSize
    package var symbols: PictureSymbols
    package var colors: ColorMode
    /// `nil`: pictures are characters.
    package var graphics: GraphicsProtocol?
    /// The terminal plays a cine by itself once it has the pictures.
    package var playsCine = false

    package init(
        cell: CellSize = .usual, symbols: PictureSymbols = .half, colors: ColorMode, graphics: GraphicsProtocol? = nil
    ) {
        self.cell = cell
        self.symbols = symbols
        self.colors = colors
        self.graphics = graphics
    }

    /// The pixels to ask a server for to fill some cells: those of the cells where the terminal draws pixels; else two for
    /// each that a half block shows, so that the other symbols and the reduction have something to choose from.
    package func pixels(columns: Int, rows: Int) -> (width: Int, height: Int) {
        let width = graphics == nil ? max(cell.width / 4, 2) : cell.width
        let height = graphics == nil ? max(cell.height / 4, 4) : cell.height
        return (min(columns * width, 4096), min(rows * height, 4096))
    }

    /// The pixels that some cells show.
    package func shownPixels(columns: Int, rows: Int) -> (width: Int, height: Int) {
        let pixels: (width: Int, height: Int) =
            switch symbols {
            case _ where graphics != nil: (cell.width, cell.height)
            case .half: (1, 2)
            case .quadrant: (2, 2)
            case .sextant: (2, 3)
            case .braille: (2, 4)
            case .ascii: (1, 1)
            }
        return (columns * pixels.width, rows * pixels.height)
    }
}

/// A study's header and its series as thumbnails. A picture that is not there leaves its place and its reason.
package func studyGrid(
    _ study: StudyEntry, _ series: [SeriesEntry], pictures: [Result<Picture, PictureFailure>], columns: Int,
    _ options: DrawingOptions
) -> Grid {
    let header = studyHeader(study)
    let layout = ThumbnailLayout(screenColumns: columns, cell: options.cell)
    let lineCount = (series.count + layout.perLine - 1) / layout.perLine
    var grid = Grid(columns: columns, rows: header.count + 1 + lineCount * layout.pitch)
    for (row, line) in header.enumerated() { grid.write(line, row: row, column: 0, style: row == 0 ? .bold : .plain) }
    for (index, entry) in series.enumerated() {
        let row = header.count + 1 + index / layout.perLine * layout.pitch
        let column = index % layout.perLine * (layout.columns + 2)
        drawThumbnail(
            index < pictures.count ? pictures[index] : nil, title: entry.title, row: row, column: column, layout,
            options, on: &grid)
    }
    return grid
}

/// Why a picture is not there, in words.
package struct PictureFailure: Error, Equatable, Sendable {
    package let sentence: String

    package init(sentence: String) {
        self.sentence = sentence
    }
}

/// One thumbnail with its title below; a placeholder while it is not there.
func drawThumbnail(
    _ picture: Result<Picture, PictureFailure>?, title: String, row: Int, column: Int, _ layout: ThumbnailLayout,
    _ options: DrawingOptions, isSelected: Bool = false, on grid: inout Grid
) {
    switch picture {
    case .success(let picture)?:
        let block = drawPicture(
            picture, columns: layout.columns, rows: layout.rows, cell: options.cell, symbols: options.symbols,
            colors: options.colors)
        grid.draw(
            block, row: row + (layout.rows - block.rows) / 2, column: column + (layout.columns - block.columns) / 2)
    case .failure(let failure)?:
        grid.write(failure.sentence, row: row + layout.rows / 2, column: column, limit: layout.columns, style: .dim)
    case nil:
        let text = String(repeating: "░", count: layout.columns)
        for line in 0..<layout.rows { grid.write(text, row: row + line, column: column, style: .dim) }
    }
    grid.write(
        fitted(visibleText(title), columns: layout.columns), row: row + layout.rows, column: column,
        style: isSelected ? .reversed : .plain)
}
