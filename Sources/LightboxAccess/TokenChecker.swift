/// Says what the sender of a request may do.
package protocol TokenChecker: Sendable {
    /// - Parameters:
    ///   - authorization: the value of the Authorization header; `nil` where there is none.
    ///   - client: the address that the request comes from; empty where it is unknown.
    func access(_ authorization: String?, from client: String) async throws(AccessError) -> Access
}

/// The longest token that is looked at, in bytes.
private let longestToken = 16_384

/// The token of an Authorization header. Source: RFC 6750 2.1.
func bearerToken(_ authorization: String?) throws(AccessError) -> String {
    guard let authorization else { throw .missing }
    let words = authorization.split(separator: " ", omittingEmptySubsequences: true)
    guard words.count == 2, words[0].lowercased() == "bearer", words[1].utf8.count <= longestToken else {
        throw .invalid(reason: .malformed)
    }
    return String(words[1])
}
