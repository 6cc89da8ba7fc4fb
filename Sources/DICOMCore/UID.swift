/// What a UID of the DICOM information model is made of: 1 to 64 characters of digits and single dots.
///
/// Leading zeros of a component are let through: real files have them and their studies must stay reachable.
/// Source: PS3.5 9.1 (A-20, G-12).
package func isValidUID(_ text: some StringProtocol) -> Bool {
    // As a String: a generic walk asks a witness table for every character, and searches check thousands of UIDs.
    let characters = String(text).utf8
    guard (1...64).contains(characters.count) else { return false }
    var previousIsDot = true
    for character in characters {
        switch character {
        case UInt8(ascii: "."):
            guard !previousIsDot else { return false }
            previousIsDot = true
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
            previousIsDot = false
        default:
            return false
        }
    }
    return !previousIsDot
}

/// A UID that is made of a hash, the same each time for the same content: `2.25.` and the decimal digits of a UUID of version
/// 8, 44 characters at most, for which nobody has to register a root.
/// - Parameter hash: its first 16 bytes count. Source: PS3.5 B.2, RFC 9562 5.8.
package func hashedUID(_ hash: some Sequence<UInt8>) -> String {
    var number: UInt128 = 0
    for byte in hash.prefix(16) { number = number << 8 | UInt128(byte) }
    let version: UInt128 = 0xF << 76
    let variant: UInt128 = 0b11 << 62
    number = number & ~version | 8 << 76
    number = number & ~variant | 0b10 << 62
    return "2.25.\(number)"
}

/// A UID in the role that its type names; roles can't be exchanged by mistake.
package protocol UIDValue: Hashable, Sendable, Comparable, CustomStringConvertible {
    var text: String { get }
    /// - Returns: `nil` where the text is no valid UID.
    init?(_ text: some StringProtocol)
}

extension UIDValue {
    package var description: String { text }
    package static func < (left: Self, right: Self) -> Bool { left.text < right.text }
}

package struct StudyInstanceUID: UIDValue {
    package let text: String
    package init?(_ text: some StringProtocol) {
        guard isValidUID(text) else { return nil }
        self.text = String(text)
    }
}

package struct SeriesInstanceUID: UIDValue {
    package let text: String
    package init?(_ text: some StringProtocol) {
        guard isValidUID(text) else { return nil }
        self.text = String(text)
    }
}

package struct SOPInstanceUID: UIDValue {
    package let text: String
    package init?(_ text: some StringProtocol) {
        guard isValidUID(text) else { return nil }
        self.text = String(text)
    }
}

package struct SOPClassUID: UIDValue {
    package let text: String
    package init?(_ text: some StringProtocol) {
        guard isValidUID(text) else { return nil }
        self.text = String(text)
    }
}
