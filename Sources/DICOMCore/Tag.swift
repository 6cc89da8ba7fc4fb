/// The tag of an attribute: group number in the high 16 bits, element number in the low 16.
package struct Tag: Hashable, Comparable, Sendable {
    package let rawValue: UInt32

    package init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    package init(_ group: UInt16, _ element: UInt16) {
        rawValue = UInt32(group) << 16 | UInt32(element)
    }

    /// Reads exactly eight hexadecimal digits of either case, as a URL or a DICOM JSON key spells a tag.
    /// - Returns: `nil` for anything else, signs and spaces included.
    package init?(hexadecimal text: some StringProtocol) {
        let digits = text.utf8
        guard digits.count == 8, digits.allSatisfy(\.isHexadecimalDigit),
            let value = UInt32(text, radix: 16)
        else { return nil }
        rawValue = value
    }

    package var group: UInt16 { UInt16(truncatingIfNeeded: rawValue >> 16) }
    package var element: UInt16 { UInt16(truncatingIfNeeded: rawValue) }

    /// Private attributes have an odd group number. Source: PS3.5 7.8.
    package var isPrivate: Bool { group & 1 == 1 }

    /// A private creator element reserves a block of its group: (gggg,0010-00FF). Source: PS3.5 7.8.1.
    package var isPrivateCreator: Bool { isPrivate && (0x0010...0x00FF).contains(element) }

    /// The creator element that reserves the block of this private attribute, `nil` for a standard one.
    package var privateCreator: Tag? {
        guard isPrivate, element >= 0x1000 else { return nil }
        return Tag(group, element >> 8)
    }

    /// Group length, (gggg,0000): never part of metadata. Source: PS3.18 F.2.2.
    package var isGroupLength: Bool { element == 0 }

    package static func < (left: Tag, right: Tag) -> Bool { left.rawValue < right.rawValue }
}

extension Tag: CustomStringConvertible {
    /// Eight upper-case hexadecimal digits, the key of DICOM JSON: `00100020`.
    package var description: String {
        let digits = String(rawValue, radix: 16, uppercase: true)
        return String(repeating: "0", count: 8 - digits.count) + digits
    }
}

extension UInt8 {
    fileprivate var isHexadecimalDigit: Bool {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "F"),
            UInt8(ascii: "a")...UInt8(ascii: "f"):
            true
        default: false
        }
    }
}
