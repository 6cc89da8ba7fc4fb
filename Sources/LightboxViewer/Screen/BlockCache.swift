internal import DICOMCore

/// Pictures that were turned into cells before. It changes nothing of what is drawn, only how long it takes.
package struct BlockCache: Sendable {
    struct Key: Hashable {
        let request: PictureRequest
        let columns: Int
        let rows: Int
        let turns: PictureTurns
        let cell: CellSize
    }

    private var blocks: [Key: CellBlock] = [:]
    private var cellCount = 0
    /// About 50 MB of cells.
    private static let cellLimit = 1 << 20

    package init() {}

    mutating func block(_ key: Key, _ picture: Picture, _ options: DrawingOptions) -> CellBlock {
        if let block = blocks[key] { return block }
        let block = drawPicture(
            picture.turned(key.turns), columns: key.columns, rows: key.rows, cell: options.cell,
            symbols: options.symbols, colors: options.colors)
        if cellCount + block.cells.count > Self.cellLimit {
            blocks = [:]
            cellCount = 0
        }
        blocks[key] = block
        cellCount += block.cells.count
        return block
    }
}
