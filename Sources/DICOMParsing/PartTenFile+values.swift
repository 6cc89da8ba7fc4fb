package import DICOMCore

/// A value that stays in an object, as an open file reads it.
package struct ReadableValue: Equatable, Sendable {
    /// In order; several for the fragments of encapsulated pixel data.
    fileprivate let ranges: [ByteRange]
    /// Of the words that are turned to little endian; 1 for none.
    fileprivate let wordByteCount: Int

    package var byteCount: Int64 { ranges.reduce(0) { $0 + $1.count } }
}

extension PartTenFile {
    /// Finds a bulk value by a walk through the data set: for those that the bulk-value table gives no range.
    /// - Returns: `nil` where there is no bulk value at the path.
    package func bulkValue(at path: AttributePath) throws(ParseError) -> ReadableValue? {
        var reader = DataSetReader(isAddressable: true)
        _ = try reader.read(self)
        if let fragments = reader.fragments[path] { return ReadableValue(ranges: fragments, wordByteCount: 1) }
        guard let value = reader.bulkValues.first(where: { $0.path == path }), let range = value.range else {
            return nil
        }
        let wordByteCount = value.isBigEndian ? value.vr.wordByteCount ?? 1 : 1
        return ReadableValue(ranges: [range], wordByteCount: wordByteCount)
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

    /// A frame of native pixel data in little-endian order, its first bit the lowest of the first byte: for those of a
    /// deflated data set, which has no frame that could be read without a parse.
    /// - Throws: `malformed` where there is no such frame, or its bytes are not all there.
    package func nativeFrame(_ frame: FrameNumber) throws(ParseError) -> [UInt8] {
        var reader = DataSetReader(isAddressable: true)
        let dataSet = try reader.read(self)
        guard let stored = reader.pixels, let pixels = PixelDescription(dataSet, element: stored.element),
            case .native(let vr, let range, let isBigEndian) = stored.place,
            let bits = pixels.nativeFrameBitCount, frame.value <= pixels.numberOfFrames
        else { throw .malformed(offset: nil) }
        let (firstBit, overflow) = Int64(bits).multipliedReportingOverflow(by: Int64(frame.index))
        guard !overflow, let place = range.bits(from: firstBit, count: Int64(bits)) else {
            throw .malformed(offset: range.end)
        }
        // Samples of more than 16 bits are words of their own, whatever the VR says.
        let wordByteCount = isBigEndian && vr != .OB && vr != .UN ? max(2, pixels.bitsAllocated / 8) : 1
        let bytes = try read(place, reversingWordsOf: wordByteCount)
        return firstBit % 8 == 0 ? bytes : bytes.bits(from: Int(firstBit % 8), count: bits)
    }
}

extension ByteRange {
    /// The bytes that hold some of the bits of the range; `nil` where they are not all in it.
    fileprivate func bits(from firstBit: Int64, count bitCount: Int64) -> ByteRange? {
        let (end, overflow) = firstBit.addingReportingOverflow(bitCount)
        guard !overflow, end <= Int64.max - 7, (end + 7) / 8 <= count else { return nil }
        return ByteRange(offset: offset + firstBit / 8, count: (end + 7) / 8 - firstBit / 8)
    }
}

extension [UInt8] {
    /// Bits from one on, packed anew from the lowest of the first byte. Source: PS3.5 8.1.1, annex D.
    fileprivate func bits(from firstBit: Int, count: Int) -> [UInt8] {
        (0..<(count + 7) / 8).map { index in
            let low = self[index] >> UInt8(firstBit)
            let high = index + 1 < self.count ? self[index + 1] << UInt8(8 - firstBit) : 0
            return low | high
        }
    }
}
