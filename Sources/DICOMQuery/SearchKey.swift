package import DICOMCore

/// An attribute by which a search can be narrowed. Source: PS3.18 table 10.6.1-5 (E-40 to E-42, E-44).
package struct SearchKey: Hashable, Sendable {
    /// Sequences from the outside in, the matched attribute last.
    package let path: [Tag]
    package let level: QueryLevel
    package let vr: VR
    /// Several values may be stored and any of them may match (E-28). Of other attributes the first value counts.
    package let isMultiValued: Bool

    private init(_ level: QueryLevel, _ vr: VR, _ path: Tag..., isMultiValued: Bool = false) {
        self.path = path
        self.level = level
        self.vr = vr
        self.isMultiValued = isMultiValued
    }

    /// - Returns: `nil` for an attribute that can't be matched.
    package init?(path: [Tag]) {
        guard let key = Self.byPath[path] else { return nil }
        self = key
    }

    package static let all: [SearchKey] = [
        SearchKey(.study, .DA, SearchTag.studyDate),
        SearchKey(.study, .TM, SearchTag.studyTime),
        SearchKey(.study, .SH, SearchTag.accessionNumber),
        SearchKey(.study, .CS, SearchTag.modalitiesInStudy, isMultiValued: true),
        SearchKey(.study, .PN, SearchTag.referringPhysicianName),
        SearchKey(.study, .PN, SearchTag.patientName),
        SearchKey(.study, .LO, SearchTag.patientID),
        SearchKey(.study, .UI, SearchTag.studyInstanceUID),
        SearchKey(.study, .SH, SearchTag.studyID),
        SearchKey(.study, .LO, SearchTag.studyDescription),
        SearchKey(.study, .DA, SearchTag.patientBirthDate),
        SearchKey(.study, .CS, SearchTag.patientSex),
        SearchKey(.series, .CS, SearchTag.modality),
        SearchKey(.series, .UI, SearchTag.seriesInstanceUID),
        SearchKey(.series, .IS, SearchTag.seriesNumber),
        SearchKey(.series, .LO, SearchTag.seriesDescription),
        SearchKey(.series, .DA, SearchTag.performedProcedureStepStartDate),
        SearchKey(.series, .TM, SearchTag.performedProcedureStepStartTime),
        SearchKey(.series, .SH, SearchTag.requestAttributesSequence, SearchTag.scheduledProcedureStepID),
        SearchKey(.series, .SH, SearchTag.requestAttributesSequence, SearchTag.requestedProcedureID),
        SearchKey(.instance, .UI, SearchTag.sopClassUID),
        SearchKey(.instance, .UI, SearchTag.sopInstanceUID),
        SearchKey(.instance, .IS, SearchTag.instanceNumber),
    ]

    private static let byPath = Dictionary(uniqueKeysWithValues: all.map { ($0.path, $0) })

    /// A date and the time that goes with it (E-24).
    package static let datesAndTimes: [(date: Tag, time: Tag)] = [
        (SearchTag.studyDate, SearchTag.studyTime),
        (SearchTag.performedProcedureStepStartDate, SearchTag.performedProcedureStepStartTime),
    ]
}

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
    package func match(_ value: String) throws(MatchValueError) -> Match {
        guard value.utf8.count <= Self.longestValue else { throw .tooLong(limit: Self.longestValue) }
        guard !value.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) else { throw .malformed }
        let text = SearchText.normalized(value)
        guard !text.isEmpty else { return .universal }
        switch vr {
        case .UI:
            guard isValidUID(text) else { throw .malformed }
            return .uids([text])
        case .DA:
            guard let range = DateRange(text) else { throw .malformed }
            return .date(range)
        case .TM:
            guard let range = TimeRange(text) else { throw .malformed }
            return .time(range)
        case .IS:
            guard let number = SearchNumber.integer(text) else { throw .malformed }
            return .number(number)
        case .PN:
            let pattern = NamePattern(try Self.withoutBackslash(text))
            if case .anyGroup(let only) = pattern, only.isUniversal { return .universal }
            return .personName(pattern)
        default:
            let pattern = TextPattern(wildcards: try Self.withoutBackslash(text))
            return pattern.isUniversal ? .universal : .text(pattern)
        }
    }

    /// In these VRs a backslash separates values. Source: PS3.5 6.4.
    private static func withoutBackslash(_ text: String) throws(MatchValueError) -> String {
        guard !text.contains("\\") else { throw .malformed }
        return text
    }
}

package enum SearchNumber {
    /// The number that an IS is: a sign and digits, spaces around them, at most 12 characters. Source: PS3.5 6.2.
    package static func integer(_ text: String) -> Int? {
        let trimmed = SearchText.normalized(text)
        guard (1...12).contains(trimmed.utf8.count) else { return nil }
        return Int(trimmed)
    }
}
