internal import Foundation
internal import LightboxAccess
internal import LightboxFHIR
internal import LightboxIssuer
internal import LightboxSettings
internal import LightboxWork
internal import Logging

/// What checks tokens; `nil` where none are asked for.
/// - Parameter press: what makes tokens for rehearsals, where it is open: then its tokens count and no others.
/// - Throws: `CommandFailure` where the settings are incomplete, contradict each other or name no keys.
func tokenChecker(
    _ access: Settings.AccessRules, _ press: TokenPress?, _ pool: WorkerPool, _ logger: Logger
) async throws -> (any TokenChecker)? {
    if let press {
        let keys = TokenVerifier.KeyMaterial(keySet: press.keySet)
        let options = TokenVerifier.Options(issuer: press.issuer, audience: press.audience)
        return try await TokenVerifier(options, patientID: Patient.patientID) { keys }
    }
    guard access.needsTokens else { return nil }
    let sources = [access.keys + access.sharedSecret, access.keysURL, access.introspectionURL].filter { !$0.isEmpty }
    guard !access.issuer.isEmpty, !access.audience.isEmpty, sources.count == 1 else {
        throw CommandFailure(
            message: "Tokens need access.issuer, access.audience, and what they are checked with: access.keys and "
                + "access.sharedSecret, or access.keysURL, or access.introspectionURL.",
            exitCode: ExitStatus.wrongUsage)
    }
    if !access.introspectionURL.isEmpty { return try introspector(access) }
    let verifier = try await keyVerifier(access, pool)
    if await !verifier.hasKeys {
        logger.error(
            "The keys of tokens can't be fetched from access.keysURL: until they can, every request is answered with 503."
        )
    }
    return verifier
}

private func keyVerifier(_ access: Settings.AccessRules, _ pool: WorkerPool) async throws -> TokenVerifier {
    var options = TokenVerifier.Options(issuer: access.issuer, audience: access.audience)
    do {
        guard access.keysURL.isEmpty else {
            options.keyLifetime = 300
            options.mayStartWithoutKeys = true
            return try await TokenVerifier(options, patientID: Patient.patientID) {
                let bytes = try await IssuerClient.get(access.keysURL)
                return TokenVerifier.KeyMaterial(keySet: String(decoding: bytes, as: UTF8.self))
            }
        }
        return try await TokenVerifier(options, patientID: Patient.patientID) {
            try await pool.run(isContinuing: true) {
                var keys = TokenVerifier.KeyMaterial()
                if !access.keys.isEmpty { keys.keySet = try String(contentsOfFile: access.keys, encoding: .utf8) }
                if !access.sharedSecret.isEmpty { keys.sharedSecret = try secret(access.sharedSecret) }
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

private func introspector(_ access: Settings.AccessRules) throws -> TokenIntrospector {
    var credentials: IssuerClient.Credentials?
    if !(access.introspectionClient + access.introspectionSecret).isEmpty {
        guard !access.introspectionClient.isEmpty, let password = try? secret(access.introspectionSecret) else {
            throw CommandFailure(
                message: "access.introspectionClient needs access.introspectionSecret: a file with its password.",
                exitCode: ExitStatus.wrongUsage)
        }
        credentials = IssuerClient.Credentials(
            name: access.introspectionClient, password: String(decoding: password, as: UTF8.self))
    }
    return TokenIntrospector(
        TokenIntrospector.Options(issuer: access.issuer, audience: access.audience), patientID: Patient.patientID
    ) { [credentials] token in
        try await IssuerClient.post(
            access.introspectionURL, form: "token=\(percentEncoded(token))&token_type_hint=access_token",
            as: credentials)
    }
}

/// The bytes of a file; a line end belongs to the editor that wrote it.
private func secret(_ path: String) throws -> [UInt8] {
    let bytes = try Data(contentsOf: URL(filePath: path))
    return [UInt8](bytes.last == UInt8(ascii: "\n") ? bytes.dropLast() : bytes)
}
