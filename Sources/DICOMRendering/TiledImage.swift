package import DICOMCore

/// How the frames of a whole-slide image lie in its total pixel matrix. Source: PS3.3 C.7.6.17, C.8.12.4, C.8.12.14.
package struct TiledImage: Equatable, Sendable {
    package struct Tile: Equatable, Sendable {
        package let frame: FrameNumber
        /// Of its first pixel, counted from 0.
        package let left: Int
        package let top: Int
    }

    /// Of the total pixel matrix, in pixels.
    package let width: Int
    package let height: Int
    package let tileWidth: Int
    package let tileHeight: Int
    /// Of the first plane and the first optical path: each place once.
    package let tiles: [Tile]

    /// - Returns: `nil` where the data set tells of no total pixel matrix, or of one that can't be.
    package init?(_ dataSet: DataSet, tileWidth: Int, tileHeight: Int, frameCount: Int) {
        guard let width = dataSet.integer(.totalPixelMatrixColumns),
            let height = dataSet.integer(.totalPixelMatrixRows),
            (1...longestSide).contains(width), (1...longestSide).contains(height), tileWidth > 0, tileHeight > 0,
            frameCount > 0
        else { return nil }
        self.width = width
        self.height = height
        self.tileWidth = tileWidth
        self.tileHeight = tileHeight
        let places =
            dataSet.string(.dimensionOrganizationType) == "TILED_SPARSE"
            ? Self.sparse(dataSet) : Self.full(width, height, tileWidth, tileHeight, frameCount)
        guard !places.isEmpty else { return nil }
        tiles = places
    }

    /// Rows of tiles from the left upper corner on, without gaps.
    private static func full(
        _ width: Int, _ height: Int, _ tileWidth: Int, _ tileHeight: Int, _ frameCount: Int
    ) -> [Tile] {
        let columns = (width + tileWidth - 1) / tileWidth
        let rows = (height + tileHeight - 1) / tileHeight
        return (0..<min(frameCount, columns * rows)).compactMap { index in
            FrameNumber(index + 1).map {
                Tile(frame: $0, left: index % columns * tileWidth, top: index / columns * tileHeight)
            }
        }
    }

    /// Every frame says where it is, counted from 1.
    private static func sparse(_ dataSet: DataSet) -> [Tile] {
        var taken = Set<SIMD2<Int>>()
        return dataSet.items(.perFrameFunctionalGroupsSequence).enumerated().compactMap { index, groups in
            guard let position = groups.items(.planePositionSlideSequence).first,
                let column = position.integer(.columnPositionInTotalImagePixelMatrix),
                let row = position.integer(.rowPositionInTotalImagePixelMatrix),
                (1...longestSide).contains(column), (1...longestSide).contains(row),
                taken.insert(SIMD2(column, row)).inserted, let frame = FrameNumber(index + 1)
            else { return nil }
            return Tile(frame: frame, left: column - 1, top: row - 1)
        }
    }
}

/// Far beyond every scanner; products of two sides don't overflow.
private let longestSide = 1 << 30

/// A region of a tiled image that becomes a picture, and where on it its tiles lie.
package struct TiledView: Sendable {
    package struct Place: Equatable, Sendable {
        package let frame: FrameNumber
        package let left: Int
        package let top: Int
        package let width: Int
        package let height: Int
    }

    package let width: Int
    package let height: Int
    private let image: TiledImage
    private let region: PictureRegion

    /// - Parameter region: of the total pixel matrix; `nil` for all of it.
    /// - Returns: `nil` where the region lies beside the image.
    package init?(of image: TiledImage, region: PictureRegion?, inWidth width: Int, height: Int) {
        let whole = PictureRegion(left: 0, top: 0, width: Double(image.width), height: Double(image.height))
        guard let seen = (region ?? whole).clipped(toWidth: image.width, height: image.height),
            let size = fittedSize(of: seen, inWidth: width, height: height, pixelAspectRatio: 1)
        else { return nil }
        self.image = image
        self.region = seen
        (self.width, self.height) = size
    }

    /// The tiles that are seen; neighbours share their edge.
    package var places: [Place] {
        let across = Double(width) / region.width
        let down = Double(height) / region.height
        return image.tiles.compactMap { tile in
            let left = ((Double(tile.left) - region.left) * across).rounded()
            let top = ((Double(tile.top) - region.top) * down).rounded()
            let right = ((Double(tile.left + image.tileWidth) - region.left) * across).rounded()
            let bottom = ((Double(tile.top + image.tileHeight) - region.top) * down).rounded()
            guard right > 0, bottom > 0, left < Double(width), top < Double(height), right > left, bottom > top
            else { return nil }
            return Place(
                frame: tile.frame, left: Int(left), top: Int(top), width: Int(right - left), height: Int(bottom - top))
        }
    }

    /// The finished picture turned over as the region wants it.
    package func turned(_ picture: Picture) -> Picture {
        guard region.isFlippedHorizontally || region.isFlippedVertically else { return picture }
        let whole = PictureRegion(
            left: 0, top: 0, width: Double(picture.width), height: Double(picture.height),
            isFlippedHorizontally: region.isFlippedHorizontally, isFlippedVertically: region.isFlippedVertically)
        return scaled(picture, region: whole, toFitWidth: picture.width, height: picture.height) ?? picture
    }
}

extension Tag {
    fileprivate static let dimensionOrganizationType = Tag(0x0020, 0x9311)
    fileprivate static let totalPixelMatrixColumns = Tag(0x0048, 0x0006)
    fileprivate static let totalPixelMatrixRows = Tag(0x0048, 0x0007)
    fileprivate static let planePositionSlideSequence = Tag(0x0048, 0x021A)
    fileprivate static let columnPositionInTotalImagePixelMatrix = Tag(0x0048, 0x021E)
    fileprivate static let rowPositionInTotalImagePixelMatrix = Tag(0x0048, 0x021F)
    fileprivate static let perFrameFunctionalGroupsSequence = Tag(0x5200, 0x9230)
}
