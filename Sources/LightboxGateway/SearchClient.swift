internal import HTTPTypes
internal import NIOCore

/// Who sends a request, as far as that can be told: its address, what proxies say of it, its program and its credentials.
/// Only a number of this process, so that neither addresses nor tokens are kept.
func searchClient(_ headers: HTTPFields, _ peer: SocketAddress?) -> String {
    var hasher = Hasher()
    hasher.combine(peer?.ipAddress)
    for name in ["Forwarded", "X-Forwarded-For"] { hasher.combine(HTTPField.Name(name).flatMap { headers[$0] }) }
    hasher.combine(headers[.userAgent])
    hasher.combine(headers[.authorization])
    return String(hasher.finalize())
}
