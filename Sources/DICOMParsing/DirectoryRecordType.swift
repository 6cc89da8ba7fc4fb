package import DICOMCore

/// What a record of a DICOMDIR describes, and the keys that it has for it. Source: PS3.3 F.4, F.5.
package struct DirectoryRecordType: Sendable {
    /// Directory Record Type (0004,1430).
    let name: String
    let keys: [Key]

    struct Key: Sendable {
        let tag: Tag
        let vr: VR
        /// Written also where there is no value.
        let isRequired: Bool
    }

    private init(_ name: String, _ keys: [Key] = []) {
        self.name = name
        self.keys = keys.sorted { $0.tag < $1.tag }
    }

    /// The attributes that a record has a use for.
    package var tags: Set<Tag> { Set(keys.map(\.tag)) }

    package static let patient = DirectoryRecordType(
        "PATIENT", [required(0x0010, 0x0010, .PN), required(0x0010, 0x0020, .LO)])
    package static let study = DirectoryRecordType(
        "STUDY",
        [
            required(0x0008, 0x0020, .DA), required(0x0008, 0x0030, .TM), required(0x0008, 0x0050, .SH),
            required(0x0008, 0x1030, .LO), required(0x0020, 0x000D, .UI), required(0x0020, 0x0010, .SH),
        ])
    package static let series = DirectoryRecordType(
        "SERIES", [required(0x0008, 0x0060, .CS), required(0x0020, 0x000E, .UI), required(0x0020, 0x0011, .IS)])

    /// The record of an instance.
    /// - Parameter sopClassUID: one that the table does not know is an image where it has pixels, else raw data.
    package static func instance(sopClassUID: String, hasPixels: Bool) -> DirectoryRecordType {
        let storage = "1.2.840.10008.5.1.4.1.1."
        guard sopClassUID.hasPrefix(storage) else { return hasPixels ? image : rawData }
        let suffix = sopClassUID.dropFirst(storage.count)
        if let exact = bySuffix[String(suffix)] { return exact }
        for (prefix, type) in byPrefix where suffix.hasPrefix(prefix) { return type }
        return hasPixels ? image : rawData
    }

    private static let instanceNumber = required(0x0020, 0x0013, .IS)
    private static let contentDateAndTime = [required(0x0008, 0x0023, .DA), required(0x0008, 0x0033, .TM)]
    private static let conceptName = Key(tag: Tag(0x0040, 0xA043), vr: .SQ, isRequired: true)
    private static let description = [
        required(0x0070, 0x0080, .CS), required(0x0070, 0x0081, .LO), required(0x0070, 0x0084, .PN),
    ]

    private static let image = DirectoryRecordType("IMAGE", [instanceNumber])
    private static let rawData = DirectoryRecordType("RAW DATA", [instanceNumber] + contentDateAndTime)
    private static let presentation = DirectoryRecordType(
        "PRESENTATION",
        [
            instanceNumber, required(0x0070, 0x0082, .DA), required(0x0070, 0x0083, .TM),
            Key(tag: Tag(0x0008, 0x1115), vr: .SQ, isRequired: false),
        ] + description)
    private static let document = DirectoryRecordType(
        "SR DOCUMENT",
        [
            instanceNumber, conceptName, required(0x0040, 0xA491, .CS), required(0x0040, 0xA493, .CS),
            Key(tag: Tag(0x0040, 0xA030), vr: .DT, isRequired: false),
        ] + contentDateAndTime)
    private static let encapsulated = DirectoryRecordType(
        "ENCAP DOC",
        [
            instanceNumber, conceptName, required(0x0042, 0x0010, .ST), required(0x0042, 0x0012, .LO),
            Key(tag: Tag(0x0040, 0xE001), vr: .ST, isRequired: false),
        ] + contentDateAndTime)
    private static let waveform = DirectoryRecordType("WAVEFORM", [instanceNumber] + contentDateAndTime)
    private static let labelled = [instanceNumber] + contentDateAndTime + description

    /// By what follows the common start of SOP Class UIDs. Source: PS3.3 table F.4-1, PS3.6 annex A.
    private static let bySuffix: [String: DirectoryRecordType] = [
        "4.2": DirectoryRecordType(
            "SPECTROSCOPY",
            [
                instanceNumber, required(0x0008, 0x0008, .CS), required(0x0028, 0x0008, .IS),
                required(0x0028, 0x0010, .US), required(0x0028, 0x0011, .US), required(0x0028, 0x9001, .UL),
                required(0x0028, 0x9002, .UL),
            ] + contentDateAndTime),
        "66": rawData,
        "66.1": DirectoryRecordType("REGISTRATION", labelled), "66.3": DirectoryRecordType("REGISTRATION", labelled),
        "66.2": DirectoryRecordType("FIDUCIAL", labelled),
        "66.5": DirectoryRecordType("SURFACE", labelled), "66.6": DirectoryRecordType("TRACT", labelled),
        "67": DirectoryRecordType("VALUE MAP", labelled),
        "77.1.5.3": DirectoryRecordType("STEREOMETRIC", labelled),
        "88.59": DirectoryRecordType("KEY OBJECT DOC", [instanceNumber, conceptName] + contentDateAndTime),
        "481.2": DirectoryRecordType("RT DOSE", [instanceNumber, required(0x3004, 0x000A, .CS)]),
        "481.3": DirectoryRecordType(
            "RT STRUCTURE SET",
            [
                instanceNumber, required(0x3006, 0x0002, .SH), required(0x3006, 0x0008, .DA),
                required(0x3006, 0x0009, .TM),
            ]),
        "481.5": plan, "481.8": plan, "481.4": treatment, "481.6": treatment, "481.7": treatment, "481.9": treatment,
    ]
    private static let plan = DirectoryRecordType(
        "RT PLAN",
        [instanceNumber, required(0x300A, 0x0002, .SH), required(0x300A, 0x0006, .DA), required(0x300A, 0x0007, .TM)])
    private static let treatment = DirectoryRecordType(
        "RT TREAT RECORD", [instanceNumber, required(0x3008, 0x0250, .DA), required(0x3008, 0x0251, .TM)])

    /// Families of SOP classes.
    private static let byPrefix: [(String, DirectoryRecordType)] = [
        ("9.", waveform), ("11.", presentation), ("88.", document), ("104.", encapsulated),
        ("78.", DirectoryRecordType("MEASUREMENT", [instanceNumber] + contentDateAndTime)),
    ]

    private static func required(_ group: UInt16, _ element: UInt16, _ vr: VR) -> Key {
        Key(tag: Tag(group, element), vr: vr, isRequired: true)
    }
}
