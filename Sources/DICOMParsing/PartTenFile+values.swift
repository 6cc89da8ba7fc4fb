package import DICOMCore

/// A value that stays in an object, as an open file reads it.
package struct ReadableValue: Equatable, Sendable {
    /// In order; several for the fragments of encapsulated pixel data.
    fileprivate let ranges: [ByteRange]
    /// Of the words that are turned to little endian; 1 for none.
    fileprivate let wordByteCount: Int
    /// In which its text begins; `nil` where it is no text that a character set governs.
    var characterSet: SpecificCharacterSet?
    /// Its text is one value, whatever it holds.
    var hasSingleText = false

    package var byteCount: Int64 { ranges.reduce(0) { $0 + $1.count } }
}

extension PartTenFile {
    /// Finds a bulk value by a walk through the data set: for those that the bulk-value table gives no range.
    /// - Returns: `nil` where there is no bulk value at the path.
    package func bulkValue(at path: AttributePath) throws(ParseError) -> ReadableValue? {
        var reader = DataSetReader(isAddressable: true, budget: TreeBudget(byteCount: treeByteCount))
        _ = try reader.read(self)
        if let fragments = reader.fragments[path] { return ReadableValue(ranges: fragments, wordByteCount: 1) }
        guard let value = reader.bulkValues.first(where: { $0.path == path }), let range = value.range else {
            return nil
        }
        let wordByteCount = value.isBigEndian ? value.vr.wordByteCount ?? 1 : 1
        return ReadableValue(
            ranges: [range], wordByteCount: wordByteCount, characterSet: reader.characterSets[path],
            hasSingleText: value.vr.isSingleValuedText)
    }

    /// A piece of a bulk value, its words in little-endian order.
    /// - Parameters:
    ///   - offset: of the piece in the value; a multiple of 8, so that no word is cut.
    ///   - count: how many bytes at most; a multiple of 8.
    /// - Returns: fewer bytes only where the value, or a fragment of it, ends; none behind its end.
    package func bytes(of value: ReadableValue, from offset: Int64, count: Int) throws(ParseError) -> [UInt8] {
        var start = offset
        for range in value.ranges {
            guard start >= range.count else {
                let piece = ByteRange(offset: range.offset + start, count: min(Int64(count), range.count - start))
                guard let piece else { return [] }
                return try read(piece, reversingWordsOf: value.wordByteCount)
            }
            start -= range.count
        }
        return []
    }

    /// A frame of native pixel data in little-endian order, its first bit the lowest of the first byte, the bits behind its
    /// last one 0. Only for a deflated data set is a parse needed to get at it.
    /// - Throws: `malformed` where there is no such frame, or its bytes are not all there.
    package func nativeFrame(_ frame: FrameNumber) throws(ParseError) -> [UInt8] {
        var reader = DataSetReader(isAddressable: true, budget: TreeBudget(byteCount: treeByteCount))
        let dataSet = try reader.read(self)
        guard let stored = reader.pixels, let pixels = PixelDescription(dataSet, element: stored.element),
            case .native(let vr, let range, let isBigEndian) = stored.place,
            let bitCount = pixels.nativeFrameBitCount, frame.value <= pixels.numberOfFrames
        else { throw .malformed(offset: nil) }
        // Samples of more than 16 bits are words of their own, whatever the VR says.
        let wordByteCount = isBigEndian && vr != .OB && vr != .UN ? max(2, pixels.bitsAllocated / 8) : 1
        let (firstBit, overflow) = Int64(bitCount).multipliedReportingOverflow(by: Int64(frame.index))
        guard !overflow,
            let words = range.words(of: Int64(wordByteCount), holding: Int64(bitCount), from: firstBit)
        else { throw .malformed(offset: range.end) }
        let bytes = try read(words, reversingWordsOf: wordByteCount)
        let skipped = firstBit - (words.offset - range.offset) * 8
        return bytes.bits(from: Int(skipped), count: bitCount)
    }
}

extension ByteRange {
    /// The whole words, counted from the start of the range, that hold a run of its bits; `nil` where it is too short.
    fileprivate func words(of wordByteCount: Int64, holding bitCount: Int64, from firstBit: Int64) -> ByteRange? {
        let (endBit, overflow) = firstBit.addingReportingOverflow(bitCount)
        guard !overflow, endBit <= Int64.max - 7, (endBit + 7) / 8 <= count else { return nil }
        let start = firstBit / 8 / wordByteCount * wordByteCount
        let end = ((endBit + 7) / 8 + wordByteCount - 1) / wordByteCount * wordByteCount
        return ByteRange(offset: offset + start, count: min(end, count) - start)
    }
}

extension [UInt8] {
    /// Bits from one on, packed anew from the lowest of the first byte, the unused bits of the last one 0.
    /// Source: PS3.5 8.1.1, annex D.
    fileprivate func bits(from firstBit: Int, count bitCount: Int) -> [UInt8] {
        let start = firstBit / 8
        let shift = UInt8(firstBit % 8)
        let byteCount = (bitCount + 7) / 8
        var packed = Array(self[start..<start + byteCount])
        if shift > 0 {
            for index in packed.indices {
                let next = start + index + 1 < count ? self[start + index + 1] : 0
                packed[index] = packed[index] >> shift | next << (8 - shift)
            }
        }
        let used = bitCount % 8
        if used > 0, let last = packed.indices.last { packed[last] &= 0xFF >> UInt8(8 - used) }
        return packed
    }
}
