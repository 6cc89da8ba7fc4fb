package import DICOMCore

extension Overlay {
    /// Whether a group of the data set may lie in bits of the samples.
    package static func mayBeEmbedded(in dataSet: DataSet) -> Bool {
        overlayGroups.contains { embeddedBit($0, dataSet) != nil }
    }

    /// The bit that a group's plane lies in: one of a word that is none of the sample. Bit 0 is what groups with Overlay
    /// Data name. Source: PS3.3 C.9.2 of 2004 and before, PS3.5 8.1.2.
    static func embeddedBit(_ group: UInt16, _ dataSet: DataSet) -> Int? {
        guard dataSet[Tag(group, 0x3000)] == nil, let bit = dataSet.integer(Tag(group, 0x0102)),
            let allocated = dataSet.integer(.bitsAllocated), let stored = dataSet.integer(.bitsStored),
            [8, 16].contains(allocated), (0..<allocated).contains(bit), (1...allocated).contains(stored)
        else { return nil }
        let high = dataSet.integer(.highBit) ?? stored - 1
        guard (0..<allocated).contains(high) else { return nil }
        return bit > high || bit <= high - stored ? bit : nil
    }

    /// The plane of a group that lies in a bit of the samples: as large as the frame, and of it alone.
    /// - Returns: `nil` where the group names no such bit, or the frame is another one than the data set describes.
    init?(group: UInt16, of dataSet: DataSet, in words: NativeFrame) {
        guard let bit = Self.embeddedBit(group, dataSet), words.samplesPerPixel == 1, bit < words.bitsAllocated,
            words.bitsAllocated <= 16
        else { return nil }
        var packed = [UInt8](repeating: 0, count: (words.pixelCount + 7) / 8)
        words.forEachInteger { index, word in
            if word >> bit & 1 == 1 { packed[index / 8] |= 1 << UInt8(index % 8) }
        }
        self.init(rows: words.rows, columns: words.columns, bits: packed)
    }
}

extension Tag {
    fileprivate static let bitsAllocated = Tag(0x0028, 0x0100)
    fileprivate static let bitsStored = Tag(0x0028, 0x0101)
    fileprivate static let highBit = Tag(0x0028, 0x0102)
}
