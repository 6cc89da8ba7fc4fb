internal import LightboxAudit
internal import LightboxStore

extension AuditEvent {
    /// Of a request, in bytes: a message of it fits into what receivers take (PS3.15 A.6 asks for 32,768 bytes) also when
    /// it is encoded.
    private static let longestRequest = 8192

    /// The same with a request of bounded length: one that was cut says how long it was, and by its digest which.
    var bounded: AuditEvent {
        guard let request, request.utf8.count > Self.longestRequest else { return self }
        let bytes = Array(request.utf8)
        let beginning = String(decoding: bytes.prefix(Self.longestRequest), as: UTF8.self)
        var event = self
        event.request = "\(beginning)… (\(bytes.count) bytes, SHA-256 \(hexadecimal(sha256(bytes))))"
        return event
    }
}
