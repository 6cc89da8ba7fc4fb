import DICOMCore
import DICOMQuery
import LightboxCompression
import LightboxIndex
import Support

/// Studies as a hospital has them, made from a seed: names of which few are frequent, dates over twelve years, modalities
/// in their usual shares, ten instances a study on average, and one series of 500 slices.
struct Archive {
    static let sliceCount = 500
    static let modalities = ["CR", "CR", "CR", "CR", "US", "US", "CT", "CT", "MR", "DX", "DX", "MG", "NM", "XA"]
    static let descriptions = [
        "Chest PA", "Chest PA and lateral", "Abdomen", "CT Head without contrast", "CT Chest", "CT Abdomen and pelvis",
        "MR Brain", "MR Knee left", "MR Knee right", "MR Lumbar spine", "US Abdomen", "US Thyroid", "Mammography",
        "Bone scan", "Hand left", "Hand right", "Pelvis", "Coronary angiography", "Shoulder left", "Ankle right",
    ]

    private var generator: SeededGenerator
    private let studyCount: Int
    private let document: MetadataDocument
    private var patients: [Patient] = []
    private let physicians: [String]

    private struct Patient {
        let id: String
        let name: String
        let birthDate: String
        let sex: String
    }

    init(studyCount: Int, seed: UInt64) throws {
        self.studyCount = studyCount
        generator = SeededGenerator(seed: seed)
        document = MetadataDocument(pieces: [
            try Deflator(level: 1).piece(Array(#"{"00080018":{"vr":"UI","Value":["1.2"]}}"#.utf8)[...])
        ])
        var names: [String] = []
        for _ in 0..<300 { names.append("\(Names.family(&generator))^\(Names.given(&generator))^^Dr.") }
        physicians = names
    }

    /// The entries of the next study.
    mutating func study(_ number: Int) throws -> [InstanceEntry] {
        let patient = patient()
        let modality = Self.modalities.randomElement(using: &generator) ?? "OT"
        let uid = "1.2.826.0.1.3680043.10.511.3.\(number).\(UInt32.random(in: 1...UInt32.max, using: &generator))"
        let shared: [DataElement] = [
            text(SearchTag.studyDate, .DA, day()), text(SearchTag.studyTime, .TM, time()),
            text(SearchTag.accessionNumber, .SH, "A\(10_000_000 + number)"),
            text(SearchTag.referringPhysicianName, .PN, physicians.randomElement(using: &generator) ?? ""),
            text(SearchTag.studyDescription, .LO, Self.descriptions.randomElement(using: &generator) ?? ""),
            text(SearchTag.patientName, .PN, patient.name), text(SearchTag.patientID, .LO, patient.id),
            text(SearchTag.patientBirthDate, .DA, patient.birthDate),
            text(SearchTag.patientSex, .CS, patient.sex), text(SearchTag.studyID, .SH, String(number)),
            text(SearchTag.studyInstanceUID, .UI, uid),
        ]
        let isLargest = number == studyCount / 2
        var entries: [InstanceEntry] = []
        for series in 1...(isLargest ? 1 : seriesCount(modality)) {
            let own = [
                text(SearchTag.modality, .CS, series == 3 ? "SR" : modality),
                text(SearchTag.seriesNumber, .IS, String(series)),
                text(SearchTag.seriesDescription, .LO, "Series \(series)"),
                text(SearchTag.seriesInstanceUID, .UI, "\(uid).\(series)"),
            ]
            for instance in 1...(isLargest ? Self.sliceCount : instanceCount(modality)) {
                entries.append(
                    try entry(shared + own, uid, "\(uid).\(series)", "\(uid).\(series).\(instance)", instance))
            }
        }
        return entries
    }

    private func entry(_ shared: [DataElement], _ study: String, _ series: String, _ uid: String, _ number: Int) throws
        -> InstanceEntry
    {
        guard let study = StudyInstanceUID(study), let series = SeriesInstanceUID(series),
            let instance = SOPInstanceUID(uid), let pixels = ByteRange(offset: 2000, count: 524_288)
        else { throw BenchmarkError.notMade }
        let dataSet = DataSet(
            shared + [
                text(SearchTag.sopClassUID, .UI, "1.2.840.10008.5.1.4.1.1.2"), text(SearchTag.sopInstanceUID, .UI, uid),
                text(SearchTag.instanceNumber, .IS, String(number)),
                DataElement(SearchTag.rows, .US, .unsignedIntegers([512])),
                DataElement(SearchTag.columns, .US, .unsignedIntegers([512])),
                DataElement(SearchTag.bitsAllocated, .US, .unsignedIntegers([16])),
                DataElement(Tag(0x0020, 0x0032), .DS, .strings(["-125.0", "-125.0", "\(number).5"])),
                DataElement(Tag(0x0020, 0x0037), .DS, .strings(["1", "0", "0", "0", "1", "0"])),
                DataElement(Tag(0x0028, 0x0030), .DS, .strings(["0.488281", "0.488281"])),
            ])
        let record = InstanceRecord(
            identity: InstanceIdentity(study: study, series: series, instance: instance),
            sopClassUID: "1.2.840.10008.5.1.4.1.1.2", transferSyntax: .explicitVRLittleEndian,
            pixels: PixelDescription(
                rows: 512, columns: 512, samplesPerPixel: 1, bitsAllocated: 16, bitsStored: 12, highBit: 11,
                isSigned: false, photometricInterpretation: .monochrome2, isPlanar: false, numberOfFrames: 1),
            frames: .encapsulated([[pixels]]), bulkValues: [],
            object: StoredObject(
                location: .stored(key: uid), byteCount: 526_288, digest: [UInt8](repeating: 7, count: 32)))
        return InstanceEntry(record: record, dataSet: dataSet, document: document)
    }

    private func text(_ tag: Tag, _ vr: VR, _ value: String) -> DataElement { DataElement(tag, vr, .strings([value])) }

    /// Every second study is of a patient who was there before.
    private mutating func patient() -> Patient {
        if Bool.random(using: &generator), let known = patients.randomElement(using: &generator) { return known }
        let isWoman = Bool.random(using: &generator)
        let patient = Patient(
            id: "P\(1_000_000 + patients.count * 7)",
            name: "\(Names.family(&generator))^\(Names.given(&generator))",
            birthDate: date(1925...2023), sex: isWoman ? "F" : "M")
        patients.append(patient)
        return patient
    }

    private mutating func seriesCount(_ modality: String) -> Int {
        ["CT", "MR"].contains(modality) ? Int.random(in: 2...4, using: &generator) : 1
    }

    private mutating func instanceCount(_ modality: String) -> Int {
        ["CT", "MR"].contains(modality)
            ? Int.random(in: 1...20, using: &generator) : Int.random(in: 1...7, using: &generator)
    }

    private mutating func day() -> String { date(2014...2025) }

    private mutating func date(_ years: ClosedRange<Int>) -> String {
        let year = Int.random(in: years, using: &generator)
        return String(
            year * 10_000 + Int.random(in: 1...12, using: &generator) * 100 + Int.random(in: 1...28, using: &generator))
    }

    private mutating func time() -> String {
        let hour = Int.random(in: 0...23, using: &generator)
        let rest = Int.random(in: 0...59, using: &generator) * 100 + Int.random(in: 0...59, using: &generator)
        return String(String(1_000_000 + hour * 10_000 + rest).dropFirst())
    }
}

enum BenchmarkError: Error {
    case notMade
}
