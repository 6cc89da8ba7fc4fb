/// Reads JSON that `DICOMJSON` wrote, from bytes and without copying what is passed over. The bytes come from an index file
/// that can be damaged: nothing is trusted, and nesting is bounded. Source: RFC 8259.
struct JSONReader {
    let bytes: ArraySlice<UInt8>
    private(set) var place: Int

    /// Sequences nest as deep as ingest lets them, each with an object, an array and an attribute.
    private static let deepestNesting = 512

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        place = bytes.startIndex
    }

    var isAtEnd: Bool { place == bytes.endIndex }

    /// The byte that comes next.
    func peek() throws(JSONDamage) -> UInt8 {
        guard place < bytes.endIndex else { throw JSONDamage() }
        return bytes[place]
    }

    mutating func take(_ byte: UInt8) throws(JSONDamage) {
        guard try peek() == byte else { throw JSONDamage() }
        place += 1
    }

    /// Takes the byte if it comes next.
    mutating func takes(_ byte: UInt8) -> Bool {
        guard place < bytes.endIndex, bytes[place] == byte else { return false }
        place += 1
        return true
    }

    /// Walks the members of an object. - Parameter body: gets the key and must read the value.
    mutating func members(
        _ body: (inout JSONReader, ArraySlice<UInt8>) throws(JSONDamage) -> Void
    ) throws(JSONDamage) {
        try take(UInt8(ascii: "{"))
        guard !takes(UInt8(ascii: "}")) else { return }
        repeat {
            let key = try rawString()
            try take(UInt8(ascii: ":"))
            try body(&self, key)
        } while takes(UInt8(ascii: ","))
        try take(UInt8(ascii: "}"))
    }

    /// Walks the elements of an array. - Parameter body: must read the element.
    mutating func elements(_ body: (inout JSONReader) throws(JSONDamage) -> Void) throws(JSONDamage) {
        try take(UInt8(ascii: "["))
        guard !takes(UInt8(ascii: "]")) else { return }
        repeat { try body(&self) } while takes(UInt8(ascii: ","))
        try take(UInt8(ascii: "]"))
    }

    /// What stands between the quotation marks, escapes as they are.
    mutating func rawString() throws(JSONDamage) -> ArraySlice<UInt8> {
        try take(UInt8(ascii: "\""))
        let start = place
        while try peek() != UInt8(ascii: "\"") {
            if bytes[place] == UInt8(ascii: "\\") { place += 1 }
            place += 1
        }
        defer { place += 1 }
        return bytes[start..<place]
    }

    /// A string with its escapes resolved.
    mutating func string() throws(JSONDamage) -> String {
        let raw = try rawString()
        guard raw.contains(UInt8(ascii: "\\")) else { return try Self.text(Array(raw)) }
        var text: [UInt8] = []
        var index = raw.startIndex
        while index < raw.endIndex {
            guard raw[index] == UInt8(ascii: "\\") else {
                text.append(raw[index])
                index += 1
                continue
            }
            guard index + 1 < raw.endIndex else { throw JSONDamage() }
            switch raw[index + 1] {
            case UInt8(ascii: "b"): text.append(0x08)
            case UInt8(ascii: "t"): text.append(0x09)
            case UInt8(ascii: "n"): text.append(0x0A)
            case UInt8(ascii: "f"): text.append(0x0C)
            case UInt8(ascii: "r"): text.append(0x0D)
            case UInt8(ascii: "u"):
                // The writer escapes nothing but control characters this way.
                guard index + 5 < raw.endIndex,
                    let value = UInt8(String(decoding: raw[(index + 2)...(index + 5)], as: UTF8.self), radix: 16),
                    value < 0x80
                else { throw JSONDamage() }
                text.append(value)
                index += 4
            case let byte: text.append(byte)
            }
            index += 2
        }
        return try Self.text(text)
    }

    /// The characters of a number, `true`, `false` or `null`.
    mutating func word() throws(JSONDamage) -> String {
        let start = place
        while place < bytes.endIndex, !Self.endsWord(bytes[place]) { place += 1 }
        guard place > start else { throw JSONDamage() }
        return try Self.text(Array(bytes[start..<place]))
    }

    /// Passes over one value of any kind. - Returns: its bytes.
    @discardableResult
    mutating func value() throws(JSONDamage) -> ArraySlice<UInt8> {
        let start = place
        var depth = 0
        repeat {
            switch try peek() {
            case UInt8(ascii: "\""): _ = try rawString()
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                depth += 1
                guard depth <= Self.deepestNesting else { throw JSONDamage() }
                place += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                depth -= 1
                guard depth >= 0 else { throw JSONDamage() }
                place += 1
            default: place += 1
            }
        } while depth > 0 || !isAtEndOfValue
        return bytes[start..<place]
    }

    private var isAtEndOfValue: Bool { place == bytes.endIndex || Self.endsWord(bytes[place]) }

    private static func endsWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]"), UInt8(ascii: ":"): true
        default: false
        }
    }

    private static func text(_ bytes: [UInt8]) throws(JSONDamage) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw JSONDamage() }
        return text
    }
}

/// Bytes are not the DICOM JSON that they should be.
package struct JSONDamage: Error, Equatable {
    package init() {}
}
