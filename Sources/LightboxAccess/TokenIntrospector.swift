internal import Crypto
package import Foundation

/// Asks the issuer what a token is: the alternative to keys. Source: RFC 7662, IHE ITI TF-2 3.102.
///
/// What it answers is kept for a short time, of a bounded number of tokens, under the digest of the token. Only so many
/// questions are under way at a time, one for each token, and no client has all of them.
package actor TokenIntrospector: TokenChecker {
    package struct Options: Sendable {
        /// What `iss` must be, where the answer has one.
        package var issuer: String
        /// What `aud` must hold. The answer has to have it: a token for another service of the same issuer is active
        /// too.
        package var audience: String
        /// Differences of clocks that are overlooked, in seconds.
        package var leeway: TimeInterval = 30
        /// How long an answer counts, in seconds: a token that is revoked is good for that long.
        package var lifetime: TimeInterval = 30
        /// Tokens of which the answer is kept: half of them sound ones, half refused ones. Where one more comes than
        /// its kind has room for, those of the kind that no longer count go; where all still count, all of that kind
        /// go at once.
        package var mostKept = 10_000
        /// Questions at a time; who brings more tokens is told to come again. One client has half of them where it is
        /// alone, and less where there are others.
        package var mostQuestions = 64

        package init(issuer: String, audience: String) {
            self.issuer = issuer
            self.audience = audience
        }
    }

    private let options: Options
    private let now: @Sendable () -> Date
    private let uptime: @Sendable () -> ContinuousClock.Instant
    private let patientID: @Sendable (String) -> String?
    private let ask: @Sendable (String) async throws -> [UInt8]
    private var kept: KeptAnswers
    private var underway: [SHA256Digest: Task<AccessOutcome, Never>] = [:]
    private var shares: FairShares

    /// - Parameters:
    ///   - now: the time of day, which tokens speak of.
    ///   - uptime: by which answers age: it does not jump when somebody sets the time of day.
    ///   - patientID: the Patient ID of a patient's FHIR id.
    ///   - ask: sends a token to the issuer and gives back the JSON of its answer. Requests wait for it: it has to have
    ///     a limit of its own.
    package init(
        _ options: Options, now: @escaping @Sendable () -> Date = { Date() },
        uptime: @escaping @Sendable () -> ContinuousClock.Instant = { .now },
        patientID: @escaping @Sendable (String) -> String?, ask: @escaping @Sendable (String) async throws -> [UInt8]
    ) {
        self.options = options
        self.now = now
        self.uptime = uptime
        kept = KeptAnswers(mostKept: options.mostKept)
        shares = FairShares(total: options.mostQuestions)
        self.patientID = patientID
        self.ask = ask
    }

    package func access(
        _ authorization: String?, from client: String = ""
    ) async throws(AccessError) -> Access {
        let token = try bearerToken(authorization)
        // What can't stand in a header can't be a token, and is nothing to send on.
        guard token.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else { throw .invalid(reason: .malformed) }
        let digest = SHA256.hash(data: Data(token.utf8))
        if let known = kept.outcome(of: digest, at: uptime(), now: now()) { return try known.get() }
        if let task = underway[digest] { return try await task.value.get() }
        guard shares.take(by: client) else { throw .crowded }
        let task = Task { await self.outcome(of: token, digest, for: client) }
        underway[digest] = task
        return try await task.value.get()
    }

    private func outcome(of token: String, _ digest: SHA256Digest, for client: String) async -> AccessOutcome {
        defer {
            underway[digest] = nil
            shares.giveBack(by: client)
        }
        guard let bytes = try? await ask(token),
            let answer = try? JSONDecoder().decode(IntrospectedToken.self, from: Data(bytes))
        else { return .failure(.unavailable) }
        let outcome = outcome(answer)
        kept.keep(outcome, of: digest, until: uptime() + .seconds(options.lifetime), at: uptime())
        return outcome
    }

    private func outcome(_ answer: IntrospectedToken) -> AccessOutcome {
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

    /// Answers that are kept.
    var keptCount: Int { kept.count }
}
