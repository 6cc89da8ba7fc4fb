package import DICOMCore

/// What a segmentation says of one of its frames: whose pixels they are, in what colour, on which image.
/// Source: PS3.3 A.51, C.8.20.
package struct SegmentedFrame: Equatable, Sendable {
    /// The image that was segmented; `nil` where the frame names none.
    package let source: Source?
    private let meaning: Meaning

    package struct Source: Hashable, Sendable {
        package let instance: SOPInstanceUID
        package let frame: FrameNumber
    }

    private enum Meaning: Equatable, Sendable {
        /// 1 is the segment.
        case binary(DisplayColor)
        /// How much of a pixel is the segment, or how probably it is: so much of a maximum.
        case fractional(DisplayColor, maximum: Int)
        /// The number of the segment; 0 is none.
        case labels([Int: DisplayColor])
    }

    /// A frame whose segment is missing, or has no colour, gets one by its number.
    package init(_ dataSet: DataSet, frame: FrameNumber) {
        let groups = FunctionalGroups(dataSet, frame: frame)
        var colors: [Int: DisplayColor] = [:]
        for item in dataSet.items(.segmentSequence) {
            guard let number = item.integer(.segmentNumber) else { continue }
            colors[number] =
                DisplayColor(cieLab: item.numbers(.recommendedDisplayCIELabValue)) ?? DisplayColor(number: number)
        }
        let number = groups.macro(.segmentIdentificationSequence)?.integer(.referencedSegmentNumber) ?? 1
        let color = colors[number] ?? DisplayColor(number: number)
        switch dataSet.string(.segmentationType) {
        case "FRACTIONAL"?:
            let maximum = dataSet.integer(.maximumFractionalValue) ?? 255
            meaning = .fractional(color, maximum: max(1, min(65535, maximum)))
        case "LABELMAP"?: meaning = .labels(colors)
        default: meaning = .binary(color)
        }
        let image = groups.macro(.derivationImageSequence)?.items(.sourceImageSequence).first
        source = image?.string(.referencedSOPInstanceUID).flatMap(SOPInstanceUID.init).map {
            let frame = image?.integer(.referencedFrameNumber).flatMap(FrameNumber.init) ?? .first
            return Source(instance: $0, frame: frame)
        }
    }

    /// The pixels of the segment in its colour: half of what is below shows through on an image, nothing on black.
    /// - Parameters:
    ///   - mask: the decoded frame of the segmentation.
    ///   - ground: the image; without a mapping one of another size is left out.
    ///   - mapping: from the pixels of the image onto those of the mask, where they are not the same.
    package func colored(_ mask: NativeFrame, on ground: Picture?, mapping: PixelMapping? = nil) -> Picture {
        if let ground, let mapping { return colored(mask, on: ground, mapping) }
        let fits = ground.map { $0.width == mask.columns && $0.height == mask.rows } ?? false
        let below = fits ? ground?.withColors : nil
        var bytes = below?.bytes ?? [UInt8](repeating: 0, count: 3 * mask.pixelCount)
        let opacity = below == nil ? 255 : 128
        mask.forEachInteger { index, value in
            guard index < mask.pixelCount, let (color, share) = look(of: value) else { return }
            let weight = opacity * share / 255
            mix(color.red, into: &bytes[3 * index], weight)
            mix(color.green, into: &bytes[3 * index + 1], weight)
            mix(color.blue, into: &bytes[3 * index + 2], weight)
        }
        return Picture(width: mask.columns, height: mask.rows, channels: 3, bytes: bytes)
    }

    /// The same on an image of another matrix: each of its pixels has the segment that its middle lies in.
    private func colored(_ mask: NativeFrame, on ground: Picture, _ mapping: PixelMapping) -> Picture {
        var values = [UInt16](repeating: 0, count: mask.pixelCount)
        mask.forEachInteger { index, value in
            if index < values.count { values[index] = UInt16(clamping: value) }
        }
        var bytes = ground.withColors.bytes
        for row in 0..<ground.height {
            for column in 0..<ground.width {
                let place = mapping.place(column: column, row: row)
                guard place.x >= 0, place.y >= 0, place.x < Double(mask.columns), place.y < Double(mask.rows),
                    let (color, share) = look(of: Int(values[Int(place.y) * mask.columns + Int(place.x)]))
                else { continue }
                let weight = 128 * share / 255
                let pixel = 3 * (row * ground.width + column)
                mix(color.red, into: &bytes[pixel], weight)
                mix(color.green, into: &bytes[pixel + 1], weight)
                mix(color.blue, into: &bytes[pixel + 2], weight)
            }
        }
        return Picture(width: ground.width, height: ground.height, channels: 3, bytes: bytes)
    }

    /// - Returns: the colour and how much of it, up to 255; `nil` where there is no segment.
    private func look(of value: Int) -> (DisplayColor, Int)? {
        guard value > 0 else { return nil }
        return switch meaning {
        case .binary(let color): (color, 255)
        case .fractional(let color, let maximum): (color, min(value, maximum) * 255 / maximum)
        case .labels(let colors): (colors[value] ?? DisplayColor(number: value), 255)
        }
    }
}

/// - Parameter weight: of the component, up to 255.
@inline(__always)
private func mix(_ component: UInt8, into byte: inout UInt8, _ weight: Int) {
    byte = UInt8((Int(byte) * (255 - weight) + Int(component) * weight + 127) / 255)
}

extension Tag {
    fileprivate static let referencedSOPInstanceUID = Tag(0x0008, 0x1155)
    fileprivate static let referencedFrameNumber = Tag(0x0008, 0x1160)
    fileprivate static let sourceImageSequence = Tag(0x0008, 0x2112)
    fileprivate static let derivationImageSequence = Tag(0x0008, 0x9124)
    fileprivate static let segmentationType = Tag(0x0062, 0x0001)
    fileprivate static let segmentSequence = Tag(0x0062, 0x0002)
    fileprivate static let segmentNumber = Tag(0x0062, 0x0004)
    fileprivate static let segmentIdentificationSequence = Tag(0x0062, 0x000A)
    fileprivate static let referencedSegmentNumber = Tag(0x0062, 0x000B)
    fileprivate static let recommendedDisplayCIELabValue = Tag(0x0062, 0x000D)
    fileprivate static let maximumFractionalValue = Tag(0x0062, 0x000E)
}
