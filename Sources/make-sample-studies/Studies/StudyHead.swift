package import DICOMCore

/// What all instances of a study say of it.
package struct StudyHead: Sendable {
    /// The name of its folder, and of the study in its UIDs.
    package let folder: String
    package let patient: Patient
    /// YYYYMMDD and HHMMSS; the time may be empty.
    package let date: String
    package let time: String
    package let accessionNumber: String
    package let id: String
    /// `nil` leaves the attribute out (type 3).
    package let description: String?
    package let referringPhysician: String
    package let uids: SampleUIDs

    package var studyInstanceUID: String { uids.uid(folder) }
    package var frameOfReferenceUID: String { uids.uid(folder, "frame of reference") }

    /// Age at the study in whole years, as AS has it; `nil` where the birth date is unknown.
    package var patientAge: String? {
        guard let born = Int(patient.birthDate), let day = Int(date) else { return nil }
        let years = String((day - born) / 10000)
        return String(repeating: "0", count: max(3 - years.count, 0)) + years + "Y"
    }

    /// The Patient, General Study and Patient Study modules. Source: PS3.3 C.7.1.1, C.7.2.1, C.7.2.2.
    package var attributes: DataSet {
        var data = patient.attributes
        data.put("StudyInstanceUID", studyInstanceUID)
        data.put("StudyDate", date)
        data.put("StudyTime", time)
        data.put("ReferringPhysicianName", referringPhysician)
        data.put("StudyID", id)
        data.put("AccessionNumber", accessionNumber)
        if let description { data.put("StudyDescription", description) }
        if let patientAge { data.put("PatientAge", patientAge) }
        return data
    }
}
