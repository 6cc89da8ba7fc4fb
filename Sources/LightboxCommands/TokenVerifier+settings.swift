internal import Foundation
internal import LightboxAccess
internal import LightboxFHIR
internal import LightboxSettings
internal import LightboxWork

/// What checks tokens; `nil` where none are asked for.
/// - Throws: `CommandFailure` where the settings are incomplete or name no keys.
func tokenVerifier(_ access: Settings.AccessRules, _ pool: WorkerPool) async throws -> TokenVerifier? {
    guard access.needsTokens else { return nil }
    guard !access.issuer.isEmpty, !access.audience.isEmpty, !(access.keys + access.sharedSecret).isEmpty else {
        throw CommandFailure(
            message: "Tokens need access.issuer, access.audience, and access.keys or access.sharedSecret.",
            exitCode: ExitStatus.wrongUsage)
    }
    do {
        return try await TokenVerifier(
            TokenVerifier.Options(issuer: access.issuer, audience: access.audience), patientID: Patient.patientID
        ) {
            try await pool.run(isContinuing: true) {
                var keys = TokenVerifier.KeyMaterial()
                if !access.keys.isEmpty { keys.keySet = try String(contentsOfFile: access.keys, encoding: .utf8) }
                if !access.sharedSecret.isEmpty {
                    // A line end belongs to the editor that wrote it.
                    let bytes = try Data(contentsOf: URL(filePath: access.sharedSecret))
                    keys.sharedSecret = [UInt8](bytes.last == UInt8(ascii: "\n") ? bytes.dropLast() : bytes)
                }
                return keys
            }
        }
    } catch TokenVerifier.KeyError.shortSecret {
        throw CommandFailure(
            message: "The secret in \(access.sharedSecret) has fewer than \(TokenVerifier.shortestSecret) bytes: "
                + "it could be guessed. Make one with: openssl rand -hex 32",
            exitCode: ExitStatus.wrongUsage)
    } catch {
        throw CommandFailure(
            message:
                "The keys of tokens can't be read: access.keys takes a JSON Web Key Set, access.sharedSecret a file.",
            exitCode: ExitStatus.wrongUsage)
    }
}
