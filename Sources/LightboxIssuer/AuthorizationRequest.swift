internal import Foundation

/// What an app asks of a person: to see studies in its name. Source: RFC 6749 4.1.1, RFC 7636 4.3, SMART App Launch 2.0.6.
package struct AuthorizationRequest: Sendable, Hashable {
    package let clientID: String
    package let redirectURI: String
    package let state: String?
    package let scope: String?
    /// The SHA-256 digest of the secret that the app will show, in base64url.
    let challenge: String

    /// Why it isn't one.
    package enum Refusal: Error, Hashable {
        /// The app can't be told, since nothing says where it is: the person is.
        case unanswerable(String)
        /// The app is told at this address.
        case answered(OAuthError, address: String)
    }

    /// - Parameters:
    ///   - fields: the parameters of the query.
    ///   - redirectURIs: those that the client has registered; `nil` where it has registered none.
    ///   - services: URLs of this server that `aud` may name.
    package init(
        _ fields: FormFields, redirectURIs: [String]?, services: [String]
    ) throws(Refusal) {
        guard let clientID = fields["client_id"], (1...255).contains(clientID.utf8.count) else {
            throw .unanswerable("client_id is missing: the name of the app")
        }
        guard let redirectURI = fields["redirect_uri"], isRedirectTarget(redirectURI) else {
            throw .unanswerable(
                "redirect_uri is missing, or none: https://…, http://…, or a scheme of the app's own with a dot in it "
                    + "(org.example.app:/…), without a part behind #")
        }
        if let redirectURIs, !redirectURIs.contains(redirectURI) {
            throw .unanswerable("redirect_uri is not among those that \(clientID) has registered")
        }
        (self.clientID, self.redirectURI, state, scope) = (clientID, redirectURI, fields["state"], fields["scope"])
        challenge = fields["code_challenge"] ?? ""
        func refusal(_ code: OAuthError.Code, _ description: String) -> Refusal {
            let error = OAuthError(code, description)
            return .answered(error, address: answer([("error", code.rawValue), ("error_description", description)]))
        }
        guard fields["response_type"] == "code" else {
            throw refusal(.unsupportedResponseType, "response_type has to be code")
        }
        guard fields["code_challenge_method"] == "S256", challenge.utf8.count == 43,
            challenge.utf8.allSatisfy(isURLSafe)
        else {
            throw refusal(
                .invalidRequest, "code_challenge with code_challenge_method=S256 is required (PKCE, RFC 7636)")
        }
        if let audience = fields["aud"] {
            let named = audience.hasSuffix("/") ? String(audience.dropLast()) : audience
            guard services.contains(named) else {
                throw refusal(.invalidRequest, "aud has to be one of \(services.joined(separator: " "))")
            }
        }
    }

    /// Where the browser goes on, with the code of the answer.
    package func address(code: String, issuer: String) -> String {
        // Source: RFC 9207: the app can tell whose code it is.
        answer([("code", code), ("iss", issuer)])
    }

    /// Where the browser goes on where the person says no.
    package var refusalAddress: String {
        answer([("error", OAuthError.Code.accessDenied.rawValue)])
    }

    private func answer(_ fields: [(String, String)]) -> String {
        let fields = fields + (state.map { [("state", $0)] } ?? [])
        let query = fields.map { "\($0)=\(percentEncoded($1))" }.joined(separator: "&")
        return "\(redirectURI)\(redirectURI.contains("?") ? "&" : "?")\(query)"
    }
}

/// Whether a browser may be sent there: no script, no file, nothing that could break out of a header.
/// Source: RFC 6749 3.1.2, RFC 8252 7.
func isRedirectTarget(_ text: String) -> Bool {
    guard text.utf8.count <= 2000, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) && !"\"<>\\".utf8.contains($0) }),
        let components = URLComponents(string: text), components.fragment == nil,
        let scheme = components.scheme?.lowercased()
    else { return false }
    if scheme == "http" || scheme == "https" { return components.host?.isEmpty == false && components.user == nil }
    return scheme.contains(".")
}

private func isURLSafe(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
        true
    default: false
    }
}

/// Text as the value of a query. Source: RFC 3986 2.3.
package func percentEncoded(_ text: String) -> String {
    text.utf8.map { byte in
        isURLSafe(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "~")
            ? String(UnicodeScalar(byte)) : (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
    }.joined()
}

/// The fields of a form or query, each once.
package struct FormFields: Sendable, Hashable {
    private let values: [String: String]

    /// - Parameter text: `application/x-www-form-urlencoded`.
    /// - Returns: `nil` where a field comes twice or can't be read: nobody knows which is meant (RFC 6749 3.1).
    package init?(_ text: String) {
        var values: [String: String] = [:]
        for pair in text.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map {
                $0.replacing("+", with: " ").removingPercentEncoding
            }
            guard let name = parts[0], let value = parts.count > 1 ? parts[1] : "", values[name] == nil else {
                return nil
            }
            values[name] = value
        }
        self.values = values
    }

    /// `nil` for what is empty too.
    package subscript(name: String) -> String? {
        values[name].flatMap { $0.isEmpty ? nil : $0 }
    }
}
