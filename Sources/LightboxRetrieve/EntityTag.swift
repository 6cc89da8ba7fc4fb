internal import Crypto

/// Makes strong entity tags: names of exactly the bytes of an answer. Source: RFC 9110 8.8.3 (G-06).
///
/// Everything that the bytes depend on goes in; each field with its length, so that no two lists of fields are alike.
struct EntityTag {
    /// Raised whenever the same request over the same objects gets other bytes than from an earlier version.
    private static let generation = "3"
    private var hash = SHA256()

    init(_ kind: String) {
        add(Self.generation)
        add(kind)
    }

    mutating func add(_ text: String) {
        add(Array(text.utf8))
    }

    mutating func add(_ bytes: [UInt8]) {
        addLength(bytes.count)
        hash.update(data: bytes)
    }

    mutating func add(_ part: PlannedPart) {
        add(part.contentType)
        add(part.location)
        add(part.version)
    }

    /// 32 hexadecimal digits in quotation marks.
    consuming func finished() -> String {
        let digits = Array("0123456789abcdef".utf8)
        var text = [UInt8(ascii: "\"")]
        for byte in hash.finalize().prefix(16) { text += [digits[Int(byte >> 4)], digits[Int(byte & 15)]] }
        return String(decoding: text + [UInt8(ascii: "\"")], as: UTF8.self)
    }

    private mutating func addLength(_ count: Int) {
        hash.update(data: (0..<8).map { UInt8(truncatingIfNeeded: count >> (8 * $0)) })
    }
}
