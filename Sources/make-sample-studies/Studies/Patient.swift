package import DICOMCore

/// An invented person.
package struct Patient: Sendable {
    /// Up to three groups, as PN has them.
    package let name: String
    package let id: String
    /// YYYYMMDD, empty where unknown.
    package let birthDate: String
    /// F, M, O or empty.
    package let sex: String
    package let characterSet: CharacterSet

    package init(_ name: String, id: String, birthDate: String, sex: String, characterSet: CharacterSet = .ascii) {
        self.name = name
        self.id = id
        self.birthDate = birthDate
        self.sex = sex
        self.characterSet = characterSet
    }

    /// The Patient module. Source: PS3.3 C.7.1.1.
    package var attributes: DataSet {
        var data = DataSet()
        if characterSet != .ascii { data.put("SpecificCharacterSet", texts: characterSet.terms) }
        data.put("PatientName", name)
        data.put("PatientID", id)
        data.put("PatientBirthDate", birthDate)
        data.put("PatientSex", sex)
        return data
    }
}
