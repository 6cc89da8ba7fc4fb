import DICOMCore
import Foundation
import JWTKit
import LightboxIndex

/// The claims that are read. Source: RFC 7519 4.1, SMART App Launch 2.2 (scopes, patient), IHE ITI TF-2 3.71 (IUA).
struct TokenClaims: JWTPayload {
    let iss: IssuerClaim
    let aud: AudienceClaim
    let exp: ExpirationClaim
    let nbf: NotBeforeClaim?
    let scope: String
    /// The FHIR id of a patient of this server, as `/fhir/Patient` gives it.
    let patient: String?
    /// The only study that the token is good for.
    let study: String?
    let extensions: Extensions?

    struct Extensions: Decodable, Encodable, Sendable {
        let bppc: PatientConsent?

        enum CodingKeys: String, CodingKey { case bppc = "ihe_bppc" }
    }

    struct PatientConsent: Decodable, Encodable, Sendable {
        /// As CX of HL7 version 2: `ID^^^issuer` or `ID^^^&OID&ISO`.
        let patientID: String

        enum CodingKeys: String, CodingKey { case patientID = "patient_id" }
    }

    enum CodingKeys: String, CodingKey {
        case iss, aud, exp, nbf, scope, patient, extensions
        case study = "study_instance_uid"
    }

    func verify(using algorithm: some JWTAlgorithm) throws {
        // Looked at one by one by the verifier, for an answer that says which of them is wrong.
    }
}

/// What a token says of its rights, however it came.
protocol TokenGrant {
    /// When it ends; `nil` where it doesn't say.
    var expiry: Date? { get }
    var scope: String { get }
    var patient: String? { get }
    var study: String? { get }
    var extensions: TokenClaims.Extensions? { get }
}

extension TokenClaims: TokenGrant {
    var expiry: Date? { exp.value }
}

extension TokenGrant {
    /// What the scopes of the token allow. - Returns: `nil` where they allow nothing of images.
    /// - Parameter patientID: reads the FHIR id of a patient.
    func access(patientID: (String) -> String?) -> Access? {
        var forPatient: Set<Access.Permission> = []
        var forAll: Set<Access.Permission> = []
        for text in scope.split(separator: " ") {
            guard let scope = ResourceScope(text) else { continue }
            if scope.isOfPatient {
                forPatient.formUnion(scope.permissions)
            } else {
                forAll.formUnion(scope.permissions)
            }
        }
        // What is bound to a patient binds all of the token: two kinds of scope in one would be a way around it.
        let permissions = forPatient.isEmpty ? forAll : forPatient
        guard !permissions.isEmpty else { return nil }
        guard let scope = accessScope(isOfPatient: !forPatient.isEmpty, patientID) else { return nil }
        return Access(scope: scope, permissions: permissions, expiry: expiry)
    }

    private func accessScope(isOfPatient: Bool, _ patientID: (String) -> String?) -> AccessScope? {
        // Every bound counts: what can't be read is none that could be left out.
        var bounds: [AccessScope?] = []
        if let study { bounds.append(StudyInstanceUID(study).map { .study($0) }) }
        if let consent = extensions?.bppc { bounds.append(patientScope(ofCX: consent.patientID)) }
        if let patient { bounds.append(patientID(patient).map { .patient(id: $0, issuer: nil) }) }
        guard let first = bounds.first else { return isOfPatient ? nil : .everything }
        return bounds.dropFirst().reduce(first) { all, bound in
            guard let all, let bound else { return nil }
            return all == bound ? all : .both(all, bound)
        }
    }
}

/// - Returns: `nil` where it names no patient.
func patientScope(ofCX text: String) -> AccessScope? {
    let components = text.split(separator: "^", omittingEmptySubsequences: false)
    guard let id = components.first, !id.isEmpty else { return nil }
    guard components.count > 3, !components[3].isEmpty else { return .patient(id: String(id), issuer: nil) }
    // An issuer without a name is not any issuer.
    return components[3].split(separator: "&").first.map { .patient(id: String(id), issuer: String($0)) }
}

/// One SMART scope: `patient/ImagingStudy.rs`, `system/*.read`. Source: SMART App Launch 2.2, "Scopes for requesting FHIR
/// resources"; the older form with `read` and `write` too.
package struct ResourceScope: Equatable {
    package let isOfPatient: Bool
    package let permissions: Set<Access.Permission>

    /// - Returns: `nil` for a scope that says nothing of images, or is bound to a search of its own.
    package init?(_ text: Substring) {
        let halves = text.split(separator: "/", omittingEmptySubsequences: false)
        guard halves.count == 2, ["patient", "user", "system"].contains(halves[0]), !text.contains("?") else {
            return nil
        }
        let parts = halves[1].split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0] == "*" || parts[0] == "ImagingStudy" else { return nil }
        isOfPatient = halves[0] == "patient"
        switch parts[1] {
        case "read": permissions = [.read, .search]
        case "write": permissions = [.store]
        case "*": permissions = [.read, .search, .store]
        default:
            // Letters of cruds, each once, in that order.
            var rest = Substring("cruds")
            var found: Set<Access.Permission> = []
            for letter in parts[1] {
                guard let place = rest.firstIndex(of: letter) else { return nil }
                rest = rest[rest.index(after: place)...]
                switch letter {
                case "c": found.insert(.store)
                case "r": found.insert(.read)
                case "s": found.insert(.search)
                default: break
                }
            }
            permissions = found
        }
    }
}
