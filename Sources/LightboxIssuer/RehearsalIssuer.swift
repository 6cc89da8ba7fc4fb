internal import Crypto
package import Foundation
internal import JWTKit
internal import LightboxAccess

/// Issues tokens for rehearsals: whoever asks can be anybody among its invented people, and what an app has to do for that
/// is what an issuer of a hospital would ask. What it knows lies in memory and is bounded.
package actor RehearsalIssuer {
    package nonisolated let press: TokenPress
    package nonisolated let identities: [Identity]
    private let now: @Sendable () -> Date
    private let uptime: @Sendable () -> ContinuousClock.Instant
    private var codes: [String: Code] = [:]
    private var clients: [String: Client] = [:]
    private var clientOrder: [String] = []
    /// Assertions that were shown, until they have expired: each is good once.
    private var shownAssertions: [String: ContinuousClock.Instant] = [:]

    private static let mostCodes = 10_000
    private static let mostClients = 1000
    private static let mostAssertions = 10_000
    private static let codeLifetime = Duration.seconds(60)
    /// Source: SMART App Launch, Backend Services: no assertion is good for more than five minutes.
    private static let longestAssertion = 300.0
    private static let leeway = 30.0

    /// The grant by which the pages of this server, and people with curl, choose an identity without further ado.
    package static let choiceGrant = "urn:lightbox:rehearsal"

    private struct Code {
        let request: AuthorizationRequest
        let identity: Identity
        let expiry: ContinuousClock.Instant
    }

    private struct Client {
        let redirectURIs: [String]?
        let keys: KeySet?
    }

    /// - Parameters:
    ///   - now: the time of day, which tokens and assertions speak of.
    ///   - uptime: by which codes age, and what was shown once is forgotten.
    package init(
        press: TokenPress, identities: [Identity], now: @escaping @Sendable () -> Date = { Date() },
        uptime: @escaping @Sendable () -> ContinuousClock.Instant = { .now }
    ) {
        self.press = press
        self.identities = identities
        self.now = now
        self.uptime = uptime
    }

    /// Those whom a person can choose to be.
    package nonisolated var people: [Identity] { identities.filter { $0.context != "system" } }

    package nonisolated func identity(_ name: String?) -> Identity? { identities.first { $0.name == name } }

    /// Reads what an app asks. - Throws: `AuthorizationRequest.Refusal`
    package func request(_ fields: FormFields, services: [String]) throws -> AuthorizationRequest {
        let client = fields["client_id"].flatMap { clients[$0] }
        return try AuthorizationRequest(fields, redirectURIs: client?.redirectURIs, services: services)
    }

    /// A code that the app can exchange for a token, once and within a minute.
    package func code(for request: AuthorizationRequest, as identity: Identity) -> String {
        let time = uptime()
        if codes.count >= Self.mostCodes { codes = codes.filter { $1.expiry > time } }
        if codes.count >= Self.mostCodes { codes = [:] }
        let code = randomText()
        codes[code] = Code(request: request, identity: identity, expiry: time + Self.codeLifetime)
        return code
    }

    /// - Parameters:
    ///   - fields: the form that came to the token endpoint.
    ///   - endpoint: its URL, for which assertions have to be made.
    /// - Throws: `OAuthError`
    package func token(_ fields: FormFields, endpoint: String) async throws -> IssuedToken {
        switch fields["grant_type"] {
        case "authorization_code": try await exchange(fields)
        case "client_credentials": try await serviceToken(fields, endpoint: endpoint)
        case Self.choiceGrant: try await choice(fields)
        default:
            throw OAuthError(
                .unsupportedGrantType,
                "grant_type has to be authorization_code or client_credentials; \(Self.choiceGrant) with identity "
                    + "is for trying things out")
        }
    }

    private func exchange(_ fields: FormFields) async throws -> IssuedToken {
        // Whatever is wrong: a code that was shown is used up.
        guard let code = fields["code"].flatMap({ codes.removeValue(forKey: $0) }), code.expiry > uptime() else {
            throw OAuthError(.invalidGrant, "code is not known here, was used before, or is older than a minute")
        }
        guard fields["redirect_uri"] == code.request.redirectURI else {
            throw OAuthError(.invalidGrant, "redirect_uri has to be the one of the authorization request")
        }
        guard let secret = fields["code_verifier"], (43...128).contains(secret.utf8.count),
            digest(secret) == code.request.challenge
        else { throw OAuthError(.invalidGrant, "code_verifier is not the one of code_challenge (RFC 7636 4.6)") }
        guard fields["client_id"] == code.request.clientID else {
            throw OAuthError(.invalidClient, "client_id has to be the one of the authorization request")
        }
        return try await press.token(
            for: code.identity, clientID: code.request.clientID, scope: code.request.scope, now: now())
    }

    private func digest(_ text: String) -> String {
        Data(SHA256.hash(data: Data(text.utf8))).base64EncodedString().replacing("+", with: "-")
            .replacing("/", with: "_").replacing("=", with: "")
    }

    private func serviceToken(_ fields: FormFields, endpoint: String) async throws -> IssuedToken {
        guard fields["client_assertion_type"] == "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
            let assertion = fields["client_assertion"]
        else {
            throw OAuthError(
                .invalidClient,
                "client_assertion with client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer "
                    + "is required (private_key_jwt, RFC 7523)")
        }
        let client = try await client(of: assertion, endpoint: endpoint)
        guard let identity = identities.first(where: { $0.context == "system" }) else {
            throw OAuthError(.invalidScope, "there is no service among the identities")
        }
        return try await press.token(for: identity, clientID: client, scope: fields["scope"], now: now())
    }

    private func client(of assertion: String, endpoint: String) async throws -> String {
        guard let algorithm = tokenHeader(assertion)?["alg"] as? String, ["RS384", "ES384"].contains(algorithm) else {
            throw OAuthError(.invalidClient, "client_assertion has to be signed with RS384 or ES384")
        }
        guard let claimed = unverifiedClaims(assertion)?["iss"] as? String, let keys = clients[claimed]?.keys else {
            throw OAuthError(
                .invalidClient,
                "iss of client_assertion is no client that has registered its keys here: POST its jwks to the "
                    + "registration endpoint, and use the client_id that comes back")
        }
        let collection = JWTKeyCollection()
        for key in keys.keys where key.algorithm?.rawValue == algorithm { try await collection.add(jwk: key) }
        let claims: AssertionClaims
        do {
            claims = try await collection.verify(assertion, as: AssertionClaims.self, iteratingKeys: true)
        } catch {
            throw OAuthError(.invalidClient, "client_assertion is not signed by a registered key of the client")
        }
        try check(claims, endpoint: endpoint)
        return claims.iss.value
    }

    private func check(_ claims: AssertionClaims, endpoint: String) throws {
        let time = uptime()
        guard claims.sub.value == claims.iss.value else {
            throw OAuthError(.invalidClient, "iss and sub of client_assertion both have to be the client_id")
        }
        guard claims.aud.value.contains(endpoint) else {
            throw OAuthError(.invalidClient, "aud of client_assertion has to be \(endpoint)")
        }
        let rest = claims.exp.value.timeIntervalSince(now())
        guard rest > -Self.leeway, rest <= Self.longestAssertion + Self.leeway else {
            throw OAuthError(.invalidClient, "exp of client_assertion has to lie ahead, five minutes at most")
        }
        shownAssertions = shownAssertions.filter { $1 > time }
        guard shownAssertions.count < Self.mostAssertions else {
            throw OAuthError(.invalidClient, "too many assertions were shown in these minutes: try again later")
        }
        let name = "\(claims.iss.value) \(claims.jti.value)"
        guard shownAssertions.updateValue(time + .seconds(rest + Self.leeway), forKey: name) == nil else {
            throw OAuthError(.invalidClient, "jti of client_assertion was used before: each is good once")
        }
    }

    private func choice(_ fields: FormFields) async throws -> IssuedToken {
        guard let identity = identity(fields["identity"]) else {
            throw OAuthError(
                .invalidRequest, "identity has to be one of \(identities.map(\.name).joined(separator: ", "))")
        }
        return try await press.token(
            for: identity, clientID: fields["client_id"] ?? "try-out", scope: fields["scope"], now: now())
    }

    /// Takes in an app. Source: RFC 7591 3.
    /// - Returns: its client_id.
    package func register(_ registration: ClientRegistration) async throws -> String {
        if let wrong = registration.redirectURIs?.first(where: { !isRedirectTarget($0) }) {
            throw OAuthError(.invalidClientMetadata, "redirect_uris: \(wrong.prefix(200)) is none that can be used")
        }
        var keys: KeySet?
        if let json = registration.keySet {
            do {
                keys = try await KeySet(json: json, usualAlgorithms: ["RSA": "RS384", "P-384": "ES384"]).usable()
            } catch {
                throw OAuthError(.invalidClientMetadata, "jwks holds no public key for RS384 or ES384")
            }
        }
        let id = "app-\(randomText().prefix(12))"
        clients[id] = Client(redirectURIs: registration.redirectURIs, keys: keys)
        clientOrder.append(id)
        if clientOrder.count > Self.mostClients { clients[clientOrder.removeFirst()] = nil }
        return id
    }
}

/// How an app proves that it is itself. Source: RFC 7523 3.
private struct AssertionClaims: JWTPayload {
    let iss: IssuerClaim
    let sub: SubjectClaim
    let aud: AudienceClaim
    let exp: ExpirationClaim
    let jti: IDClaim

    func verify(using algorithm: some JWTAlgorithm) throws {}
}

/// What an app says of itself. Source: RFC 7591 2.
package struct ClientRegistration: Sendable, Hashable {
    let redirectURIs: [String]?
    /// A JSON Web Key Set.
    let keySet: String?

    /// - Parameter json: the body of the request.
    /// - Throws: `OAuthError`
    package init(json: [UInt8]) throws(OAuthError) {
        guard let members = try? JSONSerialization.jsonObject(with: Data(json)) as? [String: Any] else {
            throw OAuthError(.invalidClientMetadata, "a JSON object is expected, with redirect_uris or jwks")
        }
        guard members["jwks_uri"] == nil else {
            throw OAuthError(
                .invalidClientMetadata, "jwks_uri is not read here, the hall may have no internet: use jwks")
        }
        redirectURIs = members["redirect_uris"] as? [String]
        keySet = members["jwks"].flatMap { $0 as? [String: Any] }
            .flatMap { try? JSONSerialization.data(withJSONObject: $0) }.map { String(decoding: $0, as: UTF8.self) }
        guard redirectURIs?.isEmpty == false || keySet != nil else {
            throw OAuthError(.invalidClientMetadata, "redirect_uris (for people) or jwks (for services) is required")
        }
    }
}
