package import Foundation
internal import JWTKit

/// The claims of a token for rehearsals: those that IUA requires, and the patient as SMART names it.
/// Source: IHE ITI TF-2 3.71.4.2.2.1 (F-21).
struct IssuedClaims: JWTPayload {
    var iss: IssuerClaim
    var sub: SubjectClaim
    var aud: AudienceClaim
    var jti: IDClaim
    var iat: IssuedAtClaim
    var exp: ExpirationClaim
    let clientID: String
    let scope: String
    let patient: String?
    let extensions: Extensions

    struct Extensions: Codable, Sendable {
        let iua: Subject

        enum CodingKeys: String, CodingKey { case iua = "ihe_iua" }
    }

    struct Subject: Codable, Sendable {
        let name: String
        let organization: String

        enum CodingKeys: String, CodingKey {
            case name = "subject_name"
            case organization = "subject_organization"
        }
    }

    enum CodingKeys: String, CodingKey {
        case iss, sub, aud, jti, iat, exp, scope, patient, extensions
        case clientID = "client_id"
    }

    func verify(using algorithm: some JWTAlgorithm) throws {}
}

/// What is wrong with a token that is made to be refused.
package enum TokenFault: String, Sendable, CaseIterable {
    /// It ended an hour ago.
    case expired
    /// It is meant for another service.
    case audience
    /// Another key has signed it.
    case signature
}

/// What the token endpoint gives. Source: RFC 6749 5.1, SMART App Launch 2.0.7.
package struct IssuedToken: Sendable, Encodable {
    package let accessToken: String
    package let expiresIn: Int
    package let scope: String
    package let patient: String?
    private let tokenType = "Bearer"

    init(accessToken: String, expiresIn: Int, scope: String, patient: String?) {
        self.accessToken = accessToken
        self.expiresIn = expiresIn
        self.scope = scope
        self.patient = patient
    }

    enum CodingKeys: String, CodingKey {
        case scope, patient
        case accessToken = "access_token"
        case expiresIn = "expires_in"
        case tokenType = "token_type"
    }
}

/// Makes tokens for rehearsals.
package struct TokenPress: Sendable {
    let key: RehearsalKey
    /// The `iss` and `aud` of its tokens.
    package let issuer: String
    package let audience: String
    package let lifetime: Int

    package init(key: RehearsalKey, issuer: String, audience: String, lifetime: Int) {
        self.key = key
        self.issuer = issuer
        self.audience = audience
        self.lifetime = lifetime
    }

    package var keySet: String { key.keySet }

    /// - Parameters:
    ///   - requested: scopes, with spaces between; `nil` for what the identity usually has.
    ///   - now: seconds and no parts of them go in.
    /// - Throws: `OAuthError.invalid_scope` where the identity has none of the scopes.
    package func token(
        for identity: Identity, clientID: String, scope requested: String?, fault: TokenFault? = nil, now: Date
    ) async throws -> IssuedToken {
        guard let scope = identity.granted(requested) else {
            throw OAuthError(.invalidScope, "\(identity.name) has scopes such as \(identity.usualScope)")
        }
        let start = Date(timeIntervalSince1970: now.timeIntervalSince1970.rounded(.down))
            .addingTimeInterval(fault == .expired ? -3600 - Double(lifetime) : 0)
        let claims = IssuedClaims(
            iss: IssuerClaim(value: issuer), sub: SubjectClaim(value: identity.name),
            aud: AudienceClaim(value: [fault == .audience ? "https://another-service.example" : audience]),
            jti: IDClaim(value: randomText()), iat: IssuedAtClaim(value: start),
            exp: ExpirationClaim(value: start.addingTimeInterval(Double(lifetime))), clientID: clientID, scope: scope,
            patient: identity.patient,
            extensions: IssuedClaims.Extensions(
                iua: IssuedClaims.Subject(name: identity.label, organization: "An invented hospital")))
        let signing = fault == .signature ? ES256PrivateKey() : key.key
        let keys = await JWTKeyCollection().add(ecdsa: signing, kid: key.identifier)
        let text = try await keys.sign(claims, kid: key.identifier, header: ["typ": .string("at+jwt")])
        return IssuedToken(accessToken: text, expiresIn: lifetime, scope: scope, patient: identity.patient)
    }
}

/// 256 random bits as text for URLs.
func randomText() -> String {
    var generator = SystemRandomNumberGenerator()
    let bytes = (0..<32).map { _ in UInt8.random(in: 0...255, using: &generator) }
    return Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing(
        "=", with: "")
}
