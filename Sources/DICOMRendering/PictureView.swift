package import DICOMCore

/// What of an image is seen on a picture of it, and how large.
package struct PictureView: Hashable, Sendable {
    private let region: PictureRegion
    private let width: Double
    private let height: Double

    /// - Parameters:
    ///   - region: of the image, in its pixels.
    ///   - width: of the picture, in pixels.
    package init(region: PictureRegion, width: Int, height: Int) {
        self.region = region
        self.width = Double(width)
        self.height = Double(height)
    }

    /// A picture that was scaled from an image of this size.
    /// - Parameter region: what of the image was asked for; `nil` for all of it.
    package init?(of region: PictureRegion?, columns: Int, rows: Int, on picture: Picture) {
        let whole = PictureRegion(left: 0, top: 0, width: Double(columns), height: Double(rows))
        guard let seen = (region ?? whole).clipped(toWidth: columns, height: rows) else { return nil }
        self.init(region: seen, width: picture.width, height: picture.height)
    }

    /// Where a place of the image, in its pixels from the left upper corner, is on the picture.
    func place(_ place: (x: Double, y: Double)) -> PicturePoint {
        let across = (place.x - region.left) / region.width
        let down = (place.y - region.top) / region.height
        return PicturePoint(
            x: width * (region.isFlippedHorizontally ? 1 - across : across),
            y: height * (region.isFlippedVertically ? 1 - down : down))
    }
}
