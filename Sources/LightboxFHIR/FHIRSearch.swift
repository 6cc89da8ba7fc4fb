/// A search parameter that is understood: its raw value is its name, all cases are the table.
package protocol FHIRSearchParameter: RawRepresentable, CaseIterable, Sendable where RawValue == String {
    /// The type of the value, `token`.
    var type: String { get }
    /// The key of a DICOMweb search that finds at least what the value means.
    /// - Throws: `FHIRSearchError` where the value means nothing.
    func key(_ value: String) throws(FHIRSearchError) -> (name: String, value: String)
}

package enum FHIRSearchError: Error, Equatable, Sendable {
    case unknownParameter(String)
    /// The value of the parameter can't be read; `allowed` says what can.
    case badValue(parameter: String, allowed: String)
    /// A study has more instances than a manifest names.
    case tooMuch(limit: Int)
}

/// Parameters of a search for patients, as the PDQm query (ITI-78) asks.
package enum PatientParameter: String, FHIRSearchParameter {
    case identifier, name, family, given, birthdate

    package var type: String {
        switch self {
        case .identifier: "token"
        case .name, .family, .given: "string"
        case .birthdate: "date"
        }
    }

    package func key(_ value: String) throws(FHIRSearchError) -> (name: String, value: String) {
        switch self {
        case .identifier: ("PatientID", try literal(tokenValue(value), rawValue))
        case .name, .family, .given: ("PatientName", "*\(try literal(value, rawValue))*")
        case .birthdate: ("PatientBirthDate", try dicomDate(value, rawValue))
        }
    }

    /// Whether the patient is meant: a search of DICOM matches more than a search of FHIR for a string.
    package func matches(_ patient: Patient, _ value: String) -> Bool {
        switch self {
        case .identifier, .birthdate: true
        case .name: patient.name?.contains { $0.matches(value) } ?? false
        case .family:
            patient.name?.contains { $0.family?.lowercased().hasPrefix(value.lowercased()) ?? false } ?? false
        case .given:
            patient.name?.contains { name in
                (name.given ?? []).contains { $0.lowercased().hasPrefix(value.lowercased()) }
            } ?? false
        }
    }
}

/// Parameters of a search for studies.
package enum ImagingStudyParameter: String, FHIRSearchParameter {
    case patient, identifier, modality, started

    package var type: String {
        switch self {
        case .patient: "reference"
        case .identifier, .modality: "token"
        case .started: "date"
        }
    }

    package func key(_ value: String) throws(FHIRSearchError) -> (name: String, value: String) {
        switch self {
        case .patient:
            guard let id = Patient.patientID(String(value.split(separator: "/").last ?? "")) else {
                throw .badValue(parameter: rawValue, allowed: "Patient/ID as a search for patients gives it")
            }
            return ("PatientID", try literal(id, rawValue))
        case .identifier:
            let token = tokenValue(value)
            if token.hasPrefix("urn:oid:") {
                return ("StudyInstanceUID", try literal(String(token.dropFirst(8)), rawValue))
            }
            return ("AccessionNumber", try literal(token, rawValue))
        case .modality: return ("ModalitiesInStudy", try literal(tokenValue(value), rawValue))
        case .started: return ("StudyDate", try dicomDate(value, rawValue))
        }
    }
}

/// Parameters of a search for manifests of studies. Source: IHE RAD MADO, 6.X.6 and MHD.
package enum DocumentParameter: String, FHIRSearchParameter {
    case patient, modality, period, format
    case study = "study-instance-uid"
    case accession = "accession-number"

    package var type: String {
        switch self {
        case .patient: "reference"
        case .modality, .study, .accession, .format: "token"
        case .period: "date"
        }
    }

    /// - Returns: the key of a search for studies; `format` says which of a study's documents are meant, and has none.
    package func key(_ value: String) throws(FHIRSearchError) -> (name: String, value: String) {
        switch self {
        case .patient: return try ImagingStudyParameter.patient.key(value)
        case .modality: return try ImagingStudyParameter.modality.key(value)
        case .period: return try ImagingStudyParameter.started.key(value)
        case .accession: return try ImagingStudyParameter.identifier.key(value)
        case .study:
            let uid = tokenValue(value)
            let bare = uid.hasPrefix("urn:oid:") ? String(uid.dropFirst("urn:oid:".count)) : uid
            return ("StudyInstanceUID", try literal(bare, rawValue))
        case .format:
            throw .badValue(parameter: rawValue, allowed: ManifestKind.allCases.map(\.format).joined(separator: ", "))
        }
    }
}

/// The part of a token behind its system.
private func tokenValue(_ value: String) -> String {
    value.lastIndex(of: "|").map { String(value[value.index(after: $0)...]) } ?? value
}

/// A value that DICOM takes by its letters: no wildcard, no list, nothing empty.
private func literal(_ value: String, _ parameter: String) throws(FHIRSearchError) -> String {
    guard !value.isEmpty, !value.contains(where: { "*?\\,".contains($0) || $0.isNewline }) else {
        throw .badValue(parameter: parameter, allowed: "one value without * ? , and \\")
    }
    return value
}

/// A date of FHIR with an optional prefix as a range of DICOM: `ge2024-01-01` → `20240101-`. A year or month is all its
/// days.
private func dicomDate(_ value: String, _ parameter: String) throws(FHIRSearchError) -> String {
    let prefix = value.prefix { $0.isLetter }
    let parts = value.dropFirst(prefix.count).split(separator: "-", omittingEmptySubsequences: false)
    let isDate =
        (1...3).contains(parts.count) && parts[0].utf8.count == 4
        && parts.dropFirst().allSatisfy { $0.utf8.count == 2 }
        && parts.allSatisfy { $0.utf8.allSatisfy { (48...57).contains($0) } }
    guard isDate else {
        throw .badValue(parameter: parameter, allowed: "2024-03-18, 2024-03 or 2024, ge or le before it")
    }
    let digits = parts.joined()
    let first: String
    let last: String
    switch parts.count {
    case 1: (first, last) = (digits + "0101", digits + "1231")
    case 2: (first, last) = (digits + "01", digits + String(dayCount(ofMonth: digits)))
    default: (first, last) = (digits, digits)
    }
    switch prefix {
    case "", "eq": return first == last ? first : "\(first)-\(last)"
    case "ge": return "\(first)-"
    case "le": return "-\(last)"
    default: throw .badValue(parameter: parameter, allowed: "the prefixes eq, ge and le")
    }
}

/// - Parameter month: year and month, six digits.
private func dayCount(ofMonth month: String) -> Int {
    let year = Int(month.prefix(4)) ?? 0
    switch month.suffix(2) {
    case "02": return year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
    case "04", "06", "09", "11": return 30
    default: return 31
    }
}
