/// One header block of a tar archive in the ustar interchange format (POSIX.1-1988, pax), as far as the log uses it.
struct TarHeader: Equatable {
    static let blockByteCount = 512

    enum Kind: UInt8 {
        case file = 0x30  // "0"
        case symbolicLink = 0x32  // "2"
        /// Records in front of the entry that they belong to.
        case extended = 0x78  // "x"
    }

    let kind: Kind
    /// At most 100 bytes.
    let name: String
    /// Of the content behind the header; 0 for a link.
    let byteCount: Int64
    /// At most 100 bytes; empty where there is none.
    let linkName: String

    init(kind: Kind, name: String, byteCount: Int64, linkName: String = "") {
        self.kind = kind
        self.name = name
        self.byteCount = byteCount
        self.linkName = linkName
    }

    /// The header as it is written. The times are 0: the same objects give the same bytes.
    var block: [UInt8] {
        var block = [UInt8](repeating: 0, count: Self.blockByteCount)
        func put(_ text: String, at place: Int) {
            for (offset, byte) in text.utf8.enumerated() { block[place + offset] = byte }
        }
        put(name, at: 0)
        put("0000644\0", at: 100)
        put("0000000\0", at: 108)
        put("0000000\0", at: 116)
        put(octal(byteCount, digits: 11) + "\0", at: 124)
        put("00000000000\0", at: 136)
        block[156] = kind.rawValue
        put(linkName, at: 157)
        put("ustar\u{0}00", at: 257)
        put(octal(Self.checksum(block), digits: 6) + "\0 ", at: 148)
        return block
    }

    /// - Returns: `nil` where the block is no header that `block` could have made.
    init?(_ block: [UInt8]) {
        guard block.count == Self.blockByteCount, Array(block[257..<262]) == Array("ustar".utf8),
            let kind = Kind(rawValue: block[156]), let sum = Self.number(block[148..<154]),
            sum == Self.checksum(block), let byteCount = Self.number(block[124..<135])
        else { return nil }
        self.init(
            kind: kind, name: Self.text(block[0..<100]), byteCount: byteCount, linkName: Self.text(block[157..<257]))
    }

    /// The content's bytes with the padding behind them.
    var paddedByteCount: Int64 { Self.padded(byteCount) }

    static func padded(_ byteCount: Int64) -> Int64 {
        let block = Int64(blockByteCount)
        return (byteCount + block - 1) / block * block
    }

    /// The sum of all bytes, those of the sum itself taken as spaces.
    private static func checksum(_ block: [UInt8]) -> Int64 {
        block.enumerated().reduce(0) { $0 + Int64((148..<156).contains($1.offset) ? 0x20 : $1.element) }
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int64? {
        Int64(String(decoding: digits, as: UTF8.self), radix: 8)
    }

    private static func text(_ field: ArraySlice<UInt8>) -> String {
        String(decoding: field.prefix { $0 != 0 }, as: UTF8.self)
    }

    private func octal(_ number: Int64, digits: Int) -> String {
        let text = String(number, radix: 8)
        return String(repeating: "0", count: max(0, digits - text.count)) + text
    }
}

/// The records of an extended header: length, keyword and value of each (POSIX.1-2001, pax).
struct PaxRecords {
    private(set) var bytes: [UInt8] = []

    mutating func append(_ keyword: String, _ value: [UInt8]) {
        let rest = keyword.utf8.count + value.count + 3
        // The length counts its own digits.
        var count = rest + String(rest).count
        if rest + String(count).count != count { count = rest + String(count).count }
        bytes += Array("\(count) \(keyword)=".utf8) + value + [0x0A]
    }

    static func values(_ bytes: [UInt8]) -> [String: [UInt8]] {
        var values: [String: [UInt8]] = [:]
        var rest = bytes[...]
        while let space = rest.firstIndex(of: 0x20),
            let count = Int(String(decoding: rest[..<space], as: UTF8.self)),
            count > space - rest.startIndex + 1, count <= rest.count
        {
            let record = rest[(space + 1)..<(rest.startIndex + count - 1)]
            if let equals = record.firstIndex(of: 0x3D) {
                values[String(decoding: record[..<equals], as: UTF8.self)] = Array(record[(equals + 1)...])
            }
            rest = rest.dropFirst(count)
        }
        return values
    }
}
