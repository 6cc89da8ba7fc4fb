package import DICOMCore

/// A plane of one bit a pixel that lies on a frame: 60xx. Source: PS3.3 C.9.2, C.9.3 (C-41).
package struct Overlay: Equatable, Sendable {
    let rows: Int
    let columns: Int
    /// Row and column of the frame, counted from 0, that the plane's first pixel lies on; they can be negative.
    let top: Int
    let left: Int
    /// Pixels row by row, the first in the lowest bit, from `firstBit` on. Pixels behind their end are not set.
    let bits: [UInt8]
    let firstBit: Int
    /// What a set pixel is drawn as.
    package var brightness: UInt8 = 255

    /// The plane of a group that lies on a frame.
    ///
    /// A plane without Number of Frames in Overlay lies on every frame.
    /// - Parameters:
    ///   - group: 6000, 6002 … 601E.
    ///   - bulk: gives the bytes, in little-endian order, of a plane that stayed in the object.
    /// - Returns: `nil` where the group has no plane for the frame, or what it has makes no sense.
    package init?<Failure: Error>(
        group: UInt16, of dataSet: DataSet, frame: FrameNumber,
        bulk: (AttributePath) throws(Failure) -> [UInt8]
    ) throws(Failure) {
        guard let rows = dataSet.integer(Tag(group, 0x0010)), let columns = dataSet.integer(Tag(group, 0x0011)),
            (1...65535).contains(rows), (1...65535).contains(columns)
        else { return nil }
        let origin = dataSet.numbers(Tag(group, 0x0050)).compactMap { Int(exactly: $0) }
        let isPlace = origin.count == 2 && origin.allSatisfy { (-65536...65536).contains($0) }
        (top, left) = isPlace ? (origin[0] - 1, origin[1] - 1) : (0, 0)
        (self.rows, self.columns) = (rows, columns)

        guard let data = try dataSet.wordBytes(Tag(group, 0x3000), at: [], bulk: bulk), !data.isEmpty,
            let place = Self.place(ofPlaneFor: frame, group: group, in: dataSet)
        else { return nil }
        firstBit = place * rows * columns
        bits = data
    }

    /// A plane that covers a frame of its size.
    init(rows: Int, columns: Int, bits: [UInt8]) {
        (self.rows, self.columns, self.bits) = (rows, columns, bits)
        (top, left, firstBit) = (0, 0, 0)
    }

    /// Which of the planes of a multi-frame overlay lies on a frame, counted from 0.
    private static func place(ofPlaneFor frame: FrameNumber, group: UInt16, in dataSet: DataSet) -> Int? {
        guard let count = dataSet.integer(Tag(group, 0x0015)) else { return 0 }
        let first = dataSet.integer(Tag(group, 0x0051)) ?? 1
        // No object has more frames; what is beyond would not be a number of bits.
        guard (1...1_000_000).contains(count), (1...1_000_000).contains(first) else { return nil }
        let place = frame.value - first
        return (0..<count).contains(place) ? place : nil
    }

    /// The plane of a group that lies on a frame. One without Overlay Data lies in a bit of the samples that they don't
    /// use themselves (retired, but not gone).
    /// - Parameter words: the decoded frame with all bits of its words, for planes that lie in them.
    /// - Throws: what `bulk` throws.
    static func plane<Failure: Error>(
        _ group: UInt16, of dataSet: DataSet, frame: FrameNumber, words: NativeFrame?,
        bulk: (AttributePath) throws(Failure) -> [UInt8]
    ) throws(Failure) -> Overlay? {
        if let words, let embedded = Overlay(group: group, of: dataSet, in: words) { return embedded }
        return try Overlay(group: group, of: dataSet, frame: frame, bulk: bulk)
    }

    /// All planes of a data set that lie on a frame.
    /// - Parameter words: the decoded frame with all bits of its words, for planes that lie in them.
    /// - Throws: what `bulk` throws.
    package static func all<Failure: Error>(
        of dataSet: DataSet, frame: FrameNumber, words: NativeFrame? = nil,
        bulk: (AttributePath) throws(Failure) -> [UInt8]
    ) throws(Failure) -> [Overlay] {
        var overlays: [Overlay] = []
        for group in overlayGroups {
            let overlay = try plane(group, of: dataSet, frame: frame, words: words, bulk: bulk)
            if let overlay { overlays.append(overlay) }
        }
        return overlays
    }

    /// Draws the set pixels onto a picture that has the frame's size; what reaches beyond it is left out.
    fileprivate func draw(onto bytes: inout [UInt8], of picture: Picture) {
        let seenRows = max(0, -top)..<max(max(0, -top), min(rows, picture.height - top))
        let seenColumns = max(0, -left)..<max(max(0, -left), min(columns, picture.width - left))
        for row in seenRows {
            for column in seenColumns {
                let bit = firstBit + row * columns + column
                guard bit / 8 < bits.count else { return }
                guard bits[bit / 8] >> UInt8(bit % 8) & 1 == 1 else { continue }
                let place = ((top + row) * picture.width + left + column) * picture.channels
                for channel in 0..<picture.channels { bytes[place + channel] = brightness }
            }
        }
    }
}

/// The repeating groups of overlays. Source: PS3.5 7.6.
let overlayGroups: [UInt16] = (0..<16).map { 0x6000 + 2 * $0 }

/// The picture with the overlays on it, the last one on top.
package func overlaid(_ picture: Picture, with overlays: [Overlay]) -> Picture {
    guard !overlays.isEmpty else { return picture }
    var bytes = picture.bytes
    for overlay in overlays { overlay.draw(onto: &bytes, of: picture) }
    return Picture(width: picture.width, height: picture.height, channels: picture.channels, bytes: bytes)
}
