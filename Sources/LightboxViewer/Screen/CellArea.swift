internal import DICOMCore

/// A rectangle of cells.
struct CellArea: Equatable {
    var row: Int
    var column: Int
    var columns: Int
    var rows: Int
}

/// Draws a picture into the middle of an area, as pixels where the terminal takes them, else with characters.
func draw(
    _ picture: Picture, _ content: PlacedPicture.Content, in area: CellArea, _ drawing: DrawingOptions,
    _ cache: inout BlockCache, on grid: inout Grid
) {
    guard area.columns > 0, area.rows > 0 else { return }
    let place = PlacedPicture(
        row: area.row, column: area.column, columns: area.columns, rows: area.rows, content: content)
    let key = place.key
    guard drawing.graphics != nil else {
        let block = cache.block(
            BlockCache.Key(
                request: key.request, columns: area.columns, rows: area.rows, turns: key.turns, cell: drawing.cell),
            picture, drawing)
        grid.draw(
            block, row: area.row + (area.rows - block.rows) / 2,
            column: area.column + (area.columns - block.columns) / 2
        )
        return
    }
    let isTurned = key.turns.quarters & 1 == 1
    let width = isTurned ? picture.height : picture.width
    let height = isTurned ? picture.width : picture.height
    let size = filledCells(
        width: width, height: height, columns: area.columns, rows: area.rows, cell: drawing.cell)
    grid.place(
        PlacedPicture(
            row: area.row + (area.rows - size.rows) / 2, column: area.column + (area.columns - size.columns) / 2,
            columns: size.columns, rows: size.rows, content: content))
}

/// The cells that a picture touches when it is as large as fits. - Returns: at least 1 × 1, at most the room.
func filledCells(width: Int, height: Int, columns: Int, rows: Int, cell: CellSize) -> (columns: Int, rows: Int) {
    guard width > 0, height > 0 else { return (1, 1) }
    let scale = min(Double(columns * cell.width) / Double(width), Double(rows * cell.height) / Double(height))
    func cells(_ pixels: Int, _ length: Int, _ limit: Int) -> Int {
        min(max(Int((Double(pixels) * scale / Double(length) - 0.001).rounded(.up)), 1), limit)
    }
    return (cells(width, cell.width, columns), cells(height, cell.height, rows))
}
