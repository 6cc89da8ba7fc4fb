/// An audit message as syslog carries it. Source: RFC 5424 6; PS3.15 A.6 (F-33).
package struct SyslogMessage: Sendable {
    private let text: String

    package init(_ message: AuditMessage) {
        let source = message.source
        // Facility 10 (security and authorization), severity 5 (notice). Source: PS3.15 A.6.
        let head =
            "<85>1 \(message.timestamp) \(Self.field(source.host, 255)) Lightbox \(source.processID) DICOM+RFC3881 -"
        text = "\(head) \u{FEFF}\(message.xml)"
    }

    /// As one datagram. Source: RFC 5426 3.1.
    package var datagram: [UInt8] { Array(text.utf8) }

    /// With its length in front, as a stream needs it. Source: RFC 5425 4.3.
    package var frame: [UInt8] {
        let bytes = datagram
        return Array("\(bytes.count) ".utf8) + bytes
    }

    /// Printable ASCII without spaces; `-` for what is empty.
    private static func field(_ text: String, _ limit: Int) -> String {
        let field = text.unicodeScalars.prefix(limit).filter { (33...126).contains($0.value) }
        return field.isEmpty ? "-" : String(String.UnicodeScalarView(field))
    }
}
