package import DICOMCore

/// How the value of an attribute must be. Source: PS3.4 C.2.2.2.
package enum Match: Hashable, Sendable {
    /// Matches everything, also an attribute that is absent; the attribute is returned. Source: C.2.2.2.3 (E-22).
    case universal
    /// Matches an attribute that is absent or has no value. Source: C.2.2.2.7 (E-06).
    case empty
    /// Single value or wildcard, case-sensitive, after NFC. Source: C.2.2.2.1, C.2.2.2.4 (E-20, E-21).
    case text(TextPattern)
    /// One of several texts. The standard leaves a list of codes undefined, clients mean "or" by it (E-28).
    case anyText([TextPattern])
    /// Person name, without regard to case and accents (E-20).
    case personName(NamePattern)
    /// Person name, loosely (E-05).
    case fuzzyName(FuzzyName)
    /// List of UIDs, also of one. Source: C.2.2.2.2.
    case uids([String])
    /// A whole number by its value: 1 matches `01` (E-31).
    case number(Int)
    /// DS and FD by their value: 1.5 matches `1.50` (E-31).
    case decimal(Double)
    /// FL by its value: the nearest number of 32 bits.
    case float(Float)
    /// AT.
    case tag(Tag)
    /// Source: C.2.2.2.5.1.
    case date(DateRange)
    /// Source: C.2.2.2.5.2.
    case time(TimeRange)
    /// The key's attribute is a date, and the time in the attribute `time` goes with it. Source: C.2.2.2.5.4 (E-24).
    case moment(time: Tag, MomentRange)
    /// Source: C.2.2.2.5.3.
    case dateTime(DateTimeRange)
    /// A private attribute, whose VR only the data set tells: the value is read as that VR has it, and matches nothing where
    /// it allows no such value (E-16).
    case untyped(String, MatchOptions)
}

/// How the values of a request are to be read beyond their VR. Source: PS3.18 8.3.4.1 (E-05, E-06).
package struct MatchOptions: Hashable, Sendable {
    /// fuzzymatching=true
    package var isFuzzy: Bool
    /// emptyvaluematching=true
    package var matchesEmptyValues: Bool

    package init(isFuzzy: Bool = false, matchesEmptyValues: Bool = false) {
        self.isFuzzy = isFuzzy
        self.matchesEmptyValues = matchesEmptyValues
    }
}

/// A person name that is looked for, each group folded like the stored names.
package enum NamePattern: Hashable, Sendable {
    /// Without `=`: any of the three groups may match.
    case anyGroup(TextPattern)
    /// With `=`: each group that was written must match the group in the same place.
    case groups(alphabetic: TextPattern?, ideographic: TextPattern?, phonetic: TextPattern?)

    package init(_ value: String, wildcards: Bool = true) {
        func pattern(_ group: String) -> TextPattern? {
            let folded = SearchText.foldedName(group)
            guard !folded.isEmpty else { return nil }
            let pattern = wildcards ? TextPattern(wildcards: folded) : TextPattern(exactly: folded)
            return pattern.isUniversal ? nil : pattern
        }
        guard value.contains("=") else {
            let folded = SearchText.foldedName(value)
            self = .anyGroup(wildcards ? TextPattern(wildcards: folded) : TextPattern(exactly: folded))
            return
        }
        let name = PersonName(value)
        self = .groups(
            alphabetic: pattern(name.alphabetic), ideographic: pattern(name.ideographic),
            phonetic: pattern(name.phonetic))
    }

    package func matches(_ name: FoldedName) -> Bool {
        switch self {
        case .anyGroup(let pattern):
            return name.groups.contains { pattern.matches($0) }
        case .groups(let alphabetic, let ideographic, let phonetic):
            let pairs = [
                (alphabetic, name.alphabetic), (ideographic, name.ideographic), (phonetic, name.phonetic),
            ]
            return pairs.allSatisfy { pattern, group in
                guard let pattern else { return true }
                return group.map { pattern.matches($0) } ?? false
            }
        }
    }
}
