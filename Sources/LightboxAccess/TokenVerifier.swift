package import Foundation
internal import JWTKit

/// Checks bearer tokens: signed by a key of their issuer (JWS; RS, PS, ES and EdDSA of a key set, HS256 of a shared secret),
/// for this service, in their time. Source: RFC 7519, RFC 8725, IHE ITI TF-2 3.72.4.3 (F-21, F-22).
///
/// What a key may be used for is a matter of the key: a token that names `none`, or another algorithm than that of its key,
/// is signed by nobody.
package actor TokenVerifier: TokenChecker {
    package struct Options: Sendable {
        /// What `iss` must be.
        package var issuer: String
        /// What `aud` must hold.
        package var audience: String
        /// Differences of clocks that are overlooked, in seconds.
        package var leeway: TimeInterval = 30
        /// How long keys are used before they are read again, in seconds.
        package var keyLifetime: TimeInterval = 10
        /// How soon they are read again for a token of a key that is not known, in seconds: whoever sends many such tokens
        /// must not cause many reads.
        package var shortestRefresh: TimeInterval = 10
        /// How long keys count that can't be read any more, in seconds.
        package var longestTrust: TimeInterval = 86_400
        /// Keys that can't be read at the start may come later; until then nobody gets in.
        package var mayStartWithoutKeys = false

        package init(issuer: String, audience: String) {
            self.issuer = issuer
            self.audience = audience
        }
    }

    /// The keys by which tokens are signed.
    package struct KeyMaterial: Sendable, Equatable {
        /// A JSON Web Key Set (RFC 7517).
        package var keySet: String?
        /// For HS256.
        package var sharedSecret: [UInt8]?

        package init(keySet: String? = nil, sharedSecret: [UInt8]? = nil) {
            self.keySet = keySet
            self.sharedSecret = sharedSecret
        }
    }

    /// A secret that is shorter can be guessed. Source: RFC 7518 3.2.
    package static let shortestSecret = 32

    private let options: Options
    private let readKeys: @Sendable () async throws -> KeyMaterial
    private let patientID: @Sendable (String) -> String?
    private let now: @Sendable () -> Date
    private let uptime: @Sendable () -> ContinuousClock.Instant
    private var keys = JWTKeyCollection()
    private var identifiers: Set<String> = []
    private var material = KeyMaterial()
    private var triedAt: ContinuousClock.Instant?
    private var readAt: ContinuousClock.Instant?
    private var renewal: Task<Void, Never>?

    /// - Parameters:
    ///   - now: the time of day, which tokens speak of.
    ///   - uptime: by which keys age: it does not jump when somebody sets the time of day.
    ///   - readKeys: reads the keys; again and again, so that an issuer can change them. Requests wait for it: it has to have
    ///     a limit of its own.
    ///   - patientID: the Patient ID of a patient's FHIR id.
    /// - Throws: where the keys can't be read, or are none.
    package init(
        _ options: Options, now: @escaping @Sendable () -> Date = { Date() },
        uptime: @escaping @Sendable () -> ContinuousClock.Instant = { .now },
        patientID: @escaping @Sendable (String) -> String?,
        readKeys: @escaping @Sendable () async throws -> KeyMaterial
    ) async throws {
        self.options = options
        self.now = now
        self.uptime = uptime
        self.patientID = patientID
        self.readKeys = readKeys
        do {
            try await update()
        } catch {
            guard options.mayStartWithoutKeys else { throw error }
        }
    }

    /// Whether there are keys.
    package var hasKeys: Bool { material != KeyMaterial() }

    /// - Parameter client: of no importance: keys are asked for once for all who want them.
    package func access(
        _ authorization: String?, from client: String = ""
    ) async throws(AccessError) -> Access {
        let token = try bearerToken(authorization)
        await renew(ifOlderThan: options.keyLifetime, joining: !hasKeys)
        if let name = tokenHeader(token)?["kid"] as? String, !identifiers.contains(name) {
            await renew(ifOlderThan: options.shortestRefresh, joining: true)
        }
        guard hasKeys, let readAt, readAt.duration(to: uptime()) <= .seconds(options.longestTrust) else {
            throw .unavailable
        }
        let claims = try await claims(of: token)
        try check(claims)
        guard let access = claims.access(patientID: patientID) else { throw .insufficient }
        return access
    }

    /// Reads the keys again, once for all who want it at the time. Keys that can't be read just now stay what they were.
    /// - Parameter joining: waits where somebody else is at it.
    private func renew(ifOlderThan age: TimeInterval, joining: Bool) async {
        if let renewal {
            if joining { await renewal.value }
            return
        }
        guard triedAt.map({ $0.duration(to: uptime()) > .seconds(age) }) ?? true else { return }
        let task = Task {
            try? await update()
            renewal = nil
        }
        renewal = task
        await task.value
    }

    private func update() async throws {
        triedAt = uptime()
        let found = try await readKeys()
        guard found.keySet != nil || found.sharedSecret != nil else { throw KeyError.noKeys }
        guard found != material else {
            readAt = uptime()
            return
        }
        let keys = JWTKeyCollection()
        var identifiers: Set<String> = []
        if let json = found.keySet {
            let set = try await KeySet(json: json).usable()
            for key in set.keys { try await keys.add(jwk: key) }
            identifiers = set.identifiers
        }
        if let secret = found.sharedSecret {
            guard secret.count >= Self.shortestSecret else { throw KeyError.shortSecret }
            await keys.add(hmac: HMACKey(from: Data(secret)), digestAlgorithm: .sha256)
        }
        (self.keys, self.identifiers, material, readAt) = (keys, identifiers, found, uptime())
    }

    private func claims(of token: String) async throws(AccessError) -> TokenClaims {
        do {
            // A token that names no key can be of any: an issuer that changes its keys has two for a while.
            return try await keys.verify(
                token, as: TokenClaims.self, iteratingKeys: tokenHeader(token)?["kid"] == nil)
        } catch let error as JWTError {
            switch error.errorType {
            case .malformedToken: throw .invalid(reason: .malformed)
            default: throw .invalid(reason: .badSignature)
            }
        } catch {
            throw .invalid(reason: .badSignature)
        }
    }

    private func check(_ claims: TokenClaims) throws(AccessError) {
        guard claims.iss.value == options.issuer else { throw .invalid(reason: .otherIssuer) }
        guard claims.aud.value.contains(options.audience) else { throw .invalid(reason: .otherAudience) }
        try checkTime(
            expiry: claims.exp.value, start: claims.nbf?.value, now: now(), leeway: options.leeway)
    }

    package enum KeyError: Error, Equatable {
        case noKeys
        case shortSecret
    }
}

/// Source: RFC 7519 4.1.4, 4.1.5.
func checkTime(expiry: Date?, start: Date?, now: Date, leeway: TimeInterval) throws(AccessError) {
    if let expiry, expiry.addingTimeInterval(leeway) <= now { throw .invalid(reason: .expired) }
    if let start, start.addingTimeInterval(-leeway) > now { throw .invalid(reason: .notYetValid) }
}
