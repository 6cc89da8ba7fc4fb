package import Foundation
package import LightboxIndex

/// What the holder of a request may do.
package struct Access: Sendable, Hashable {
    /// Which studies, in everything that follows.
    package let scope: AccessScope
    package let permissions: Set<Permission>
    /// When it ends; `nil` where nobody says.
    package let expiry: Date?

    package enum Permission: Sendable, Hashable {
        /// To retrieve what is named.
        case read
        /// To ask what is there.
        case search
        case store
    }

    package init(scope: AccessScope, permissions: Set<Permission>, expiry: Date? = nil) {
        self.scope = scope
        self.permissions = permissions
        self.expiry = expiry
    }

    /// The studies within which something may be done. - Throws: `insufficient`.
    package func scope(for permission: Permission) throws(AccessError) -> AccessScope {
        guard permissions.contains(permission) else { throw .insufficient }
        return scope
    }

    /// Of what shows no studies: nothing may be done to any.
    package static let none = Access(scope: .everything, permissions: [])

    /// Of a server that asks for no tokens.
    package static let open = Access(scope: .everything, permissions: [.read, .search, .store])
}

/// Why a request gets nothing. Source: RFC 6750 3.1.
package enum AccessError: Error, Hashable, Sendable {
    /// No token came.
    case missing
    /// - reason: for the client; it tells nothing of the keys.
    case invalid(reason: Reason)
    /// A sound token that does not allow this.
    case insufficient
    /// Nobody can say now what the token is: its issuer does not answer.
    case unavailable
    /// As many tokens of this client, or of all, are looked up as there may be at a time.
    case crowded

    package enum Reason: String, Sendable, Hashable {
        case malformed = """
            it is no signed token (JWS compact form) behind the word Bearer, or a claim that is required (iss, aud, exp, \
            scope) is missing or malformed
            """
        case badSignature = "no key of its issuer here has signed it"
        case expired = "it has expired"
        case notYetValid = "it is not valid yet"
        case inactive = "its issuer says that it is not active: it has expired, was revoked or never was"
        case otherIssuer = "another issuer has made it"
        case otherAudience = "it is meant for another service"
    }
}
