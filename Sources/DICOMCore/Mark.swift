/// A place on a picture, in pixels from its top left corner.
package struct PicturePoint: Hashable, Sendable {
    package let x: Double
    package let y: Double

    package init(x: Double, y: Double) {
        self.x = x
        self.y = y
    }
}

/// Something to be drawn onto a picture: white with a dark edge, so that it is seen on every ground.
package enum Mark: Hashable, Sendable {
    /// Lines of text in any script, hung by a corner, broken at a width.
    case text(String, at: PicturePoint, by: Corner, size: Double, width: Double?)
    case line([PicturePoint], width: Double, shape: Shape)

    package enum Corner: Hashable, Sendable {
        case topLeft, topRight, bottomLeft, bottomRight
    }

    package struct Shape: Hashable, Sendable {
        package var isCurved: Bool
        package var isClosed: Bool
        package var isFilled: Bool

        package init(isCurved: Bool = false, isClosed: Bool = false, isFilled: Bool = false) {
            self.isCurved = isCurved
            self.isClosed = isClosed
            self.isFilled = isFilled
        }
    }
}
