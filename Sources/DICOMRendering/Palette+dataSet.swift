internal import DICOMCore

extension Palette {
    /// Reads the palette of a data set, plain or segmented.
    /// - Returns: `nil` where a table is missing.
    init?(_ dataSet: DataSet, bulk: BulkFetch) throws {
        func table(_ place: UInt16) throws -> LookupTable? {
            let descriptor = Tag(0x0028, 0x1101 + place)
            if let plain = try LookupTable(
                dataSet, at: [], descriptor: descriptor, data: Tag(0x0028, 0x1201 + place), bulk: bulk)
            {
                return plain
            }
            return try LookupTable(
                segmented: dataSet, descriptor: descriptor, data: Tag(0x0028, 0x1221 + place), bulk: bulk)
        }
        guard let red = try table(0), let green = try table(1), let blue = try table(2) else { return nil }
        self.init(red: red, green: green, blue: blue)
    }
}

extension LookupTable {
    /// Expands a segmented table. Source: PS3.3 C.7.9.2.
    fileprivate init?(segmented dataSet: DataSet, descriptor: Tag, data: Tag, bulk: BulkFetch) throws {
        guard let descriptor = TableDescriptor(dataSet, descriptor),
            let bytes = try tableBytes(dataSet, at: [], data: data, bulk: bulk)
        else { return nil }
        let bits = descriptor.bits
        let words =
            bits > 8
            ? stride(from: 0, to: bytes.count - 1, by: 2).map { Int(bytes[$0]) | Int(bytes[$0 + 1]) << 8 }
            : bytes.map { Int($0) }
        var expansion = SegmentExpansion(words: words, limit: descriptor.count, wordBits: bits > 8 ? 16 : 8)
        expansion.expand(from: 0, segmentCount: nil)
        self.init(first: descriptor.first, entries: expansion.entries, bits: bits)
    }
}

/// The three kinds of segments: discrete (0), linear (1), indirect (2).
private struct SegmentExpansion {
    let words: [Int]
    /// Entries that the descriptor promises: no segment grows the table beyond it.
    let limit: Int
    let wordBits: Int
    var entries: [UInt16] = []

    init(words: [Int], limit: Int, wordBits: Int) {
        self.words = words
        self.limit = limit
        self.wordBits = wordBits
    }

    /// - Parameter segmentCount: how many segments to read; `nil` for all. Indirect segments are followed only where this
    ///   is `nil`: one that points to another would never end.
    mutating func expand(from start: Int, segmentCount: Int?) {
        var place = start
        var left = segmentCount ?? .max
        while left > 0, place + 1 < words.count, entries.count < limit {
            left -= 1
            let count = words[place + 1]
            switch words[place] {
            case 0:
                entries += words[min(place + 2, words.count)..<min(place + 2 + count, words.count)]
                    .prefix(limit - entries.count).map { UInt16($0) }
                place += 2 + count
            case 1:
                guard place + 2 < words.count, let last = entries.last.map({ Double($0) }) else { return }
                let target = Double(words[place + 2])
                for step in 0..<min(count, limit - entries.count) {
                    entries.append(UInt16(last + (target - last) * Double(step + 1) / Double(count) + 0.5))
                }
                place += 3
            case 2 where segmentCount == nil:
                // A byte offset of 32 bits, low word first.
                let offsetWords = 32 / wordBits
                guard place + 2 + offsetWords <= words.count else { return }
                var offset = 0
                for index in (0..<offsetWords).reversed() { offset = offset << wordBits | words[place + 2 + index] }
                expand(from: offset / (wordBits / 8), segmentCount: count)
                place += 2 + offsetWords
            default:
                return
            }
        }
    }
}
