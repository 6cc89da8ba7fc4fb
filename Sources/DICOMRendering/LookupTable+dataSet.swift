internal import DICOMCore

extension LookupTable {
    /// Reads a table from its descriptor and data.
    /// - Parameter steps: where `dataSet` lies in the object, for data that stays there.
    /// - Returns: `nil` where they are missing or contradict each other.
    init?(_ dataSet: DataSet, at steps: [AttributePath.Step], descriptor: Tag, data: Tag, bulk: BulkFetch) throws {
        guard let descriptor = TableDescriptor(dataSet, descriptor),
            let bytes = try tableBytes(dataSet, at: steps, data: data, bulk: bulk)
        else { return nil }
        self.init(first: descriptor.first, bytes: bytes, count: descriptor.count, bits: descriptor.bits)
    }

    /// Entries of 8 bits lie one a byte, or one in the low byte of a word: the length tells. Source: PS3.3 C.11.1.1.1.
    init?(first: Int, bytes: [UInt8], count: Int, bits: Int) {
        let isWords = bits > 8 || bytes.count >= 2 * count
        let entries: [UInt16] =
            isWords
            ? stride(from: 0, to: min(2 * count, bytes.count - 1), by: 2).map {
                UInt16(bytes[$0]) | UInt16(bytes[$0 + 1]) << 8
            }
            : bytes.prefix(count).map { UInt16($0) }
        // Some writers declare 16 bits and use the low 8; a table that never reaches beyond them would be all black.
        let isOverstated = bits > 8 && !entries.contains { $0 > 255 } && entries.contains { $0 > 15 }
        self.init(first: first, entries: entries, bits: isOverstated ? 8 : bits)
    }
}

/// The three numbers that describe a table. Source: PS3.3 C.11.1.1.1.
struct TableDescriptor {
    /// 1 to 65536.
    let count: Int
    let first: Int
    let bits: Int

    /// - Returns: `nil` where the attribute is missing or has no three whole numbers.
    init?(_ dataSet: DataSet, _ tag: Tag) {
        let numbers = dataSet.numbers(tag).compactMap { Int(exactly: $0) }
        guard numbers.count >= 3 else { return nil }
        // 65536 entries don't fit into 16 bits and are written as 0; read as signed, more than 32767 are negative.
        let low = numbers[0] & 0xFFFF
        count = low == 0 ? 65536 : low
        first = numbers[1]
        bits = numbers[2]
    }
}

/// The bytes of table data: words of US or SS, or bytes of OW, here or in the object.
func tableBytes(
    _ dataSet: DataSet, at steps: [AttributePath.Step], data: Tag, bulk: BulkFetch
) throws -> [UInt8]? {
    switch dataSet[data]?.value {
    case .bytes(let bytes)?:
        return bytes
    case .unsignedIntegers(let words)?:
        return words.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
    case .integers(let words)?:
        return words.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
    case .bulk?:
        return try bulk(AttributePath(steps, data))
    default:
        return nil
    }
}
