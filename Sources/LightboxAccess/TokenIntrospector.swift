internal import Crypto
package import Foundation

/// Asks the issuer what a token is: the alternative to keys. Source: RFC 7662, IHE ITI TF-2 3.102.
///
/// What it answers is kept for a short time, of a bounded number of tokens, under the digest of the token. Only so many
/// questions are under way at a time, and one for each token.
package actor TokenIntrospector: TokenChecker {
    package struct Options: Sendable {
        /// What `iss` must be, where the answer has one.
        package var issuer: String
        /// What `aud` must hold. The answer has to have it: a token for another service of the same issuer is active too.
        package var audience: String
        /// Differences of clocks that are overlooked, in seconds.
        package var leeway: TimeInterval = 30
        /// How long an answer counts, in seconds: a token that is revoked is good for that long.
        package var lifetime: TimeInterval = 30
        /// Tokens of which the answer is kept.
        package var mostKept = 10_000
        /// Questions at a time; more tokens are told to come again.
        package var mostQuestions = 64

        package init(issuer: String, audience: String) {
            self.issuer = issuer
            self.audience = audience
        }
    }

    private typealias Outcome = Result<Access, AccessError>

    private let options: Options
    private let now: @Sendable () -> Date
    private let patientID: @Sendable (String) -> String?
    private let ask: @Sendable (String) async throws -> [UInt8]
    private var kept: [SHA256Digest: (outcome: Outcome, until: Date)] = [:]
    private var underway: [SHA256Digest: Task<Outcome, Never>] = [:]

    /// - Parameters:
    ///   - patientID: the Patient ID of a patient's FHIR id.
    ///   - ask: sends a token to the issuer and gives back the JSON of its answer. Requests wait for it: it has to have a limit of
    ///     its own.
    package init(
        _ options: Options, now: @escaping @Sendable () -> Date = { Date() },
        patientID: @escaping @Sendable (String) -> String?, ask: @escaping @Sendable (String) async throws -> [UInt8]
    ) {
        self.options = options
        self.now = now
        self.patientID = patientID
        self.ask = ask
    }

    package func access(_ authorization: String?) async throws(AccessError) -> Access {
        let token = try bearerToken(authorization)
        // What can't stand in a header can't be a token, and is nothing to send on.
        guard token.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else { throw .invalid(reason: .malformed) }
        let digest = SHA256.hash(data: Data(token.utf8))
        if let known = kept[digest], known.until > now() { return try known.outcome.get() }
        if let task = underway[digest] { return try await task.value.get() }
        guard underway.count < options.mostQuestions else { throw .unavailable }
        let task = Task { await self.outcome(of: token, digest) }
        underway[digest] = task
        return try await task.value.get()
    }

    private func outcome(of token: String, _ digest: SHA256Digest) async -> Outcome {
        defer { underway[digest] = nil }
        guard let bytes = try? await ask(token),
            let answer = try? JSONDecoder().decode(IntrospectedToken.self, from: Data(bytes))
        else { return .failure(.unavailable) }
        let outcome = outcome(answer)
        var until = now().addingTimeInterval(options.lifetime)
        if case .success = outcome, let expiry = answer.expiry { until = min(until, expiry) }
        keep(outcome, of: digest, until: until)
        return outcome
    }

    private func outcome(_ answer: IntrospectedToken) -> Outcome {
        do throws(AccessError) {
            // Whether it has expired, was revoked or never was, the issuer doesn't tell (RFC 7662 2.2).
            guard answer.active else { throw .invalid(reason: .inactive) }
            guard answer.iss ?? options.issuer == options.issuer else { throw .invalid(reason: .otherIssuer) }
            guard answer.audience.contains(options.audience) else { throw .invalid(reason: .otherAudience) }
            try checkTime(expiry: answer.expiry, start: answer.start, now: now(), leeway: options.leeway)
            guard let access = answer.access(patientID: patientID) else { throw .insufficient }
            return .success(access)
        } catch {
            return .failure(error)
        }
    }

    private func keep(_ outcome: Outcome, of digest: SHA256Digest, until: Date) {
        if kept.count >= options.mostKept {
            let now = now()
            kept = kept.filter { $1.until > now }
            if kept.count >= options.mostKept { kept = [:] }
        }
        kept[digest] = (outcome, until)
    }

    /// Answers that are kept.
    var keptCount: Int { kept.count }
}

/// Source: RFC 7662 2.2, with the members that SMART and IUA add.
struct IntrospectedToken: Decodable, TokenGrant {
    let active: Bool
    let iss: String?
    let audience: [String]
    let expiry: Date?
    let start: Date?
    let scope: String
    let patient: String?
    let study: String?
    let extensions: TokenClaims.Extensions?

    private enum CodingKeys: String, CodingKey {
        case active, iss, aud, exp, nbf, scope, patient, extensions
        case study = "study_instance_uid"
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        active = try container.decode(Bool.self, forKey: .active)
        iss = try container.decodeIfPresent(String.self, forKey: .iss)
        if let one = try? container.decodeIfPresent(String.self, forKey: .aud) {
            audience = [one]
        } else {
            audience = try container.decodeIfPresent([String].self, forKey: .aud) ?? []
        }
        expiry = try container.decodeIfPresent(Double.self, forKey: .exp).map { Date(timeIntervalSince1970: $0) }
        start = try container.decodeIfPresent(Double.self, forKey: .nbf).map { Date(timeIntervalSince1970: $0) }
        scope = try container.decodeIfPresent(String.self, forKey: .scope) ?? ""
        patient = try container.decodeIfPresent(String.self, forKey: .patient)
        study = try container.decodeIfPresent(String.self, forKey: .study)
        extensions = try container.decodeIfPresent(TokenClaims.Extensions.self, forKey: .extensions)
    }
}
