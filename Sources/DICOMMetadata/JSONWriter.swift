/// Writes JSON into one growing array of bytes: the hot path of ingest, so nothing is formatted through a `String`
/// that needs not be. Source: RFC 8259, RFC 4648 (base64 with padding, no line breaks).
struct JSONWriter {
    private(set) var bytes: [UInt8] = []

    init(capacity: Int) {
        bytes.reserveCapacity(capacity)
    }

    mutating func append(_ byte: UInt8) {
        bytes.append(byte)
    }

    /// Appends syntax that needs no escape.
    mutating func append(_ syntax: [UInt8]) {
        bytes.append(contentsOf: syntax)
    }

    /// Appends a string in quotation marks. Quotation mark, backslash and control characters are escaped (D-19).
    mutating func appendString(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        let start = bytes.count
        // Most text needs no escape: copied as a whole, then looked through.
        bytes.append(contentsOf: text.utf8)
        var index = start
        while index < bytes.count {
            if Self.needsEscape(bytes[index]) {
                let rest = Array(bytes[index...])
                bytes.removeSubrange(index...)
                for byte in rest { appendEscaped(byte) }
                break
            }
            index += 1
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Appends the text of a number as it is, where JSON can hold it, else as a string (D-07).
    mutating func appendNumber(_ text: String, isInteger: Bool) {
        let start = bytes.count
        bytes.append(contentsOf: text.utf8)
        guard !isJSONNumber(bytes[start...], isInteger: isInteger) else { return }
        bytes.removeSubrange(start...)
        appendString(text)
    }

    private static func needsEscape(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    private mutating func appendEscaped(_ byte: UInt8) {
        guard Self.needsEscape(byte) else {
            bytes.append(byte)
            return
        }
        bytes.append(UInt8(ascii: "\\"))
        switch byte {
        case 0x08: bytes.append(UInt8(ascii: "b"))
        case 0x09: bytes.append(UInt8(ascii: "t"))
        case 0x0A: bytes.append(UInt8(ascii: "n"))
        case 0x0C: bytes.append(UInt8(ascii: "f"))
        case 0x0D: bytes.append(UInt8(ascii: "r"))
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(byte)
        default:
            bytes.append(contentsOf: "u00".utf8)
            bytes.append(Self.hexadecimalDigit(byte >> 4))
            bytes.append(Self.hexadecimalDigit(byte & 15))
        }
    }

    /// Appends eight upper-case hexadecimal digits.
    mutating func appendHexadecimal(_ number: UInt32) {
        let start = bytes.count
        bytes.append(contentsOf: Self.eightZeros)
        putHexadecimal(number, at: start)
    }

    /// Writes eight digits over what is there.
    mutating func putHexadecimal(_ number: UInt32, at start: Int) {
        var rest = number
        var index = start + 7
        while index >= start {
            bytes[index] = Self.hexadecimalDigit(UInt8(truncatingIfNeeded: rest) & 15)
            rest >>= 4
            index -= 1
        }
    }

    /// Writes one byte over another.
    mutating func put(_ byte: UInt8, at index: Int) {
        bytes[index] = byte
    }

    private static let eightZeros = [UInt8](repeating: UInt8(ascii: "0"), count: 8)

    private static func hexadecimalDigit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
    }

    mutating func appendInteger(_ number: Int64) {
        if number < 0 { bytes.append(UInt8(ascii: "-")) }
        appendInteger(number.magnitude)
    }

    mutating func appendInteger(_ number: UInt64) {
        guard number >= 10 else {
            bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number))
            return
        }
        var low = bytes.count
        var rest = number
        while rest > 0 {
            bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
            rest /= 10
        }
        var high = bytes.count - 1
        while low < high {
            bytes.swapAt(low, high)
            low += 1
            high -= 1
        }
    }

    /// Appends the shortest text that reads back as the same number; an integral one has no fraction (`1`, but `-0.0`,
    /// `1e+20`). A number that JSON can't express becomes a string: "NaN", "Infinity", "-Infinity" (D-16).
    mutating func appendFloat<Number: BinaryFloatingPoint & CustomStringConvertible>(_ number: Number) {
        guard number.isFinite else {
            appendString(number.isNaN ? "NaN" : number < 0 ? "-Infinity" : "Infinity")
            return
        }
        bytes.append(contentsOf: number.description.utf8)
        // Without a fraction many readers make an integer of it, and integers have no negative zero.
        guard number != 0 || number.sign == .plus else { return }
        guard bytes[bytes.count - 1] == UInt8(ascii: "0"), bytes[bytes.count - 2] == UInt8(ascii: ".") else { return }
        bytes.removeLast(2)
    }

    /// Appends base64 of `data` in quotation marks.
    mutating func appendBase64(_ data: [UInt8]) {
        let alphabet = Self.alphabet
        var position = bytes.count + 1
        let textCount = (data.count + 2) / 3 * 4
        bytes.append(contentsOf: repeatElement(UInt8(ascii: "\""), count: textCount + 2))
        var index = 0
        while index + 2 < data.count {
            let group = UInt32(data[index]) << 16 | UInt32(data[index + 1]) << 8 | UInt32(data[index + 2])
            bytes[position] = alphabet[Int(group >> 18)]
            bytes[position + 1] = alphabet[Int(group >> 12 & 63)]
            bytes[position + 2] = alphabet[Int(group >> 6 & 63)]
            bytes[position + 3] = alphabet[Int(group & 63)]
            index += 3
            position += 4
        }
        guard index < data.count else { return }
        let isPair = index + 1 < data.count
        let group = UInt32(data[index]) << 16 | (isPair ? UInt32(data[index + 1]) << 8 : 0)
        bytes[position] = alphabet[Int(group >> 18)]
        bytes[position + 1] = alphabet[Int(group >> 12 & 63)]
        bytes[position + 2] = isPair ? alphabet[Int(group >> 6 & 63)] : UInt8(ascii: "=")
        bytes[position + 3] = UInt8(ascii: "=")
    }

    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
}
