internal import Foundation

/// The root of a DICOMweb service, without a slash at its end.
package struct ServiceURL: Hashable, Sendable, CustomStringConvertible {
    private let root: String

    /// - Parameter text: what a person types: a missing scheme is `http`, slashes at the end don't count.
    package init(_ text: String) throws(ServiceError) {
        var text = text
        if !text.contains("://") { text = "http://" + text }
        while text.hasSuffix("/") { text.removeLast() }
        guard let components = URLComponents(string: text), let scheme = components.scheme?.lowercased(),
            ["http", "https", "http+unix"].contains(scheme), let host = components.host, !host.isEmpty,
            components.query == nil, components.fragment == nil, components.user == nil
        else { throw .badURL(text) }
        root = text
    }

    package var description: String { root }

    /// The URL of a resource below the root.
    /// - Parameter path: percent-encoded, from its slash on. Names and values of the query are encoded here.
    package func appending(path: String, query: [(name: String, value: String)] = []) -> String {
        let text = root + path
        guard !query.isEmpty else { return text }
        return text + "?"
            + query.map { "\(Self.encoded($0.name))=\(Self.encoded($0.value))" }.joined(separator: "&")
    }

    /// The path below the root of a URI that the service itself gave, absolute or relative to its studies.
    /// - Returns: `nil` for one of another service: a token is not for it.
    package func path(of uri: String) -> String? {
        if uri.hasPrefix(root + "/") { return String(uri.dropFirst(root.count)) }
        if uri.hasPrefix("studies/") { return "/" + uri }
        // A path without a host.
        guard let other = URLComponents(string: uri), let own = URLComponents(string: root), other.host == nil,
            other.percentEncodedPath.hasPrefix(own.percentEncodedPath + "/")
        else { return nil }
        return String(other.percentEncodedPath.dropFirst(own.percentEncodedPath.count))
    }

    /// Commas, asterisks and colons stay what they are: DICOMweb gives them a meaning, and some servers compare bytes.
    private static func encoded(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: unreserved) ?? ""
    }

    private static let unreserved = CharacterSet(
        charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~*,:")
}
