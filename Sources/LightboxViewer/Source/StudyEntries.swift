package import DICOMCore
package import DICOMweb
package import DICOMwebClient

/// The attributes that the viewer shows. Source: PS3.6 section 6.
enum Shown {
    static let sopClass = Tag(0x0008, 0x0016)
    static let studyDate = Tag(0x0008, 0x0020)
    static let studyTime = Tag(0x0008, 0x0030)
    static let modality = Tag(0x0008, 0x0060)
    static let modalitiesInStudy = Tag(0x0008, 0x0061)
    static let studyDescription = Tag(0x0008, 0x1030)
    static let seriesDescription = Tag(0x0008, 0x103E)
    static let patientName = Tag(0x0010, 0x0010)
    static let patientID = Tag(0x0010, 0x0020)
    static let patientBirthDate = Tag(0x0010, 0x0030)
    static let patientSex = Tag(0x0010, 0x0040)
    static let seriesNumber = Tag(0x0020, 0x0011)
    static let instanceNumber = Tag(0x0020, 0x0013)
    static let studySeries = Tag(0x0020, 0x1206)
    static let studyInstances = Tag(0x0020, 0x1208)
    static let seriesInstances = Tag(0x0020, 0x1209)
    static let numberOfFrames = Tag(0x0028, 0x0008)
    static let rows = Tag(0x0028, 0x0010)
    static let columns = Tag(0x0028, 0x0011)
    static let samplesPerPixel = Tag(0x0028, 0x0002)
    static let photometricInterpretation = Tag(0x0028, 0x0004)
    static let bitsAllocated = Tag(0x0028, 0x0100)
    static let bitsStored = Tag(0x0028, 0x0101)
    static let highBit = Tag(0x0028, 0x0102)
    static let pixelRepresentation = Tag(0x0028, 0x0103)
    static let windowCenter = Tag(0x0028, 0x1050)
    static let windowWidth = Tag(0x0028, 0x1051)
}

/// A study as a search finds it. Texts are as the server sent them: `Grid.write` makes them fit for a terminal.
package struct StudyEntry: Hashable, Sendable {
    package let uid: StudyInstanceUID
    package let patientName: String
    package let patientID: String
    package let birthDate: String
    package let sex: String
    package let date: String
    package let time: String
    package let description: String
    package let modalities: [String]
    package let seriesCount: Int?
    package let instanceCount: Int?

    /// - Returns: `nil` without a valid UID: there is nothing to open.
    package init?(_ attributes: Attributes) {
        guard let uid = attributes.text(.studyInstanceUID).flatMap({ StudyInstanceUID($0) }) else { return nil }
        self.uid = uid
        patientName = String((attributes.name(Shown.patientName)?.forPeople ?? "").prefix(Attributes.shortLimit))
        patientID = attributes.shortText(Shown.patientID)
        birthDate = dateForPeople(attributes.shortText(Shown.patientBirthDate))
        sex = attributes.shortText(Shown.patientSex)
        date = dateForPeople(attributes.shortText(Shown.studyDate))
        time = timeForPeople(attributes.shortText(Shown.studyTime))
        description = attributes.shortText(Shown.studyDescription)
        modalities = attributes.texts(Shown.modalitiesInStudy).prefix(16).map { String($0.prefix(16)) }
        seriesCount = attributes.integer(Shown.studySeries)
        instanceCount = attributes.integer(Shown.studyInstances)
    }
}

extension Attributes {
    /// More than any text of this kind may have (PS3.5 6.2: names 5 x 64 a group, others 64): a server that sends a megabyte
    /// of name must not make each screen slow.
    fileprivate static let shortLimit = 400

    fileprivate func shortText(_ tag: Tag) -> String { String((text(tag) ?? "").prefix(Self.shortLimit)) }
}

package struct SeriesEntry: Hashable, Sendable {
    package let study: StudyInstanceUID
    package let uid: SeriesInstanceUID
    package let number: Int?
    package let modality: String
    package let description: String
    package let instanceCount: Int?

    package init?(_ attributes: Attributes, of study: StudyInstanceUID) {
        guard let uid = attributes.text(.seriesInstanceUID).flatMap({ SeriesInstanceUID($0) }) else { return nil }
        self.study = study
        self.uid = uid
        number = attributes.integer(Shown.seriesNumber)
        modality = attributes.shortText(Shown.modality)
        description = attributes.shortText(Shown.seriesDescription)
        instanceCount = attributes.integer(Shown.seriesInstances)
    }

    /// There is something to read, and no picture.
    package var isDocument: Bool { ["SR", "DOC", "KO"].contains(modality) }

    /// One line that names the series.
    package var title: String {
        let parts = [number.map { "\($0)" } ?? "", modality, description].filter { !$0.isEmpty }
        return parts.isEmpty ? "series" : parts.joined(separator: " · ")
    }
}

/// What an instance shows.
package enum InstanceKind: Hashable, Sendable {
    case picture
    /// A structured report, to be read.
    case report
    /// A PDF file.
    case portableDocument

    /// Source: PS3.4 annex B.5.
    init(sopClassUID: String) {
        switch sopClassUID {
        case "1.2.840.10008.5.1.4.1.1.104.1": self = .portableDocument
        case let uid where uid.hasPrefix("1.2.840.10008.5.1.4.1.1.88."): self = .report
        default: self = .picture
        }
    }
}

package struct InstanceEntry: Hashable, Sendable {
    package let resource: Resource.InstanceResource
    package let kind: InstanceKind
    package let number: Int?
    package let rows: Int?
    package let columns: Int?
    /// At least 1, and at most what a person can page through: a server's number is not to be trusted with memory.
    package let frameCount: Int

    package init?(_ attributes: Attributes, of study: StudyInstanceUID, _ series: SeriesInstanceUID) {
        guard let uid = attributes.text(.sopInstanceUID).flatMap({ SOPInstanceUID($0) }) else { return nil }
        resource = Resource.InstanceResource(study: study, series: series, instance: uid)
        kind = InstanceKind(sopClassUID: attributes.text(Shown.sopClass) ?? "")
        number = attributes.integer(Shown.instanceNumber)
        rows = attributes.integer(Shown.rows)
        columns = attributes.integer(Shown.columns)
        frameCount = min(max(attributes.integer(Shown.numberOfFrames) ?? 1, 1), 10_000)
    }
}

/// One picture of a series: a frame of an instance.
package struct Slice: Hashable, Sendable {
    package let instance: Resource.InstanceResource
    package let frame: FrameNumber
    /// The instance has no other frame, so that its own address does.
    package let isOnlyFrame: Bool
    package let kind: InstanceKind

    package init(
        instance: Resource.InstanceResource, frame: FrameNumber, isOnlyFrame: Bool, kind: InstanceKind = .picture
    ) {
        self.instance = instance
        self.frame = frame
        self.isOnlyFrame = isOnlyFrame
        self.kind = kind
    }
}

/// Pictures of a series that can be paged through: a server's numbers are not to be trusted with memory.
package let sliceLimit = 100_000

/// The pictures of a series in the order of their instance numbers, no more than `sliceLimit`.
package func slices(of instances: [InstanceEntry]) -> [Slice] {
    let ordered = instances.sorted {
        ($0.number ?? .max, $0.resource.instance.text) < ($1.number ?? .max, $1.resource.instance.text)
    }
    var slices: [Slice] = []
    for entry in ordered where slices.count < sliceLimit {
        slices += (1...entry.frameCount).prefix(sliceLimit - slices.count).compactMap { number in
            FrameNumber(number).map {
                Slice(instance: entry.resource, frame: $0, isOnlyFrame: entry.frameCount == 1, kind: entry.kind)
            }
        }
    }
    return slices
}

extension PersonName {
    /// `Family, Given Middle`; beside it the ideographic spelling where there is one.
    package var forPeople: String {
        let groups = [alphabetic, ideographic].map(Self.forPeople).filter { !$0.isEmpty }
        return groups.count == 2 ? "\(groups[0]) (\(groups[1]))" : groups.first ?? Self.forPeople(phonetic)
    }

    private static func forPeople(_ group: String) -> String {
        let components = Components(group)
        let given = [components.given, components.middle].filter { !$0.isEmpty }.joined(separator: " ")
        return [components.family, given].filter { !$0.isEmpty }.joined(separator: ", ")
    }
}

/// `2024-05-01` for a DA value; anything else stays what it is.
func dateForPeople(_ value: String) -> String {
    guard value.utf8.count == 8, value.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return value }
    let digits = Array(value)
    return "\(String(digits[0..<4]))-\(String(digits[4..<6]))-\(String(digits[6..<8]))"
}

/// `14:05` for a TM value; anything else stays what it is.
func timeForPeople(_ value: String) -> String {
    let digits = Array(value.prefix(4))
    guard digits.count == 4, digits.allSatisfy(\.isNumber) else { return value }
    return "\(String(digits[0..<2])):\(String(digits[2..<4]))"
}
