package import DICOMCore

/// A picture of pictures in rows and columns of one size, black where there is none.
package struct ContactSheet: Sendable {
    package let columns: Int
    package let rows: Int
    package let tileWidth: Int
    package let tileHeight: Int
    private var canvas: Canvas

    /// - Returns: `nil` without tiles, or where the sheet would have more pixels than the limit.
    package init?(tileCount: Int, columns: Int?, tileWidth: Int, tileHeight: Int, pixelLimit: Int) {
        guard tileCount > 0, columns ?? 1 > 0, tileWidth > 0, tileHeight > 0 else { return nil }
        // As wide as high, or a little wider.
        self.columns = min(tileCount, columns ?? Int(Double(tileCount).squareRoot().rounded(.up)))
        rows = (tileCount + self.columns - 1) / self.columns
        let (width, isTooWide) = self.columns.multipliedReportingOverflow(by: tileWidth)
        let (height, isTooHigh) = rows.multipliedReportingOverflow(by: tileHeight)
        let (area, isTooLarge) = width.multipliedReportingOverflow(by: height)
        guard !isTooWide, !isTooHigh, !isTooLarge, area <= pixelLimit else { return nil }
        self.tileWidth = tileWidth
        self.tileHeight = tileHeight
        canvas = Canvas(width: width, height: height)
    }

    /// The sheet as it is now: grey until a coloured picture has been put onto it.
    package var picture: Picture { canvas.picture }

    /// Where the tile of a number, counted from 0, has its left upper corner.
    package func place(of tile: Int) -> (x: Int, y: Int) {
        (tile % columns * tileWidth, tile / columns * tileHeight)
    }

    /// Puts a picture into the middle of its tile; what is larger than the tile is cut off.
    package mutating func put(_ picture: Picture, at tile: Int) {
        guard (0..<(columns * rows)).contains(tile) else { return }
        let corner = place(of: tile)
        let left = corner.x + max(0, tileWidth - picture.width) / 2
        let top = corner.y + max(0, tileHeight - picture.height) / 2
        canvas.put(picture, left: left, top: top, width: tileWidth, height: tileHeight)
    }
}

/// So many numbers from 0 to below `total`, evenly spaced, the middle ones of equal stretches; all where there are fewer.
package func evenlySpaced(_ count: Int, of total: Int) -> [Int] {
    guard total > 0, count > 0 else { return [] }
    guard total > count else { return Array(0..<total) }
    return (0..<count).map { Int((Double($0) + 0.5) * Double(total) / Double(count)) }
}
