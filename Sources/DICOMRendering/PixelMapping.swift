/// Where the pixels of one frame lie on another frame of the same slice. Source: PS3.3 C.7.6.2.1.1.
package struct PixelMapping: Equatable, Sendable {
    /// The middle of the first pixel, in pixels of the other frame from its left upper corner.
    private let start: SIMD2<Double>
    /// One pixel to the right, and down.
    private let across: SIMD2<Double>
    private let down: SIMD2<Double>

    /// Frames whose pixels are the same places.
    package static let identity = PixelMapping(start: SIMD2(0.5, 0.5), across: SIMD2(1, 0), down: SIMD2(0, 1))

    private init(start: SIMD2<Double>, across: SIMD2<Double>, down: SIMD2<Double>) {
        self.start = start
        self.across = across
        self.down = down
    }

    /// - Returns: `nil` where the two are no parallel planes, or one does not lie in the slice of the other.
    package init?(from plane: ImagePlane, onto other: ImagePlane) {
        guard plane.isParallel(to: other), plane.contains(other.origin) || other.contains(plane.origin) else {
            return nil
        }
        func place(_ point: SIMD3<Double>) -> SIMD2<Double> {
            let place = other.place(of: point)
            return SIMD2(place.x, place.y)
        }
        start = place(plane.origin)
        across = place(plane.origin + plane.right) - start
        down = place(plane.origin + plane.down) - start
    }

    /// The place of the middle of a pixel on the other frame, to a millionth of a pixel: what falls onto an edge does so
    /// however the numbers were rounded.
    func place(column: Int, row: Int) -> SIMD2<Double> {
        let place = start + Double(column) * across + Double(row) * down
        return (place * 1e6).rounded(.toNearestOrAwayFromZero) / 1e6
    }
}
