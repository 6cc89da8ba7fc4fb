/// A part of a picture in its pixels, counted from 0 at the top left, and how it is turned over (C-05).
package struct PictureRegion: Hashable, Sendable {
    package var left: Double
    package var top: Double
    /// Above 0.
    package var width: Double
    /// Above 0.
    package var height: Double
    package var isFlippedHorizontally: Bool
    package var isFlippedVertically: Bool

    package init(
        left: Double, top: Double, width: Double, height: Double, isFlippedHorizontally: Bool = false,
        isFlippedVertically: Bool = false
    ) {
        self.left = left
        self.top = top
        self.width = width
        self.height = height
        self.isFlippedHorizontally = isFlippedHorizontally
        self.isFlippedVertically = isFlippedVertically
    }

    /// What of it lies on a picture of this size; `nil` where nothing does (C-07).
    func clipped(toWidth pictureWidth: Int, height pictureHeight: Int) -> PictureRegion? {
        let right = min(left + width, Double(pictureWidth))
        let bottom = min(top + height, Double(pictureHeight))
        var clipped = self
        clipped.left = max(0, left)
        clipped.top = max(0, top)
        clipped.width = right - clipped.left
        clipped.height = bottom - clipped.top
        return clipped.width > 0 && clipped.height > 0 ? clipped : nil
    }
}
