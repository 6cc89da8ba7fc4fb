import DICOMCore

/// Which fragments of encapsulated pixel data make up which frame. Source: PS3.5 A.4, PS3.3 C.7.6.3.1.8.
struct FragmentGrouping {
    let fragments: [ByteRange]
    let numberOfFrames: Int
    /// All frames are one stream that has no fragments of its own for a frame (MPEG): one unit, whatever Number of
    /// Frames says.
    let isVideo: Bool

    /// The fragments of every frame, as far as tables and numbers tell.
    ///
    /// An offset table counts only if every entry is the start of a fragment; one that contradicts the fragments is not
    /// trusted. There may be fewer frames than the data set promises, if the fragments don't give more.
    /// - Parameter offsetTables: in the order in which they are to be believed; empty ones are none.
    /// - Returns: `nil` where only the fragments themselves can tell: there are more of them than frames.
    func frames(offsetTables: [[UInt64]]) -> [[ByteRange]]? {
        guard !fragments.isEmpty else { return [] }
        if isVideo { return [fragments] }
        for table in offsetTables {
            if let frames = frames(startingAt: table) { return frames }
        }
        if numberOfFrames == 1 { return [fragments] }
        return fragments.count <= numberOfFrames ? fragments.map { [$0] } : nil
    }

    /// The fragments of every frame, where a fragment that ends a compressed image ends a frame.
    /// - Parameter endsImage: as many as there are fragments.
    func frames(endsImage: [Bool]) -> [[ByteRange]] {
        var frames: [[ByteRange]] = []
        var frame: [ByteRange] = []
        for (fragment, isEnd) in zip(fragments, endsImage) {
            frame.append(fragment)
            guard isEnd else { continue }
            frames.append(frame)
            frame = []
        }
        // What follows the last end of an image is the rest of a frame that was cut off, or padding.
        if !frame.isEmpty, frames.count < numberOfFrames { frames.append(frame) }
        return frames
    }

    /// - Returns: `nil` where the table doesn't fit the fragments.
    private func frames(startingAt offsets: [UInt64]) -> [[ByteRange]]? {
        guard offsets.first == 0, let first = fragments.first else { return nil }
        let base = first.offset
        var frames: [[ByteRange]] = []
        var index = 0
        for (position, offset) in offsets.enumerated() {
            guard index < fragments.count, fragments[index].offset - base == Int64(clamping: offset) else { return nil }
            let next = position + 1 < offsets.count ? Int64(clamping: offsets[position + 1]) : Int64.max
            let start = index
            repeat { index += 1 } while index < fragments.count && fragments[index].offset - base < next
            frames.append(Array(fragments[start..<index]))
        }
        return frames
    }
}

/// The last bytes of a fragment end an image of the JPEG family: EOI of JPEG and JPEG-LS, EOC of JPEG 2000 are both FFD9.
/// Bytes of padding may follow. Source: ISO 10918-1 B.1.1.3, ISO 15444-1 A.4.4.
func endsWithEndOfImage(_ lastBytes: [UInt8]) -> Bool {
    let padding = lastBytes.reversed().prefix { $0 == 0 }.count
    let image = lastBytes.dropLast(padding)
    return image.suffix(2).elementsEqual([0xFF, 0xD9])
}
