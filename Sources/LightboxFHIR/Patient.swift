/// A patient, as the studies of the index name them. Source: hl7.org/fhir/R4/patient.html.
package struct Patient: Encodable, Hashable, Sendable {
    let resourceType = "Patient"
    package let id: String
    let identifier: [Identifier]
    package let name: [HumanName]?
    let gender: String?
    package let birthDate: String?

    /// - Returns: `nil` where the study has no Patient ID, or one that no id of FHIR can carry.
    package init?(_ study: DICOMResult) {
        guard let patientID = study.text(Keys.patientID), let id = Self.id(patientID) else { return nil }
        self.id = id
        identifier = [
            Identifier(
                use: "usual",
                type: CodeableConcept(
                    coding: [Coding(system: "http://terminology.hl7.org/CodeSystem/v2-0203", code: "MR")]),
                value: patientID)
        ]
        let names = study.personNames(Keys.patientName).map(HumanName.init(group:)).filter { !$0.text.isEmpty }
        name = names.isEmpty ? nil : names
        gender =
            switch study.text(Keys.patientSex) {
            case "M": "male"
            case "F": "female"
            case "O": "other"
            default: nil
            }
        birthDate = study.date(Keys.patientBirthDate)
    }

    /// The logical id of a Patient ID: itself behind `p-` where it has only letters, digits, dots and hyphens, else the
    /// hexadecimal digits of its bytes behind `x-`. An id has at most 64 characters.
    package static func id(_ patientID: String) -> String? {
        let isPlain = patientID.utf8.allSatisfy {
            switch $0 {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"):
                true
            default: false
            }
        }
        let digits = patientID.utf8.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        let id = isPlain ? "p-\(patientID)" : "x-\(digits)"
        return patientID.isEmpty || id.utf8.count > 64 ? nil : id
    }

    /// The Patient ID of a logical id, `nil` where it is none of ours.
    package static func patientID(_ id: String) -> String? {
        if id.hasPrefix("p-") { return String(id.dropFirst(2)) }
        guard id.hasPrefix("x-"), id.utf8.count.isMultiple(of: 2) else { return nil }
        var bytes: [UInt8] = []
        var rest = id.dropFirst(2)
        while !rest.isEmpty {
            guard let byte = UInt8(rest.prefix(2), radix: 16) else { return nil }
            bytes.append(byte)
            rest = rest.dropFirst(2)
        }
        return String(validating: bytes, as: UTF8.self)
    }
}

/// The attributes that the resources are made from, as the keys of DICOM JSON.
enum Keys {
    static let accessionNumber = "00080050"
    static let bodyPartExamined = "00180015"
    static let institutionName = "00080080"
    static let instanceNumber = "00200013"
    static let issuerOfPatientID = "00100021"
    static let modalitiesInStudy = "00080061"
    static let modality = "00080060"
    static let numberOfFrames = "00280008"
    static let patientBirthDate = "00100030"
    static let patientID = "00100020"
    static let patientName = "00100010"
    static let patientSex = "00100040"
    static let referringPhysicianName = "00080090"
    static let rows = "00280010"
    static let seriesDate = "00080021"
    static let seriesDescription = "0008103E"
    static let seriesInstanceCount = "00201209"
    static let seriesInstanceUID = "0020000E"
    static let seriesNumber = "00200011"
    static let seriesTime = "00080031"
    static let sopClassUID = "00080016"
    static let sopInstanceUID = "00080018"
    static let studyDate = "00080020"
    static let studyDescription = "00081030"
    static let studyID = "00200010"
    static let studyInstanceCount = "00201208"
    static let studyInstanceUID = "0020000D"
    static let studySeriesCount = "00201206"
    static let studyTime = "00080030"
    static let timezoneOffsetFromUTC = "00080201"
}
