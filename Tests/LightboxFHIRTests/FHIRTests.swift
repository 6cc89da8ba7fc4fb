import Foundation
import LightboxFHIR
import Testing

@Suite("FHIR R4")
struct FHIRTests {
    private func study(_ json: String) throws -> DICOMResult {
        try JSONDecoder().decode(DICOMResult.self, from: Data(json.utf8))
    }

    @Test("a Patient ID comes back from its id, whatever it holds", arguments: ["LB-0001", "A B", "ü/1", "x", "p-"])
    func identifiers(patientID: String) throws {
        let id = try #require(Patient.id(patientID))
        #expect(id.utf8.count <= 64)
        #expect(id.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == ".") })
        #expect(Patient.patientID(id) == patientID)
    }

    @Test("ids that were never given are none of ours", arguments: ["", "x-0", "x-zz", "x-ff", "7"])
    func foreignIdentifiers(id: String) {
        #expect(Patient.patientID(id) == nil)
    }

    @Test("no id is made where none can hold the Patient ID")
    func longIdentifiers() {
        #expect(Patient.id("") == nil)
        #expect(Patient.id(String(repeating: "a", count: 63)) == nil)
        #expect(Patient.id(String(repeating: "ü", count: 20)) == nil)
    }

    @Test("a patient has the names of both groups, and no empty part")
    func patient() throws {
        let found = try study(
            """
            {"00100020":{"vr":"LO","Value":["LB-0006"]},"00100030":{"vr":"DA","Value":["19700103"]},
            "00100010":{"vr":"PN","Value":[{"Alphabetic":"Yamada^Tarou","Ideographic":"山田^太郎"}]}}
            """)
        let patient = try #require(Patient(found))
        #expect(patient.name?.count == 2)
        #expect(patient.birthDate == "1970-01-03")
        #expect(PatientParameter.name.matches(patient, "yama"))
        #expect(PatientParameter.given.matches(patient, "太"))
        #expect(!PatientParameter.family.matches(patient, "Tarou"))
    }

    @Test("a study without a patient, date or modality is still a study")
    func emptyStudy() throws {
        let found = try study(#"{"0020000D":{"vr":"UI","Value":["1.2"]},"00080020":{"vr":"DA"}}"#)
        let made = try #require(ImagingStudy(found, series: []))
        let text = String(decoding: try JSONEncoder().encode(made), as: UTF8.self)
        #expect(text.contains("Unknown"))
        #expect(!text.contains("started"))
        #expect(!text.contains("[]"))
    }

    @Test(
        "dates of FHIR are ranges of DICOM",
        arguments: [
            ("2024-03-18", "20240318"), ("eq2024-03-18", "20240318"), ("2024", "20240101-20241231"),
            ("2024-02", "20240201-20240229"), ("1900-02", "19000201-19000228"), ("ge2024-01-01", "20240101-"),
            ("le2024-06", "-20240630"),
        ])
    func dates(given: String, range: String) throws {
        #expect(try ImagingStudyParameter.started.key(given).value == range)
    }

    @Test(
        "values that mean nothing are refused by name",
        arguments: ["", "2024-3-18", "2024-03-18T10:00", "sa2024-01-01", "20240318", "٢٠٢٤"])
    func badDates(given: String) {
        #expect(throws: FHIRSearchError.self) { try ImagingStudyParameter.started.key(given) }
    }

    @Test("a wildcard of DICOM is no value of FHIR", arguments: ["*", "A?", "A\\B", "A,B", ""])
    func wildcards(given: String) {
        #expect(throws: FHIRSearchError.self) { try PatientParameter.identifier.key(given) }
    }
}
