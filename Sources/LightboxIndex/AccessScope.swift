package import DICOMCore

/// What the holder of a request may see. Every call of the index takes one, so that no route can forget it; the index keeps
/// to it in the statements themselves.
package enum AccessScope: Sendable, Hashable {
    case everything
    /// The studies of a patient.
    /// - id: Patient ID (0010,0020).
    /// - issuer: Issuer of Patient ID (0010,0021); `nil` for any. In an archive of several issuers two patients can share an
    ///   ID: only with its issuer it names one.
    case patient(id: String, issuer: String?)
    case study(StudyInstanceUID)
    /// What is within both: a token can be bound to a patient and to a study.
    indirect case both(AccessScope, AccessScope)
}
