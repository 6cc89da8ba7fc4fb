/// Writes XML into one growing array of bytes. Source: XML 1.0 sections 2.2, 2.4 and 2.11.
struct XMLWriter {
    var bytes: [UInt8] = []

    /// Appends markup as it is.
    mutating func append(_ markup: String) {
        bytes.append(contentsOf: markup.utf8)
    }

    mutating func appendNumber(_ number: Int) {
        bytes.append(contentsOf: String(number).utf8)
    }

    /// Appends text for content or for the value of an attribute in quotation marks.
    ///
    /// A character that XML 1.0 can't hold, by escape neither (form feed, escape …), becomes U+FFFD: the reader sees that
    /// there was one (D-34). Line ends are escaped where a reader would change them: CR everywhere, all in attributes.
    /// - Parameter text: UTF-8.
    mutating func appendText(_ text: [UInt8], inAttribute: Bool = false) {
        guard text.contains(where: { Self.isSpecial($0) }) else {
            bytes.append(contentsOf: text)
            return
        }
        for (index, byte) in text.enumerated() {
            switch byte {
            case UInt8(ascii: "&"): append("&amp;")
            case UInt8(ascii: "<"): append("&lt;")
            case UInt8(ascii: ">"): append("&gt;")
            case UInt8(ascii: "\""): append("&quot;")
            case 0x0D: append("&#13;")
            case 0x09, 0x0A:
                if inAttribute { append(byte == 0x09 ? "&#9;" : "&#10;") } else { bytes.append(byte) }
            case 0..<0x20: append("\u{FFFD}")
            // U+FFFE and U+FFFF are EF BF BE and EF BF BF: the last byte becomes the one of U+FFFD.
            case 0xBE, 0xBF:
                let isForbidden = index >= 2 && text[index - 1] == 0xBF && text[index - 2] == 0xEF
                bytes.append(isForbidden ? 0xBD : byte)
            default: bytes.append(byte)
            }
        }
    }

    private static func isSpecial(_ byte: UInt8) -> Bool {
        switch byte {
        case 0..<0x20, UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), 0xEF: true
        default: false
        }
    }
}
