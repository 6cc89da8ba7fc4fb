internal import HTTPTypes
internal import NIOCore

/// The reverse proxies whose word counts on how a client reaches the gateway (G-11).
///
/// What a client writes into such headers must not end up in answers: they are read only when the connection comes from a
/// configured address, and of a list only what the trusted proxies have added to its end.
package struct TrustedProxies: Equatable, Sendable {
    private let networks: [Network]

    /// None.
    package init() {
        networks = []
    }

    /// - Parameter addresses: IPv4 addresses and networks (`10.0.0.0/8`), IPv6 addresses.
    /// - Returns: `nil` where one of them is neither.
    package init?(_ addresses: [String]) {
        let networks = addresses.compactMap { Network($0) }
        guard networks.count == addresses.count else { return nil }
        self.networks = networks
    }

    /// The URL of the gateway as the client of a trusted proxy reaches it, without a slash at its end; `nil` where no proxy
    /// says so.
    /// - Parameter scheme: by which the proxy itself comes; it counts where the proxy doesn't say by which its client does.
    func publicURL(of request: HTTPRequest, from peer: SocketAddress?, scheme: String = "http") -> String? {
        guard let peer = peer?.ipAddress, contains(peer), isOfOneVoice(request.headerFields) else { return nil }
        let forwarded = forwarded(request.headerFields) ?? xForwarded(request.headerFields)
        guard let forwarded, let authority = forwarded.host ?? request.authority, isAuthority(authority) else {
            return nil
        }
        return "\(forwarded.scheme ?? scheme)://\(authority)\(forwarded.prefix)"
    }

    /// The address that a request comes from: what the nearest proxy that isn't trusted is called by those that are.
    func client(of request: HTTPRequest, from peer: SocketAddress?) -> String {
        guard let peer = peer?.ipAddress else { return "" }
        guard contains(peer), isOfOneVoice(request.headerFields) else { return peer }
        let (forwarded, older) = senders(request.headerFields)
        return String(((forwarded.isEmpty ? older : forwarded).last { !contains($0) } ?? peer).prefix(64))
    }

    /// Whom the proxies name, in the header of RFC 7239 and in the one from before it.
    private func senders(_ headers: HTTPFields) -> (forwarded: [String], older: [String]) {
        let forwarded = headers[values: .forwarded].flatMap { list($0) }.compactMap { element in
            element.split(separator: ";").map { $0.trimmed }.first { $0.lowercased().hasPrefix("for=") }
                .map { nodeAddress(String($0.dropFirst("for=".count)[...].trimming("\""))) }
        }
        return (forwarded, headers[values: .xForwardedFor].flatMap { list($0) })
    }

    /// Most proxies write one of the two headers, and pass on what a client wrote into the other. Where there are both, they
    /// are believed only if they name the same sender.
    private func isOfOneVoice(_ headers: HTTPFields) -> Bool {
        guard headers[.forwarded] != nil,
            [HTTPField.Name.xForwardedFor, .xForwardedHost, .xForwardedProto].contains(where: { headers[$0] != nil })
        else { return true }
        let (forwarded, older) = senders(headers)
        return !forwarded.isEmpty && forwarded.last == older.last
    }

    func contains(_ address: String) -> Bool {
        guard !networks.isEmpty, let address = Network.Address(address) else { return false }
        return networks.contains { $0.contains(address) }
    }

    private struct Forwarded {
        let scheme: String?
        let host: String?
        var prefix = ""
    }

    /// Source: RFC 7239 section 4.
    private func forwarded(_ headers: HTTPFields) -> Forwarded? {
        let elements = headers[values: .forwarded].flatMap { list($0) }.map { element in
            var parameters: [String: String] = [:]
            for pair in element.split(separator: ";") {
                let parts = pair.split(separator: "=", maxSplits: 1).map { $0.trimmed }
                guard parts.count == 2 else { continue }
                parameters[parts[0].lowercased()] = String(parts[1].trimming("\""))
            }
            return parameters
        }
        // Each proxy adds at the end whom it got the request from.
        var place = elements.count - 1
        while place > 0, contains(nodeAddress(elements[place]["for"] ?? "")) { place -= 1 }
        guard place >= 0 else { return nil }
        return Forwarded(scheme: scheme(elements[place]["proto"]), host: elements[place]["host"])
    }

    /// The headers of before RFC 7239.
    private func xForwarded(_ headers: HTTPFields) -> Forwarded? {
        let senders = headers[values: .xForwardedFor].flatMap { list($0) }
        let hops = senders.reversed().prefix { contains($0) }.count
        func value(_ name: HTTPField.Name) -> String? {
            let values = headers[values: name].flatMap { list($0) }
            return values.isEmpty ? nil : values[values.count - 1 - min(hops, values.count - 1)]
        }
        let (scheme, prefix) = (scheme(value(.xForwardedProto)), value(.xForwardedPrefix))
        var host = value(.xForwardedHost)
        if let known = host, !known.hasPort, let port = value(.xForwardedPort).flatMap({ UInt16($0) }),
            port != (scheme == "https" ? 443 : 80)
        {
            host = "\(known):\(port)"
        }
        guard scheme != nil || host != nil || prefix != nil else { return nil }
        return Forwarded(scheme: scheme, host: host, prefix: path(prefix))
    }

    private func list(_ value: String) -> [String] { value.split(separator: ",").map { $0.trimmed } }

    private func scheme(_ text: String?) -> String? {
        let scheme = text?.lowercased()
        return scheme == "http" || scheme == "https" ? scheme : nil
    }

    /// A path without a slash at its end; empty for what is none.
    private func path(_ text: String?) -> String {
        guard let text, text.hasPrefix("/"), text.utf8.count <= 255, !text.contains("//") else { return "" }
        let isPath = text.utf8.allSatisfy { "/-._~".utf8.contains($0) || $0.isAlphanumeric }
        return isPath ? String(text.hasSuffix("/") ? text.dropLast() : text[...]) : ""
    }

    /// `for="[2001:db8::17]:4711"` without brackets and port.
    private func nodeAddress(_ node: String) -> String {
        if node.hasPrefix("[") { return String(node.dropFirst().prefix { $0 != "]" }) }
        return String(node.prefix { $0 != ":" })
    }
}

/// One address, or those of an IPv4 network.
private struct Network: Equatable, Sendable {
    enum Address: Equatable, Sendable {
        case v4(UInt32)
        /// As the system writes it.
        case v6(String)

        init?(_ text: String) {
            let text = text.hasPrefix("::ffff:") && text.contains(".") ? String(text.dropFirst(7)) : text
            guard let address = try? SocketAddress(ipAddress: text, port: 0), let written = address.ipAddress else {
                return nil
            }
            guard !written.contains(":") else {
                self = .v6(written)
                return
            }
            let parts = written.split(separator: ".").compactMap { UInt8($0) }
            guard parts.count == 4 else { return nil }
            self = .v4(parts.reduce(0) { $0 << 8 | UInt32($1) })
        }
    }

    private let address: Address
    /// Bits that count; all of them for IPv6.
    private let length: Int

    init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count <= 2, let address = Address(String(parts[0])) else { return nil }
        self.address = address
        guard parts.count == 2 else {
            length = 32
            return
        }
        guard case .v4 = address, let length = Int(parts[1]), (0...32).contains(length) else { return nil }
        self.length = length
    }

    func contains(_ other: Address) -> Bool {
        guard case .v4(let own) = address, case .v4(let asked) = other else { return address == other }
        let mask = length == 0 ? 0 : UInt32.max << (32 - length)
        return own & mask == asked & mask
    }
}

extension HTTPField.Name {
    fileprivate static let forwarded = known("Forwarded")
    fileprivate static let xForwardedFor = known("X-Forwarded-For")
    fileprivate static let xForwardedHost = known("X-Forwarded-Host")
    fileprivate static let xForwardedPort = known("X-Forwarded-Port")
    fileprivate static let xForwardedPrefix = known("X-Forwarded-Prefix")
    fileprivate static let xForwardedProto = known("X-Forwarded-Proto")

    private static func known(_ name: String) -> HTTPField.Name {
        guard let name = HTTPField.Name(name) else { preconditionFailure("\(name) is no field name") }
        return name
    }
}

extension StringProtocol {
    fileprivate var trimmed: String { String(trimming(" ")) }

    fileprivate func trimming(_ character: Character) -> SubSequence {
        var rest = self[...]
        while rest.first == character { rest.removeFirst() }
        while rest.last == character { rest.removeLast() }
        return rest
    }

    /// Whether an authority names its port; colons in brackets are an IPv6 address.
    fileprivate var hasPort: Bool {
        guard let colon = lastIndex(of: ":") else { return false }
        return !self[colon...].contains("]")
    }
}

extension UInt8 {
    fileprivate var isAlphanumeric: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }
}
