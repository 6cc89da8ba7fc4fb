/// Where apps get tokens and what they can ask for: `/.well-known/smart-configuration` and
/// `/.well-known/oauth-authorization-server`. Source: SMART App Launch, "Conformance"; RFC 8414 2; IHE ITI TF-2 3.103 (F-23).
package struct AuthorizationMetadata: Sendable, Hashable, Encodable {
    package var issuer: String
    package var keysURL: String?
    package var authorizationURL: String?
    package var tokenURL: String
    package var introspectionURL: String?
    package var registrationURL: String?
    /// How apps prove that they are themselves.
    package var clientProofs: [String]?
    package var proofAlgorithms: [String]?
    package var grants: [String]
    private let scopes = [
        "patient/ImagingStudy.rs", "user/ImagingStudy.rs", "system/ImagingStudy.rs", "patient/*.rs", "user/*.rs",
        "system/*.rs",
    ]
    private let responseTypes = ["code"]
    private let challengeMethods = ["S256"]
    package var capabilities = ["permission-patient", "permission-user", "permission-v1", "permission-v2"]

    package init(
        issuer: String, keysURL: String? = nil, authorizationURL: String? = nil, tokenURL: String,
        introspectionURL: String? = nil
    ) {
        self.issuer = issuer
        self.keysURL = keysURL
        self.authorizationURL = authorizationURL
        self.tokenURL = tokenURL
        self.introspectionURL = introspectionURL
        grants = (authorizationURL == nil ? [] : ["authorization_code"]) + ["client_credentials"]
    }

    private enum CodingKeys: String, CodingKey {
        case issuer, capabilities
        case keysURL = "jwks_uri"
        case authorizationURL = "authorization_endpoint"
        case tokenURL = "token_endpoint"
        case introspectionURL = "introspection_endpoint"
        case registrationURL = "registration_endpoint"
        case clientProofs = "token_endpoint_auth_methods_supported"
        case proofAlgorithms = "token_endpoint_auth_signing_alg_values_supported"
        case grants = "grant_types_supported"
        case scopes = "scopes_supported"
        case responseTypes = "response_types_supported"
        case challengeMethods = "code_challenge_methods_supported"
    }
}
