/// A place on a picture, in pixels from its top left corner.
package struct PicturePoint: Hashable, Sendable {
    package let x: Double
    package let y: Double

    package init(x: Double, y: Double) {
        self.x = x
        self.y = y
    }
}

/// The colour of a mark.
package struct Ink: Hashable, Sendable {
    package let red: UInt8
    package let green: UInt8
    package let blue: UInt8
    /// With a dark edge around it, so that it is seen on every ground.
    package let isEdged: Bool

    package init(red: UInt8, green: UInt8, blue: UInt8, isEdged: Bool = true) {
        self.red = red
        self.green = green
        self.blue = blue
        self.isEdged = isEdged
    }

    /// What annotations are written in.
    package static let white = Ink(red: 255, green: 255, blue: 255)
}

/// Something to be drawn onto a picture.
package enum Mark: Hashable, Sendable {
    /// Lines of text in any script, hung by a corner or the middle of their upper edge, broken at a width.
    case text(String, at: PicturePoint, by: Corner, size: Double, width: Double?, ink: Ink = .white)
    case line([PicturePoint], width: Double, shape: Shape)

    package enum Corner: Hashable, Sendable {
        case topLeft, topMiddle, topRight, bottomLeft, bottomRight
    }

    package struct Shape: Hashable, Sendable {
        package var isCurved: Bool
        package var isClosed: Bool
        package var isFilled: Bool
        package var ink: Ink

        package init(isCurved: Bool = false, isClosed: Bool = false, isFilled: Bool = false, ink: Ink = .white) {
            self.isCurved = isCurved
            self.isClosed = isClosed
            self.isFilled = isFilled
            self.ink = ink
        }
    }
}

extension Ink {
    fileprivate var isGrey: Bool { red == green && green == blue }
}

extension Mark {
    /// A grey picture can't show it as it is.
    package var isColored: Bool {
        switch self {
        case .text(_, _, _, _, _, let ink): !ink.isGrey
        case .line(_, _, let shape): !shape.ink.isGrey
        }
    }
}
