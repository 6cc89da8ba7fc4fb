package import DICOMCore

/// The character sets of the sample studies: Unicode text to the bytes of Specific Character Set (0008,0005).
/// Source: PS3.3 C.12.1.1.2, PS3.5 6.1.
package enum CharacterSet: String, Sendable, CaseIterable {
    /// No value: ISO 646, the default repertoire.
    case ascii = ""
    case latin1 = "ISO_IR 100"
    case greek = "ISO_IR 126"
    case cyrillic = "ISO_IR 144"
    case utf8 = "ISO_IR 192"
    /// ASCII and JIS X 0208 by escape sequences.
    case japanese = "\\ISO 2022 IR 87"

    /// The values of (0008,0005); none for the default repertoire.
    package var terms: [String] {
        self == .ascii ? [] : rawValue.split(separator: "\\", omittingEmptySubsequences: false).map { String($0) }
    }

    /// The character set that a data set names.
    package init(of dataSet: DataSet) {
        let terms = dataSet.strings(.specificCharacterSet).joined(separator: "\\")
        guard let known = Self(rawValue: terms) else { preconditionFailure("no sample is written in \(terms)") }
        self = known
    }

    /// - Precondition: the character set has every character of the text: the texts are this module's own.
    package func encode(_ text: String) -> [UInt8] {
        switch self {
        case .utf8: Array(text.utf8)
        case .japanese: encodeISO2022(text)
        case .ascii, .latin1, .greek, .cyrillic: text.unicodeScalars.map(byte)
        }
    }

    private func byte(_ scalar: Unicode.Scalar) -> UInt8 {
        if scalar.isASCII { return UInt8(scalar.value) }
        let code: UInt32? =
            switch self {
            case .latin1 where (0xA0...0xFF).contains(scalar.value): scalar.value
            // ISO 8859-7 and 8859-5 hold their alphabets in the order of Unicode.
            case .greek where (0x384...0x3CE).contains(scalar.value): scalar.value - 0x2D0
            case .cyrillic where (0x401...0x45F).contains(scalar.value): scalar.value - 0x360
            default: nil
            }
        guard let code else { preconditionFailure("\(scalar) is not in \(rawValue)") }
        return UInt8(code)
    }
}
