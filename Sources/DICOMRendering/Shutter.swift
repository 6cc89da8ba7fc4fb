package import DICOMCore

/// What of an image is covered: everything outside of all shapes. Source: PS3.3 C.7.6.11, C.7.6.15.
package struct Shutter: Equatable, Sendable {
    private enum Shape: Equatable {
        /// Columns and rows that are still seen, counted from 1.
        case rectangle(columns: ClosedRange<Double>, rows: ClosedRange<Double>)
        case circle(row: Double, column: Double, radius: Double)
        /// Corners as row and column, counted from 1.
        case polygon([(row: Double, column: Double)])

        static func == (left: Shape, right: Shape) -> Bool {
            switch (left, right) {
            case (.rectangle(let a, let b), .rectangle(let c, let d)): a == c && b == d
            case (.circle(let a, let b, let c), .circle(let d, let e, let f)): a == d && b == e && c == f
            case (.polygon(let a), .polygon(let b)): a.elementsEqual(b, by: ==)
            default: false
            }
        }

        func shows(row: Double, column: Double) -> Bool {
            switch self {
            case .rectangle(let columns, let rows): return columns.contains(column) && rows.contains(row)
            case .circle(let centerRow, let centerColumn, let radius):
                let (y, x) = (row - centerRow, column - centerColumn)
                return x * x + y * y <= radius * radius
            case .polygon(let corners):
                // A ray to the right crosses the outline an odd number of times from within.
                var isInside = false
                var previous = corners[corners.count - 1]
                for corner in corners {
                    if (corner.row > row) != (previous.row > row) {
                        let share = (row - corner.row) / (previous.row - corner.row)
                        if column < corner.column + share * (previous.column - corner.column) { isInside.toggle() }
                    }
                    previous = corner
                }
                return isInside
            }
        }
    }

    private let shapes: [Shape]
    /// What is seen instead.
    private let brightness: UInt8

    /// - Returns: `nil` where the data set has no shutter that makes sense.
    package init?(_ dataSet: DataSet) {
        shapes = dataSet.strings(.shutterShape).compactMap { Self.shape($0, dataSet) }
        guard !shapes.isEmpty else { return nil }
        brightness = Self.brightness(dataSet)
    }

    /// What is seen in place of what is covered: a P-value of 16 bits; black where it is missing.
    static func brightness(_ dataSet: DataSet) -> UInt8 {
        let value = dataSet.integer(.shutterPresentationValue) ?? 0
        return UInt8(clamping: (max(0, min(65535, value)) * 255 + 32767) / 65535)
    }

    private static func shape(_ name: String, _ dataSet: DataSet) -> Shape? {
        func number(_ tag: Tag) -> Double? { dataSet.numbers(tag).first.flatMap { $0.isFinite ? $0 : nil } }
        switch name {
        case "RECTANGULAR":
            guard let left = number(.shutterLeft), let right = number(.shutterRight),
                let upper = number(.shutterUpper), let lower = number(.shutterLower), left <= right, upper <= lower
            else { return nil }
            return .rectangle(columns: left...right, rows: upper...lower)
        case "CIRCULAR":
            let center = dataSet.numbers(.shutterCenter)
            guard center.count == 2, let radius = number(.shutterRadius) else { return nil }
            return .circle(row: center[0], column: center[1], radius: radius)
        case "POLYGONAL":
            let numbers = dataSet.numbers(.shutterVertices)
            guard numbers.count >= 6, numbers.allSatisfy(\.isFinite) else { return nil }
            return .polygon(
                stride(from: 0, to: numbers.count - 1, by: 2).map { (row: numbers[$0], column: numbers[$0 + 1]) })
        default:
            return nil
        }
    }

    /// The picture with what is outside covered. Its pixels are those of the image.
    package func cover(_ picture: Picture) -> Picture {
        var bytes = picture.bytes
        for row in 0..<picture.height {
            for column in 0..<picture.width
            where !shapes.allSatisfy({ $0.shows(row: Double(row + 1), column: Double(column + 1)) }) {
                let place = (row * picture.width + column) * picture.channels
                for channel in 0..<picture.channels { bytes[place + channel] = brightness }
            }
        }
        return Picture(width: picture.width, height: picture.height, channels: picture.channels, bytes: bytes)
    }
}

extension Tag {
    fileprivate static let shutterShape = Tag(0x0018, 0x1600)
    fileprivate static let shutterLeft = Tag(0x0018, 0x1602)
    fileprivate static let shutterRight = Tag(0x0018, 0x1604)
    fileprivate static let shutterUpper = Tag(0x0018, 0x1606)
    fileprivate static let shutterLower = Tag(0x0018, 0x1608)
    fileprivate static let shutterCenter = Tag(0x0018, 0x1610)
    fileprivate static let shutterRadius = Tag(0x0018, 0x1612)
    fileprivate static let shutterVertices = Tag(0x0018, 0x1620)
    fileprivate static let shutterPresentationValue = Tag(0x0018, 0x1622)
}
