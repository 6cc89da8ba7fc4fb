package import DICOMCore

/// An attribute by which a search can be narrowed. Source: PS3.18 10.6.1.2.1 (E-17).
package struct SearchKey: Hashable, Sendable {
    /// Sequences from the outside in, the matched attribute last.
    package let path: [Tag]
    package let level: QueryLevel
    /// `nil` for a private attribute.
    package let vr: VR?
    /// Several values may be stored and any of them may match (E-28). Of other attributes the first value counts.
    package let isMultiValued: Bool

    private init(_ level: QueryLevel, _ vr: VR, _ path: Tag..., isMultiValued: Bool = false) {
        self.path = path
        self.level = level
        self.vr = vr
        self.isMultiValued = isMultiValued
    }

    /// - Returns: `nil` for an attribute that can't be matched: a sequence itself, bytes, what no dictionary knows, and what
    ///   only an answer has.
    package init?(path: [Tag]) {
        if let key = Self.byPath[path] {
            self = key
            return
        }
        guard let first = path.first, let last = path.last, !Self.answersOnly.contains(last), !last.isGroupLength,
            first.group > 0x0002
        else { return nil }
        vr = AttributeDictionary.vr(for: last)
        guard vr != nil || last.privateCreator != nil, vr != .SQ, vr?.isBinary != true else { return nil }
        self.path = path
        level = AttributeLevels.level(of: first)
        isMultiValued = true
    }

    private static let answersOnly: Set<Tag> = [
        SearchTag.specificCharacterSet, SearchTag.timezoneOffsetFromUTC, SearchTag.instanceAvailability,
        SearchTag.retrieveURL,
    ]

    /// A key of PS3.18 table 10.6.1-5 (E-40 to E-42).
    package var isRequired: Bool {
        switch path {
        case [SearchTag.studyDate], [SearchTag.studyTime], [SearchTag.accessionNumber], [SearchTag.modalitiesInStudy],
            [SearchTag.referringPhysicianName], [SearchTag.patientName], [SearchTag.patientID],
            [SearchTag.studyInstanceUID], [SearchTag.studyID], [SearchTag.modality], [SearchTag.seriesInstanceUID],
            [SearchTag.seriesNumber], [SearchTag.performedProcedureStepStartDate],
            [SearchTag.performedProcedureStepStartTime],
            [SearchTag.requestAttributesSequence, SearchTag.scheduledProcedureStepID],
            [SearchTag.requestAttributesSequence, SearchTag.requestedProcedureID], [SearchTag.sopClassUID],
            [SearchTag.sopInstanceUID], [SearchTag.instanceNumber]:
            true
        default: false
        }
    }

    /// The keys of PS3.18 table 10.6.1-5 and those that most clients use besides (E-40 to E-42, E-44).
    package static let common: [SearchKey] = [
        SearchKey(.study, .DA, SearchTag.studyDate),
        SearchKey(.study, .TM, SearchTag.studyTime),
        SearchKey(.study, .SH, SearchTag.accessionNumber),
        SearchKey(.study, .CS, SearchTag.modalitiesInStudy, isMultiValued: true),
        SearchKey(.study, .UI, SearchTag.sopClassesInStudy, isMultiValued: true),
        SearchKey(.study, .PN, SearchTag.referringPhysicianName),
        SearchKey(.study, .PN, SearchTag.patientName),
        SearchKey(.study, .LO, SearchTag.patientID),
        SearchKey(.study, .UI, SearchTag.studyInstanceUID),
        SearchKey(.study, .SH, SearchTag.studyID),
        SearchKey(.study, .LO, SearchTag.studyDescription),
        SearchKey(.study, .DA, SearchTag.patientBirthDate),
        SearchKey(.study, .CS, SearchTag.patientSex),
        SearchKey(.study, .IS, SearchTag.numberOfStudyRelatedSeries),
        SearchKey(.study, .IS, SearchTag.numberOfStudyRelatedInstances),
        SearchKey(.series, .CS, SearchTag.modality),
        SearchKey(.series, .UI, SearchTag.seriesInstanceUID),
        SearchKey(.series, .IS, SearchTag.seriesNumber),
        SearchKey(.series, .LO, SearchTag.seriesDescription),
        SearchKey(.series, .IS, SearchTag.numberOfSeriesRelatedInstances),
        SearchKey(.series, .DA, SearchTag.performedProcedureStepStartDate),
        SearchKey(.series, .TM, SearchTag.performedProcedureStepStartTime),
        SearchKey(.series, .SH, SearchTag.requestAttributesSequence, SearchTag.scheduledProcedureStepID),
        SearchKey(.series, .SH, SearchTag.requestAttributesSequence, SearchTag.requestedProcedureID),
        SearchKey(.instance, .UI, SearchTag.sopClassUID),
        SearchKey(.instance, .UI, SearchTag.sopInstanceUID),
        SearchKey(.instance, .IS, SearchTag.instanceNumber),
    ]

    private static let byPath = Dictionary(uniqueKeysWithValues: common.map { ($0.path, $0) })

    /// A date and the time that goes with it (E-24).
    package static let datesAndTimes: [(date: Tag, time: Tag)] = [
        (SearchTag.studyDate, SearchTag.studyTime),
        (SearchTag.performedProcedureStepStartDate, SearchTag.performedProcedureStepStartTime),
        (Tag(0x0008, 0x0012), Tag(0x0008, 0x0013)), (Tag(0x0008, 0x0021), Tag(0x0008, 0x0031)),
        (Tag(0x0008, 0x0022), Tag(0x0008, 0x0032)), (Tag(0x0008, 0x0023), Tag(0x0008, 0x0033)),
        (Tag(0x0018, 0x1012), Tag(0x0018, 0x1014)), (Tag(0x0018, 0x1200), Tag(0x0018, 0x1201)),
        (Tag(0x0040, 0x0002), Tag(0x0040, 0x0003)), (Tag(0x0040, 0x0250), Tag(0x0040, 0x0251)),
    ]
}
