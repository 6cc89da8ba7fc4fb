package import Foundation
internal import JWTKit

/// Checks bearer tokens: signed by a key of their issuer (JWS; RS, PS, ES and EdDSA of a key set, HS256 of a shared secret),
/// for this service, in their time. Source: RFC 7519, RFC 8725, IHE ITI TF-2 3.72.4.3 (F-21, F-22).
///
/// What a key may be used for is a matter of the key: a token that names `none`, or another algorithm than that of its key,
/// is signed by nobody.
package actor TokenVerifier {
    package struct Options: Sendable {
        /// What `iss` must be.
        package var issuer: String
        /// What `aud` must hold.
        package var audience: String
        /// Differences of clocks that are overlooked, in seconds.
        package var leeway: TimeInterval = 30
        /// How long keys are used before they are read again, in seconds.
        package var keyLifetime: TimeInterval = 10

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
    private var keys = JWTKeyCollection()
    private var material = KeyMaterial()
    private var readAt = Date.distantPast

    /// - Parameters:
    ///   - readKeys: reads the keys; again and again, so that an issuer can change them.
    ///   - patientID: the Patient ID of a patient's FHIR id.
    /// - Throws: where the keys can't be read, or are none.
    package init(
        _ options: Options, now: @escaping @Sendable () -> Date = { Date() },
        patientID: @escaping @Sendable (String) -> String?,
        readKeys: @escaping @Sendable () async throws -> KeyMaterial
    ) async throws {
        self.options = options
        self.now = now
        self.patientID = patientID
        self.readKeys = readKeys
        try await update()
    }

    /// What the sender of an Authorization header may do.
    /// - Parameter authorization: its value; `nil` where there is none.
    package func access(_ authorization: String?) async throws(AccessError) -> Access {
        guard let authorization else { throw .missing }
        let words = authorization.split(separator: " ", omittingEmptySubsequences: true)
        guard words.count == 2, words[0].lowercased() == "bearer", words[1].utf8.count <= 16_384 else {
            throw .invalid(reason: .malformed)
        }
        if now().timeIntervalSince(readAt) > options.keyLifetime {
            // Keys that can't be read just now stay what they were.
            try? await update()
        }
        let claims = try await claims(of: String(words[1]))
        try check(claims)
        guard let access = claims.access(patientID: patientID) else { throw .insufficient }
        return access
    }

    private func update() async throws {
        readAt = now()
        let found = try await readKeys()
        guard found.keySet != nil || found.sharedSecret != nil else { throw KeyError.noKeys }
        guard found != material else { return }
        let keys = JWTKeyCollection()
        if let keySet = found.keySet { try await keys.add(jwksJSON: keySet) }
        if let secret = found.sharedSecret {
            guard secret.count >= Self.shortestSecret else { throw KeyError.shortSecret }
            await keys.add(hmac: HMACKey(from: Data(secret)), digestAlgorithm: .sha256)
        }
        (self.keys, material) = (keys, found)
    }

    private func claims(of token: String) async throws(AccessError) -> TokenClaims {
        do {
            return try await keys.verify(token, as: TokenClaims.self)
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
        let now = now()
        guard claims.iss.value == options.issuer else { throw .invalid(reason: .otherIssuer) }
        guard claims.aud.value.contains(options.audience) else { throw .invalid(reason: .otherAudience) }
        guard claims.exp.value.addingTimeInterval(options.leeway) > now else { throw .invalid(reason: .expired) }
        if let start = claims.nbf?.value, start.addingTimeInterval(-options.leeway) > now {
            throw .invalid(reason: .notYetValid)
        }
    }

    package enum KeyError: Error, Equatable {
        case noKeys
        case shortSecret
    }
}
