/// Why an app gets no token. Source: RFC 6749 4.1.2.1, 5.2, RFC 7591 3.2.2.
package struct OAuthError: Error, Hashable, Sendable, Encodable {
    package enum Code: String, Sendable, Encodable {
        case accessDenied = "access_denied"
        case invalidClient = "invalid_client"
        case invalidClientMetadata = "invalid_client_metadata"
        case invalidGrant = "invalid_grant"
        case invalidRequest = "invalid_request"
        case invalidScope = "invalid_scope"
        case unsupportedGrantType = "unsupported_grant_type"
        case unsupportedResponseType = "unsupported_response_type"
    }

    package let code: Code
    /// For the developer of the app.
    package let description: String

    package init(_ code: Code, _ description: String) {
        self.code = code
        self.description = description
    }

    private enum CodingKeys: String, CodingKey {
        case code = "error"
        case description = "error_description"
    }
}
