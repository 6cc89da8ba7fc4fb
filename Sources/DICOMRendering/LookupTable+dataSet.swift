import DICOMCore

/// Fetches the bytes of a value that stayed in the object, in little-endian order.
typealias BulkReader<Failure: Error> = (AttributePath) throws(Failure) -> [UInt8]

extension LookupTable {
    /// Reads a LUT Descriptor and its data. Source: PS3.3 C.11.1.1.1, C.7.6.3.1.5.
    /// - Parameter isSigned: Pixel Representation is 1: the first mapped value can be negative.
    /// - Returns: `nil` where one of the two is missing or makes no sense.
    init?<Failure: Error>(
        _ dataSet: DataSet, descriptor: Tag, data: Tag, at steps: [AttributePath.Step], isSigned: Bool,
        bulk: BulkReader<Failure>
    ) throws(Failure) {
        guard let descriptor = LUTDescriptor(dataSet.numbers(descriptor), isSigned: isSigned) else { return nil }
        guard let bytes = try dataSet.wordBytes(data, at: steps, bulk: bulk) else { return nil }
        self.init(descriptor, entries: descriptor.entries(in: bytes))
    }

    /// Reads segmented palette data. Source: PS3.3 C.7.9.2.
    init?<Failure: Error>(
        _ dataSet: DataSet, descriptor: Tag, segments: Tag, isSigned: Bool, bulk: BulkReader<Failure>
    ) throws(Failure) {
        guard let descriptor = LUTDescriptor(dataSet.numbers(descriptor), isSigned: isSigned) else { return nil }
        guard let bytes = try dataSet.wordBytes(segments, at: [], bulk: bulk) else { return nil }
        self.init(descriptor, entries: SegmentedTable(descriptor.words(in: bytes)).expanded(to: descriptor.count))
    }

    /// Some writers announce 8 bits and store 16; more entries than announced are cut off, fewer are what there is.
    private init?(_ descriptor: LUTDescriptor, entries: [UInt16]) {
        let largest = entries.max() ?? 0
        let bits = largest >> UInt16(min(descriptor.bits, 15)) > 1 ? 16 : descriptor.bits
        self.init(firstMapped: descriptor.firstMapped, entries: entries, bitsPerEntry: bits)
    }
}

/// Number of entries, first mapped value, bits of an entry (C-33).
struct LUTDescriptor {
    let count: Int
    let firstMapped: Int
    let bits: Int

    /// The three values can be typed US or SS, whichever the writer chose: only the second one can be negative.
    /// - Returns: `nil` for fewer values, or bits that no table has.
    init?(_ values: [Double], isSigned: Bool) {
        guard values.count >= 3, let entries = Int(exactly: values[0]), let first = Int(exactly: values[1]),
            let bits = Int(exactly: values[2]), (1...16).contains(bits)
        else { return nil }
        let word = entries & 0xFFFF
        count = word == 0 ? 65536 : word
        let isNegative = isSigned && first > 0x7FFF
        firstMapped = isSigned ? (isNegative ? first - 0x10000 : first) : first & 0xFFFF
        self.bits = bits
    }

    /// The entries of plain data: words, or bytes two to a word where they are of 8 bits.
    func entries(in bytes: [UInt8]) -> [UInt16] { Array(words(in: bytes).prefix(count)) }

    /// The data as it is counted: in bytes where 8-bit entries fill half of the words that they could have.
    func words(in bytes: [UInt8]) -> [UInt16] {
        guard bits > 8 || bytes.count >= 2 * count else { return bytes.map { UInt16($0) } }
        return stride(from: 0, to: bytes.count - 1, by: 2).map { UInt16(bytes[$0]) | UInt16(bytes[$0 + 1]) << 8 }
    }
}

/// The segments of a palette: runs of given, interpolated and repeated entries. Source: PS3.3 C.7.9.2.
struct SegmentedTable {
    private let words: [UInt16]

    init(_ words: [UInt16]) {
        self.words = words
    }

    /// - Returns: up to `count` entries; what comes after a segment that makes no sense is left out.
    func expanded(to count: Int) -> [UInt16] {
        var entries: [UInt16] = []
        entries.reserveCapacity(count)
        var position = 0
        while entries.count < count, let end = appendSegment(at: position, to: &entries, isIndirect: false) {
            position = end
        }
        return Array(entries.prefix(count))
    }

    /// - Returns: the place behind the segment; `nil` at the end, and for a segment that reaches beyond it.
    private func appendSegment(at start: Int, to entries: inout [UInt16], isIndirect: Bool) -> Int? {
        guard start >= 0, start + 2 < words.count else { return nil }
        let length = Int(words[start + 1])
        switch words[start] {
        case 0:
            let end = start + 2 + length
            guard end <= words.count else { return nil }
            entries += words[(start + 2)..<end]
            return end
        case 1:
            guard let first = entries.last.map(Double.init), length > 0 else { return nil }
            let rise = (Double(words[start + 2]) - first) / Double(length)
            // To the nearest, up and down alike.
            entries += (1...length).map { UInt16(clamping: Int(clamping: first + rise * Double($0))) }
            return start + 3
        case 2:
            // Repeats segments from a place before; an indirect one within them is forbidden and would never end.
            guard !isIndirect, start + 3 < words.count else { return nil }
            var place = Int(words[start + 2]) | Int(words[start + 3]) << 16
            for _ in 0..<length {
                guard place < start, entries.count <= 65536,
                    let end = appendSegment(at: place, to: &entries, isIndirect: true)
                else { return nil }
                place = end
            }
            return start + 4
        default:
            return nil
        }
    }
}

extension DataSet {
    /// The bytes of a value of 16-bit words in little-endian order, whichever VR it was read as.
    func wordBytes<Failure: Error>(
        _ tag: Tag, at steps: [AttributePath.Step], bulk: BulkReader<Failure>
    ) throws(Failure) -> [UInt8]? {
        switch self[tag]?.value {
        case .bytes(let bytes)?: bytes
        case .unsignedIntegers(let values)?: values.flatMap { littleEndian(UInt16(truncatingIfNeeded: $0)) }
        case .integers(let values)?: values.flatMap { littleEndian(UInt16(truncatingIfNeeded: $0)) }
        case .bulk?: try bulk(AttributePath(steps, tag))
        default: nil
        }
    }
}

private func littleEndian(_ word: UInt16) -> [UInt8] {
    [UInt8(truncatingIfNeeded: word), UInt8(truncatingIfNeeded: word >> 8)]
}
