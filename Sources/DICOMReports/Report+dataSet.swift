package import DICOMCore

extension Report {
    /// Reads the content tree of a data set.
    /// - Returns: `nil` where the data set has neither a content tree nor a title.
    package init?(_ dataSet: DataSet) {
        let root = dataSet.items(.contentSequence)
        let title = Code(dataSet.items(.conceptNameCodeSequence).first)
        guard !root.isEmpty || title != nil else { return nil }
        let evidence = Evidence(dataSet)
        self.title = title?.meaning ?? "Report"
        heading = Self.facts(of: dataSet)
        items = root.map { ContentItem($0, evidence) }
    }

    private static func facts(of dataSet: DataSet) -> [Fact] {
        let flags = [dataSet.string(.completionFlag), dataSet.string(.verificationFlag)].compactMap { $0 }
        let observer = dataSet.items(.verifyingObserverSequence).first?.string(.verifyingObserverName)
        let facts: [(String, String?)] = [
            ("Patient", dataSet.string(.patientName).map(readableName)),
            ("Patient ID", dataSet.string(.patientID)),
            ("Born", dataSet.string(.patientBirthDate).map(readableDate)),
            ("Sex", dataSet.string(.patientSex)),
            ("Study", dataSet.string(.studyDescription)),
            ("Study date", dataSet.string(.studyDate).map(readableDate)),
            ("Accession number", dataSet.string(.accessionNumber)),
            ("Referring physician", dataSet.string(.referringPhysicianName).map(readableName)),
            ("Report date", dataSet.string(.contentDate).map(readableDate)),
            ("Status", flags.isEmpty ? nil : flags.joined(separator: ", ").lowercased()),
            ("Verified by", observer.map(readableName)),
        ]
        return facts.compactMap { label, value in value.map { Fact(label: label, value: $0) } }
    }
}

extension ContentItem {
    fileprivate init(_ item: DataSet, _ evidence: Evidence) {
        relationship = item.string(.relationshipType) ?? ""
        valueType = item.string(.valueType) ?? ""
        concept = Code(item.items(.conceptNameCodeSequence).first)
        value = Value(item, valueType, evidence)
        children = item.items(.contentSequence).map { ContentItem($0, evidence) }
    }
}

extension ContentItem.Value {
    fileprivate init(_ item: DataSet, _ valueType: String, _ evidence: Evidence) {
        let path = item.numbers(.referencedContentItemIdentifier)
        if !path.isEmpty {
            self = .item(path.compactMap { Int(exactly: $0) })
            return
        }
        switch valueType {
        case "CONTAINER": self = .container
        case "TEXT": self = Self.text(item.string(.textValue))
        case "DATETIME": self = Self.text(item.string(.dateTime).map(readableDate))
        case "DATE": self = Self.text(item.string(.date).map(readableDate))
        case "TIME": self = Self.text(item.string(.time).map(readableTime))
        case "PNAME": self = Self.text(item.string(.personName).map(readableName))
        case "UIDREF": self = Self.text(item.string(.uid))
        case "CODE": self = Code(item.items(.conceptCodeSequence).first).map { .code($0) } ?? .none
        case "NUM": self = Self.number(item)
        case "IMAGE", "COMPOSITE", "WAVEFORM": self = Self.reference(item, evidence)
        case "SCOORD", "SCOORD3D":
            self = .coordinates(item.string(.graphicType) ?? "", item.numbers(.graphicData))
        case "TCOORD": self = Self.text(item.string(.temporalRangeType))
        default: self = .none
        }
    }

    private static func text(_ text: String?) -> Self { text.map { .text($0) } ?? .none }

    /// A measurement without a value says why there is none.
    private static func number(_ item: DataSet) -> Self {
        guard let measured = item.items(.measuredValueSequence).first,
            let value = measured.strings(.numericValue).first, !value.isEmpty
        else { return Code(item.items(.numericValueQualifierCodeSequence).first).map { .code($0) } ?? .none }
        return .number(value, unit: Code(measured.items(.measurementUnitsCodeSequence).first))
    }

    private static func reference(_ item: DataSet, _ evidence: Evidence) -> Self {
        guard let reference = item.items(.referencedSOPSequence).first,
            let uid = reference.string(.referencedSOPInstanceUID)
        else { return .none }
        return .reference(
            InstanceReference(
                sopClassUID: reference.string(.referencedSOPClassUID) ?? "", sopInstanceUID: uid,
                frames: reference.numbers(.referencedFrameNumber).compactMap { Int(exactly: $0) }.filter { $0 > 0 },
                path: evidence.paths[uid]))
    }
}

extension Code {
    fileprivate init?(_ item: DataSet?) {
        guard let item else { return nil }
        value = item.string(.codeValue) ?? item.string(.longCodeValue) ?? item.string(.urnCodeValue) ?? ""
        scheme = item.string(.codingSchemeDesignator) ?? ""
        meaning = item.string(.codeMeaning) ?? value
        guard !meaning.isEmpty else { return nil }
    }
}

/// In which study and series the instances are that a report is built on. Source: PS3.3 C.17.2.3, C.17.2.1.
private struct Evidence {
    /// By SOP Instance UID.
    private(set) var paths: [String: String] = [:]

    init(_ dataSet: DataSet) {
        for sequence in [Tag.currentRequestedProcedureEvidenceSequence, .pertinentOtherEvidenceSequence] {
            for study in dataSet.items(sequence) {
                for series in study.items(.referencedSeriesSequence) { add(series, of: study) }
            }
        }
    }

    private mutating func add(_ series: DataSet, of study: DataSet) {
        guard let studyUID = study.string(.studyInstanceUID).flatMap(StudyInstanceUID.init),
            let seriesUID = series.string(.seriesInstanceUID).flatMap(SeriesInstanceUID.init)
        else { return }
        for reference in series.items(.referencedSOPSequence) {
            guard let uid = reference.string(.referencedSOPInstanceUID).flatMap(SOPInstanceUID.init) else { continue }
            paths[uid.text] = "/studies/\(studyUID.text)/series/\(seriesUID.text)/instances/\(uid.text)"
        }
    }
}

/// A person name as a person reads it: its first group with something in it, given names first.
private func readableName(_ name: String) -> String {
    let group = name.split(separator: "=").first.map(String.init) ?? name
    let parts = group.split(separator: "^", omittingEmptySubsequences: false).map(String.init)
    let order = [3, 1, 2, 0, 4].filter(parts.indices.contains).map { parts[$0] }
    return order.filter { !$0.isEmpty }.joined(separator: " ")
}

/// A date as ISO 8601 writes it; what is no date stays.
private func readableDate(_ date: String) -> String {
    let day = Array(date.prefix(8))
    guard day.count == 8, day.allSatisfy(\.isASCII), day.allSatisfy(\.isNumber) else { return date }
    let start = "\(String(day[0..<4]))-\(String(day[4..<6]))-\(String(day[6..<8]))"
    let rest = Array(date.dropFirst(8))
    guard rest.count >= 4, rest[..<4].allSatisfy(\.isNumber) else { return start }
    return start + " \(String(rest[0..<2])):\(String(rest[2..<4]))"
}

/// A time as a clock shows it, without fractions of a second; what is no time stays.
private func readableTime(_ time: String) -> String {
    let digits = time.prefix { $0 != "." }
    guard digits.count >= 4, digits.count <= 6, digits.count.isMultiple(of: 2),
        digits.allSatisfy({ $0.isASCII && $0.isNumber })
    else { return time }
    let pairs = stride(from: 0, to: digits.count, by: 2).map { start in digits.dropFirst(start).prefix(2) }
    return pairs.joined(separator: ":")
}

extension Tag {
    fileprivate static let studyDate = Tag(0x0008, 0x0020)
    fileprivate static let contentDate = Tag(0x0008, 0x0023)
    fileprivate static let accessionNumber = Tag(0x0008, 0x0050)
    fileprivate static let referringPhysicianName = Tag(0x0008, 0x0090)
    fileprivate static let codeValue = Tag(0x0008, 0x0100)
    fileprivate static let codingSchemeDesignator = Tag(0x0008, 0x0102)
    fileprivate static let codeMeaning = Tag(0x0008, 0x0104)
    fileprivate static let longCodeValue = Tag(0x0008, 0x0119)
    fileprivate static let urnCodeValue = Tag(0x0008, 0x0120)
    fileprivate static let studyDescription = Tag(0x0008, 0x1030)
    fileprivate static let referencedSeriesSequence = Tag(0x0008, 0x1115)
    fileprivate static let referencedSOPClassUID = Tag(0x0008, 0x1150)
    fileprivate static let referencedSOPInstanceUID = Tag(0x0008, 0x1155)
    fileprivate static let referencedFrameNumber = Tag(0x0008, 0x1160)
    fileprivate static let referencedSOPSequence = Tag(0x0008, 0x1199)
    fileprivate static let patientName = Tag(0x0010, 0x0010)
    fileprivate static let patientID = Tag(0x0010, 0x0020)
    fileprivate static let patientBirthDate = Tag(0x0010, 0x0030)
    fileprivate static let patientSex = Tag(0x0010, 0x0040)
    fileprivate static let measurementUnitsCodeSequence = Tag(0x0040, 0x08EA)
    fileprivate static let relationshipType = Tag(0x0040, 0xA010)
    fileprivate static let valueType = Tag(0x0040, 0xA040)
    fileprivate static let conceptNameCodeSequence = Tag(0x0040, 0xA043)
    fileprivate static let verifyingObserverSequence = Tag(0x0040, 0xA073)
    fileprivate static let verifyingObserverName = Tag(0x0040, 0xA075)
    fileprivate static let dateTime = Tag(0x0040, 0xA120)
    fileprivate static let date = Tag(0x0040, 0xA121)
    fileprivate static let time = Tag(0x0040, 0xA122)
    fileprivate static let personName = Tag(0x0040, 0xA123)
    fileprivate static let uid = Tag(0x0040, 0xA124)
    fileprivate static let temporalRangeType = Tag(0x0040, 0xA130)
    fileprivate static let textValue = Tag(0x0040, 0xA160)
    fileprivate static let conceptCodeSequence = Tag(0x0040, 0xA168)
    fileprivate static let measuredValueSequence = Tag(0x0040, 0xA300)
    fileprivate static let numericValueQualifierCodeSequence = Tag(0x0040, 0xA301)
    fileprivate static let numericValue = Tag(0x0040, 0xA30A)
    fileprivate static let currentRequestedProcedureEvidenceSequence = Tag(0x0040, 0xA375)
    fileprivate static let pertinentOtherEvidenceSequence = Tag(0x0040, 0xA385)
    fileprivate static let completionFlag = Tag(0x0040, 0xA491)
    fileprivate static let verificationFlag = Tag(0x0040, 0xA493)
    fileprivate static let contentSequence = Tag(0x0040, 0xA730)
    fileprivate static let referencedContentItemIdentifier = Tag(0x0040, 0xDB73)
    fileprivate static let graphicData = Tag(0x0070, 0x0022)
    fileprivate static let graphicType = Tag(0x0070, 0x0023)
}
