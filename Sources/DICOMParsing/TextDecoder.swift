import DICOMCore

/// Turns the value fields of text into strings, by the Specific Character Set of a data set or item.
struct TextDecoder {
    let characterSet: SpecificCharacterSet
    let converter: CodeConverter

    /// The values of a text element, insignificant padding removed, never failing: what can't be decoded is U+FFFD.
    /// Source: PS3.5 6.1, 6.2 (D-09, D-15).
    func values(of bytes: [UInt8], vr: VR) -> [String] {
        let padding = TextPadding(vr)
        if bytes.allSatisfy({ $0 < 0x80 && $0 != EscapeSequence.character }),
            characterSet.g0 == .ascii || !vr.isCharacterSetDependent
        {
            let values = vr.isSingleValuedText ? [bytes[...]] : Self.split(bytes)
            return values.map { String(decoding: padding.removed(from: $0), as: UTF8.self) }
        }
        let characterSet = vr.isCharacterSetDependent ? characterSet : .absent
        let form: TextForm = vr.isSingleValuedText ? .single : vr == .PN ? .personNames : .multiple
        return textRuns(of: bytes, in: characterSet, form: form).map { runs in
            let text = runs.map(string).joined()
            return String(decoding: padding.removed(from: Array(text.utf8)[...]), as: UTF8.self)
        }
    }

    func string(_ run: TextRun) -> String {
        if let encoding = run.repertoire.encoding {
            return converter.string(run.repertoire.encoded(run.bytes), encoding: encoding)
        }
        if run.repertoire == .undeclared, String(validating: run.bytes, as: UTF8.self) == nil {
            return converter.string(run.bytes, encoding: "ISO-8859-1")
        }
        return String(decoding: run.bytes, as: UTF8.self)
    }

    private static func split(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
        bytes.split(separator: UInt8(ascii: "\\"), omittingEmptySubsequences: false)
    }
}

/// Which spaces of a value are no part of it. Source: PS3.5 table 6.2-1 (D-09).
private struct TextPadding {
    private let isLeadingToo: Bool

    init(_ vr: VR) {
        switch vr {
        case .AE, .CS, .DS, .IS, .LO, .SH: isLeadingToo = true
        default: isLeadingToo = false
        }
    }

    func removed(from text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var text = text
        while let last = text.last, last == 0x20 || last == 0 { text.removeLast() }
        return isLeadingToo ? text.drop { $0 == 0x20 } : text
    }
}
