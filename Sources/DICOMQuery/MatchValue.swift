import DICOMCore

/// What is wrong with the text of a value (E-15).
package enum MatchValueError: Error, Equatable {
    /// It is not what the VR allows.
    case malformed
    /// Longer than any value that could match.
    case tooLong(limit: Int)
}

extension SearchKey {
    /// No attribute that can be matched holds more; it also bounds the work of a pattern.
    package static let longestValue = 1024

    /// Reads one value of a request; an empty one matches everything (E-22).
    package func match(_ value: String, options: MatchOptions = MatchOptions()) throws(MatchValueError) -> Match {
        guard value.utf8.count <= Self.longestValue else { throw .tooLong(limit: Self.longestValue) }
        guard !value.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) else { throw .malformed }
        let text = SearchText.normalized(value)
        guard !text.isEmpty else { return .universal }
        if options.matchesEmptyValues, text == "\"\"" { return .empty }
        guard let vr else { return text == "*" ? .universal : .untyped(text, options) }
        return try Self.match(text, vr, options)
    }

    /// - Parameter text: normalized, not empty.
    static func match(_ text: String, _ vr: VR, _ options: MatchOptions) throws(MatchValueError) -> Match {
        switch vr {
        case .UI:
            guard isValidUID(text) else { throw .malformed }
            return .uids([text])
        case .DA: return .date(try required(DateRange(text)))
        case .TM: return .time(try required(TimeRange(text)))
        case .DT: return .dateTime(try required(DateTimeRange(text)))
        case .IS: return .number(try required(SearchNumber.integer(text)))
        case .SL, .SS, .SV, .UL, .US, .UV: return .number(try required(Int(text)))
        case .DS, .FD: return .decimal(try required(SearchNumber.decimal(text)))
        case .FL: return .float(Float(try required(SearchNumber.decimal(text))))
        case .AT: return .tag(try required(Tag(hexadecimal: text)))
        case .AS:
            guard isAge(text) else { throw .malformed }
            return .text(TextPattern(exactly: text))
        case .UR: return .text(TextPattern(exactly: text))
        case .PN: return personName(try withoutBackslash(text), options)
        default:
            // In LT, ST and UT a backslash is a character like others. Source: PS3.5 6.2.
            let pattern = TextPattern(wildcards: vr.isSingleValuedText ? text : try withoutBackslash(text))
            return pattern.isUniversal ? .universal : .text(pattern)
        }
    }

    private static func personName(_ text: String, _ options: MatchOptions) -> Match {
        let pattern = NamePattern(text)
        if case .anyGroup(let only) = pattern, only.isUniversal { return .universal }
        if case .groups(nil, nil, nil) = pattern { return .universal }
        if options.isFuzzy, let fuzzy = FuzzyName(text) { return .fuzzyName(fuzzy) }
        return .personName(pattern)
    }

    private static func required<Value>(_ value: Value?) throws(MatchValueError) -> Value {
        guard let value else { throw .malformed }
        return value
    }

    /// In these VRs a backslash separates values. Source: PS3.5 6.4.
    private static func withoutBackslash(_ text: String) throws(MatchValueError) -> String {
        guard !text.contains("\\") else { throw .malformed }
        return text
    }

    /// `nnnD`, `nnnW`, `nnnM` or `nnnY`. Source: PS3.5 6.2, VR AS.
    private static func isAge(_ text: String) -> Bool {
        text.utf8.count == 4 && digits(text.prefix(3)) != nil && text.last.map { "DWMY".contains($0) } ?? false
    }
}

package enum SearchNumber {
    /// The number that an IS is: a sign and digits, spaces around them, at most 12 characters. Source: PS3.5 6.2.
    package static func integer(_ text: String) -> Int? {
        let trimmed = SearchText.normalized(text)
        guard (1...12).contains(trimmed.utf8.count) else { return nil }
        return Int(trimmed)
    }

    /// The number that a DS is: digits with sign, point and exponent. Source: PS3.5 6.2.
    package static func decimal(_ text: String) -> Double? {
        let trimmed = SearchText.normalized(text)
        guard trimmed.utf8.allSatisfy({ "+-.eE0123456789".utf8.contains($0) }), let number = Double(trimmed),
            number.isFinite
        else { return nil }
        return number
    }
}
