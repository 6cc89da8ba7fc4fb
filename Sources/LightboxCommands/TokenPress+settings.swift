internal import Foundation
internal import LightboxFHIR
internal import LightboxIssuer
internal import LightboxSettings

extension Settings {
    /// What makes tokens for rehearsals; a blocking call.
    /// - Throws: `CommandFailure` where its key can be neither read nor written.
    func tokenPress() throws -> TokenPress {
        // A name that is nobody's: whoever compares it with the address of the server sets server.publicURL.
        let name = server.publicURL ?? "https://rehearsal.lightbox.example"
        do {
            return TokenPress(
                key: try RehearsalKey(dataFolder: data), issuer: access.issuer.isEmpty ? name : access.issuer,
                audience: access.audience.isEmpty ? name : access.audience, lifetime: issuer.tokenSeconds)
        } catch {
            throw CommandFailure(
                message:
                    "The key of the issuer for rehearsals, \(data)/\(RehearsalKey.fileName), can be neither read nor "
                    + "made: \(error.localizedDescription)")
        }
    }

    /// The invented people of the issuer for rehearsals.
    var identities: [Identity] { Identity.all(patients: issuer.patients.compactMap(Patient.id)) }

    /// The issuer for rehearsals; `nil` where it is not open.
    func rehearsalIssuer() throws -> RehearsalIssuer? {
        guard issuer.isOpen else { return nil }
        let others = access.keys + access.keysURL + access.sharedSecret + access.introspectionURL
        guard others.isEmpty else {
            throw CommandFailure(
                message: "The issuer for rehearsals (issuer.open) checks its own tokens: access.keys, access.keysURL, "
                    + "access.sharedSecret and access.introspectionURL can't be set beside it.",
                exitCode: ExitStatus.wrongUsage)
        }
        return RehearsalIssuer(press: try tokenPress(), identities: identities)
    }
}
