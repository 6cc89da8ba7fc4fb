/// Reads media types out of a header's text, byte by byte; every byte is looked at a bounded number of times.
struct MediaTypeScanner {
    private let bytes: [UInt8]
    private var index = 0
    /// A quoted string ran to the end once: no other is looked for, so that reading stays linear.
    private var hasOpenQuote = false

    init(_ text: String, byteLimit: Int = .max) {
        bytes = Array(text.utf8.prefix(byteLimit))
    }

    var isAtEnd: Bool { index >= bytes.count }

    /// In front of a comma or at the end: a member was read completely.
    var isAtMemberEnd: Bool { isAtEnd || bytes[index] == UInt8(ascii: ",") }

    /// Goes behind the next comma that is not in quotation marks.
    mutating func skipMember() {
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: ",") {
                index += 1
                return
            }
            if bytes[index] == UInt8(ascii: "\"") {
                let start = index
                if quotedString() == nil { index = max(index, start + 1) }
            } else {
                index += 1
            }
        }
    }

    /// - Returns: `nil` where the grammar is broken; the place is then somewhere in the member.
    mutating func mediaType() -> MediaType? {
        skipSpace()
        guard let type = token(), take(UInt8(ascii: "/")), let subtype = token(), type != "*" || subtype == "*"
        else { return nil }
        var parameters: [MediaType.Parameter] = []
        skipSpace()
        while take(UInt8(ascii: ";")) {
            skipSpace()
            // `;;` and a last `;` are allowed by the grammar.
            guard !isAtMemberEnd, bytes[index] != UInt8(ascii: ";") else { continue }
            guard let name = token() else { return nil }
            skipSpace()
            guard take(UInt8(ascii: "=")) else { return nil }
            skipSpace()
            guard let value = value() else { return nil }
            parameters.append(MediaType.Parameter(name: name.lowercased(), value: value))
            skipSpace()
        }
        return MediaType(type: type.lowercased(), subtype: subtype.lowercased(), parameters: parameters)
    }

    private mutating func skipSpace() {
        while index < bytes.count, bytes[index] == UInt8(ascii: " ") || bytes[index] == UInt8(ascii: "\t") {
            index += 1
        }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard index < bytes.count, bytes[index] == byte else { return false }
        index += 1
        return true
    }

    private mutating func token() -> String? {
        takeWhile(Self.isTokenByte)
    }

    /// A quoted string, or a token that may hold what clients leave unquoted: `type=application/dicom` (B-08).
    private mutating func value() -> String? {
        guard index < bytes.count else { return nil }
        return bytes[index] == UInt8(ascii: "\"")
            ? quotedString() : takeWhile { Self.isTokenByte($0) || Self.lenientBytes.contains($0) }
    }

    private mutating func takeWhile(_ isWanted: (UInt8) -> Bool) -> String? {
        let start = index
        while index < bytes.count, isWanted(bytes[index]) { index += 1 }
        guard index > start else { return nil }
        return String(decoding: bytes[start..<index], as: UTF8.self)
    }

    private mutating func quotedString() -> String? {
        guard !hasOpenQuote else { return nil }
        let start = index
        var content: [UInt8] = []
        index += 1
        while index < bytes.count {
            var byte = bytes[index]
            if byte == UInt8(ascii: "\"") {
                index += 1
                return String(decoding: content, as: UTF8.self)
            }
            if byte == UInt8(ascii: "\\") {
                index += 1
                guard index < bytes.count else { break }
                byte = bytes[index]
            }
            guard byte >= 0x20 || byte == UInt8(ascii: "\t"), byte != 0x7F else { return nil }
            content.append(byte)
            index += 1
        }
        // An open quotation mark is no reason to lose the members behind it.
        index = start + 1
        hasOpenQuote = true
        return nil
    }

    /// tchar. Source: RFC 9110 5.6.2.
    static func isTokenByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        default: tokenMarks.contains(byte)
        }
    }

    private static let tokenMarks = Array("!#$%&'*+-.^_`|~".utf8)
    private static let lenientBytes = Array("/:=?@[]()<>".utf8)
}
