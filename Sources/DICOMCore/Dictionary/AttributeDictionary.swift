/// The data dictionary: tag ⇄ keyword, VR and name of every standard attribute, retired ones included.
/// Source: PS3.6 sections 6 to 9, PS3.7 annex E.
///
/// A tag is found by binary search, a keyword by one hash probe; neither searches. The table is parsed once, on first
/// use, in about a millisecond.
package enum AttributeDictionary {
    /// The attribute with this keyword, which is case-sensitive. Of a repeating group it is the first: `OverlayRows` is
    /// (6000,0010).
    package static func tag(forKeyword keyword: some StringProtocol) -> Tag? {
        index.entry(forKeyword: Array(String(keyword).utf8)).map { Tag(rawValue: index.entries[$0].tag) }
    }

    /// - Returns: `nil` for private tags, group lengths and tags that the standard does not have.
    package static func keyword(for tag: Tag) -> String? {
        guard let entry = index.entry(for: tag), !entry.keyword.isEmpty else { return nil }
        return String(decoding: index.bytes[entry.keyword], as: UTF8.self)
    }

    /// The VR that a data set without VRs is read with. Where the standard leaves a choice: `OW` for "OB or OW", as
    /// PS3.5 A.1 has it for Implicit VR, and the first for the rest: `US` for "US or SS", which the pixel
    /// representation of the data set may turn into `SS`, and for "US or OW".
    /// - Returns: `UL` for a group length and `LO` for a private creator (PS3.5 7.2, 7.8.1), `nil` where unknown.
    package static func vr(for tag: Tag) -> VR? {
        if tag.isGroupLength { return .UL }
        if tag.isPrivate { return tag.isPrivateCreator ? .LO : nil }
        return index.entry(for: tag)?.vr
    }

    /// The name of the attribute in English, as PS3.6 prints it.
    /// - Returns: `nil` where `keyword(for:)` gives `nil`.
    package static func name(for tag: Tag) -> String? {
        guard let entry = index.entry(for: tag), !entry.name.isEmpty else { return nil }
        return String(decoding: index.bytes[entry.name], as: UTF8.self)
    }

    /// Tag and name of every standard attribute, ascending by tag; repeating groups are left out.
    package static var names: [(tag: Tag, name: String)] {
        index.entries.filter { $0.mask == .max && !$0.name.isEmpty }
            .map { (Tag(rawValue: $0.tag), String(decoding: index.bytes[$0.name], as: UTF8.self)) }
    }

    private static let index = AttributeIndex(single: singleTable, repeating: repeatingTable)
}

/// The parsed tables of the dictionary.
private struct AttributeIndex: Sendable {
    struct Entry {
        let tag: UInt32
        /// The digits of the tag that are fixed.
        let mask: UInt32
        let vr: VR
        /// Ranges of `bytes`.
        let keyword: Range<Int>
        let name: Range<Int>
    }

    let bytes: [UInt8]
    /// The attributes with one tag ascending, then the repeating ones.
    let entries: [Entry]
    private let singleCount: Int
    /// Open addressing, twice to four times as many slots as entries; -1 is a free one.
    private let slots: [Int32]

    init(single: String, repeating: String) {
        var bytes = Array(single.utf8)
        bytes.append(UInt8(ascii: "\n"))
        let repeatingStart = bytes.count
        bytes.append(contentsOf: repeating.utf8)
        bytes.append(UInt8(ascii: "\n"))

        var entries: [Entry] = []
        entries.reserveCapacity(6000)
        var singleCount = 0
        var start = 0
        let representations = Self.representations
        while start < bytes.count {
            if start == repeatingStart { singleCount = entries.count }
            guard let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) else { break }
            if let entry = Self.entry(bytes, start..<end, representations) { entries.append(entry) }
            start = end + 1
        }

        var slots = [Int32](repeating: -1, count: 16384)
        for (number, entry) in entries.enumerated() where !entry.keyword.isEmpty {
            var slot = Self.hash(bytes[entry.keyword]) & (slots.count - 1)
            while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = Int32(number)
        }
        self.bytes = bytes
        self.entries = entries
        self.singleCount = singleCount
        self.slots = slots
    }

    func entry(for tag: Tag) -> Entry? {
        var low = 0
        var high = singleCount
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].tag < tag.rawValue { low = middle + 1 } else { high = middle }
        }
        if low < singleCount, entries[low].tag == tag.rawValue { return entries[low] }
        guard !tag.isPrivate else { return nil }
        for index in singleCount..<entries.count where (tag.rawValue ^ entries[index].tag) & entries[index].mask == 0 {
            return entries[index]
        }
        return nil
    }

    func entry(forKeyword keyword: [UInt8]) -> Int? {
        guard !keyword.isEmpty else { return nil }
        var slot = Self.hash(keyword[...]) & (slots.count - 1)
        while slots[slot] >= 0 {
            let number = Int(slots[slot])
            if bytes[entries[number].keyword].elementsEqual(keyword) { return number }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    /// FNV-1a: keywords are short and the table is fixed, so nothing better is needed.
    private static func hash(_ keyword: ArraySlice<UInt8>) -> Int {
        var hash: UInt32 = 2_166_136_261
        for byte in keyword { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
        return Int(hash)
    }

    /// Reads one line: tag, VR, keyword, tabulator, name, and for repeating attributes a tabulator and the mask.
    private static func entry(_ bytes: [UInt8], _ line: Range<Int>, _ representations: [UInt16: VR]) -> Entry? {
        guard line.count > 10, let tag = hexadecimal(bytes[line.prefix(8)]),
            let vr = representations[UInt16(bytes[line.lowerBound + 8]) << 8 | UInt16(bytes[line.lowerBound + 9])],
            let keywordEnd = bytes[line].firstIndex(of: UInt8(ascii: "\t"))
        else { return nil }
        let rest = (keywordEnd + 1)..<line.upperBound
        let nameEnd = bytes[rest].firstIndex(of: UInt8(ascii: "\t")) ?? line.upperBound
        let mask = nameEnd < line.upperBound ? hexadecimal(bytes[(nameEnd + 1)..<line.upperBound]) : .max
        return Entry(
            tag: tag, mask: mask ?? .max, vr: vr, keyword: (line.lowerBound + 10)..<keywordEnd,
            name: rest.lowerBound..<nameEnd)
    }

    private static func hexadecimal(_ digits: ArraySlice<UInt8>) -> UInt32? {
        var value: UInt32 = 0
        for digit in digits {
            switch digit {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 | UInt32(digit - UInt8(ascii: "0"))
            case UInt8(ascii: "A")...UInt8(ascii: "F"): value = value << 4 | UInt32(digit - UInt8(ascii: "A") + 10)
            default: return nil
            }
        }
        return value
    }

    /// The two letters of every VR as a number: quicker than making a string of them 5000 times.
    private static var representations: [UInt16: VR] {
        Dictionary(
            uniqueKeysWithValues: VR.allCases.map { vr in
                (vr.rawValue.utf8.reduce(0) { $0 << 8 | UInt16($1) }, vr)
            })
    }
}
