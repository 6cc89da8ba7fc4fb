internal import Foundation
package import JWTKit

/// The keys of a JSON Web Key Set that can check signatures. Source: RFC 7517.
///
/// Issuers publish more than that: keys for encryption, of kinds that we don't know, and keys that don't say what they
/// sign with. One such key must not cost the others; and a key without an algorithm gets the usual one of its kind, since a
/// key may be used in one way only (RFC 8725 3.1).
package struct KeySet: Sendable {
    package let keys: [JWK]

    /// How keys are used that don't say it: `RS256` for access tokens; SMART asks clients for `RS384`.
    package static let usualAlgorithms = ["RSA": "RS256", "P-256": "ES256", "P-384": "ES384", "P-521": "ES512"]

    private static let mostKeys = 100

    /// - Parameter algorithms: the usual ones, by the kind of the key or its curve.
    /// - Throws: `TokenVerifier.KeyError.noKeys` where there is none that can be used.
    package init(
        json: String, usualAlgorithms algorithms: [String: String] = usualAlgorithms
    ) throws(TokenVerifier.KeyError) {
        let root = try? JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
        guard let members = root?["keys"] as? [[String: Any]], members.count <= Self.mostKeys else { throw .noKeys }
        let keys = members.enumerated().compactMap { index, member -> JWK? in
            var member = member
            guard member["use"] as? String ?? "sig" == "sig", let kind = member["kty"] as? String else { return nil }
            // The secret part of a key is nothing that a checker should hold.
            for secret in ["d", "p", "q"] { member[secret] = nil }
            if member["alg"] == nil {
                member["alg"] = kind == "OKP" ? "EdDSA" : algorithms[member["crv"] as? String ?? kind]
            }
            if member["kid"] == nil { member["kid"] = "\(index)" }
            guard let data = try? JSONSerialization.data(withJSONObject: member),
                let key = try? JSONDecoder().decode(JWK.self, from: data), key.algorithm != nil
            else { return nil }
            return key
        }
        guard !keys.isEmpty else { throw .noKeys }
        self.keys = keys
    }

    private init(keys: [JWK]) { self.keys = keys }

    /// Without the keys that can't check signatures after all: too short ones, and points that lie on no curve.
    /// - Throws: `TokenVerifier.KeyError.noKeys` where none is left.
    package func usable() async throws(TokenVerifier.KeyError) -> KeySet {
        var usable: [JWK] = []
        for key in keys where await (try? JWTKeyCollection().add(jwk: key)) != nil { usable.append(key) }
        guard !usable.isEmpty else { throw .noKeys }
        return KeySet(keys: usable)
    }

    /// The names of the keys.
    package var identifiers: Set<String> { Set(keys.compactMap { $0.keyIdentifier?.string }) }
}

/// The members of the header of a token, without a look at its signature; `nil` where there is none.
package func tokenHeader(_ token: String) -> [String: Any]? { tokenPart(token, 0) }

/// The claims of a token as whoever made it writes them: nothing to rely on.
package func unverifiedClaims(_ token: String) -> [String: Any]? { tokenPart(token, 1) }

private func tokenPart(_ token: String, _ index: Int) -> [String: Any]? {
    let parts = token.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3 else { return nil }
    let encoded = parts[index]
    var text = String(encoded).replacing("-", with: "+").replacing("_", with: "/")
    text += String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
    guard let data = Data(base64Encoded: text) else { return nil }
    return try? JSONSerialization.jsonObject(with: data) as? [String: Any]
}
