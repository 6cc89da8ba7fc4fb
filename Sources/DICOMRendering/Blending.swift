package import DICOMCore

/// One set of images laid over another in colours, as PET over CT. Source: PS3.3 A.33.4, C.11.14, PS3.4 N.2.4 (C-22,
/// C-23).
package struct Blending: Sendable {
    /// How the images below are to be seen; it is theirs what is displayed, and where annotations lie.
    package let underlying: PresentationState
    package let superimposed: PresentationState
    /// Of what lies above: 1 hides what is below.
    package let opacity: Double
    private let dataSet: DataSet

    /// - Returns: `nil` for a data set that does not say what lies above and what below.
    package init?(_ dataSet: DataSet) {
        var states: [String: PresentationState] = [:]
        for (place, item) in dataSet.items(.blendingSequence).enumerated() {
            guard let position = item.string(.blendingPosition) else { continue }
            states[position] = PresentationState(item, at: place, of: dataSet)
        }
        guard let underlying = states["UNDERLYING"], let superimposed = states["SUPERIMPOSED"],
            let opacity = dataSet.numbers(.relativeOpacity).first, (0...1).contains(opacity)
        else { return nil }
        self.underlying = underlying
        self.superimposed = superimposed
        self.opacity = opacity
        self.dataSet = dataSet
    }

    /// The colours of what lies above.
    /// - Parameter bulk: gives the bytes of a table that stayed in the object.
    /// - Throws: what `bulk` throws.
    package func palette(bulk: (AttributePath) throws -> [UInt8]) throws -> Palette? {
        try Palette(tablesOf: dataSet, isSigned: false, bulk: bulk)
    }
}

/// A drawn frame that is laid over another one.
package struct Superimposed: Sendable {
    private let picture: Picture
    private let isSeen: [Bool]
    private let palette: Palette
    private let mapping: PixelMapping
    private let opacity: Double

    /// - Parameters:
    ///   - picture: grey, the size of its frame: the output of the VOI LUT.
    ///   - samples: that frame, of which padding is not seen.
    ///   - mapping: from the pixels of what lies below onto this frame.
    /// - Returns: `nil` for a coloured picture.
    package init?(
        _ picture: Picture, of samples: NativeFrame, padding: ClosedRange<Int>?, by palette: Palette,
        mapping: PixelMapping, opacity: Double
    ) {
        guard picture.channels == 1, samples.pixelCount == picture.bytes.count else { return nil }
        var isSeen = [Bool](repeating: true, count: picture.bytes.count)
        if let padding { samples.forEachInteger { index, value in isSeen[index] = !padding.contains(value) } }
        self.picture = picture
        self.isSeen = isSeen
        self.palette = palette
        self.mapping = mapping
        self.opacity = opacity
    }

    /// Both together: what lies below shows alone where nothing lies above.
    package func over(_ below: Picture) -> Picture {
        var bytes = below.withColors.bytes
        var color: [UInt8] = [0, 0, 0]
        for row in 0..<below.height {
            for column in 0..<below.width {
                guard let value = value(at: mapping.place(column: column, row: row)) else { continue }
                palette.write(share: value / 255, to: &color)
                let place = 3 * (row * below.width + column)
                for channel in 0..<3 {
                    let mixed = Double(color[channel]) * opacity + Double(bytes[place + channel]) * (1 - opacity)
                    bytes[place + channel] = UInt8((mixed + 0.5).rounded(.down))
                }
            }
        }
        return Picture(width: below.width, height: below.height, channels: 3, bytes: bytes)
    }

    /// Between four pixels, or of the nearest one where padding is among them, 0 to 255; `nil` outside of the picture and
    /// where the nearest pixel is padding.
    private func value(at place: SIMD2<Double>) -> Double? {
        guard place.x >= 0, place.y >= 0, place.x < Double(picture.width), place.y < Double(picture.height) else {
            return nil
        }
        let nearest = Int(place.y) * picture.width + Int(place.x)
        guard isSeen[nearest] else { return nil }
        let x = max(0, min(Double(picture.width - 1), place.x - 0.5))
        let y = max(0, min(Double(picture.height - 1), place.y - 0.5))
        let (left, top) = (Int(x), Int(y))
        let (right, bottom) = (min(left + 1, picture.width - 1), min(top + 1, picture.height - 1))
        let (first, second) = (top * picture.width, bottom * picture.width)
        guard isSeen[first + left], isSeen[first + right], isSeen[second + left], isSeen[second + right] else {
            return Double(picture.bytes[nearest])
        }
        let (across, down) = (x - Double(left), y - Double(top))
        func byte(_ place: Int) -> Double { Double(picture.bytes[place]) }
        let upper = byte(first + left) * (1 - across) + byte(first + right) * across
        let lower = byte(second + left) * (1 - across) + byte(second + right) * across
        return upper * (1 - down) + lower * down
    }
}

extension Tag {
    static let blendingSequence = Tag(0x0070, 0x0402)
    fileprivate static let relativeOpacity = Tag(0x0070, 0x0403)
    fileprivate static let blendingPosition = Tag(0x0070, 0x0405)
}
