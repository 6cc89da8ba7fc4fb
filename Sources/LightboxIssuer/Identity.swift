internal import LightboxAccess

/// Somebody invented, for rehearsals: whom a token is about and what it allows.
package struct Identity: Sendable, Hashable, Encodable {
    /// What it is called in requests: `clinician`, `patient-1`.
    package let name: String
    /// What people read.
    package let label: String
    /// The contexts of its scopes (SMART App Launch 2.2): `user`, `patient` or `system`.
    package let context: String
    /// The FHIR id of the patient to whom it is bound.
    package let patient: String?

    /// What it gets where it asks for nothing in particular.
    package var usualScope: String { "\(context)/ImagingStudy.rs" }

    /// - Parameter patients: FHIR ids.
    package static func all(patients: [String]) -> [Identity] {
        [
            Identity(
                name: "clinician", label: "Ina Invented, a clinician: sees every study", context: "user", patient: nil),
            Identity(
                name: "backend", label: "An invented service without a person: sees every study", context: "system",
                patient: nil),
        ]
            + patients.enumerated().map { index, id in
                Identity(
                    name: "patient-\(index + 1)", label: "The invented patient \(id): sees the own studies",
                    context: "patient", patient: id)
            }
    }

    /// Those of the scopes asked for that it can have; scopes of other resources and of logging in are left out.
    /// - Returns: `nil` where none is left.
    func granted(_ requested: String?) -> String? {
        guard let requested, !requested.isEmpty else { return usualScope }
        let granted = requested.split(separator: " ").filter {
            ResourceScope($0) != nil && $0.hasPrefix("\(context)/")
        }
        return granted.isEmpty ? nil : granted.joined(separator: " ")
    }
}
