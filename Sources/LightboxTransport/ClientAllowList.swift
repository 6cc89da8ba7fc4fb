internal import NIOSSL
internal import SwiftASN1
internal import X509

/// The clients that may connect, by what a certificate calls them.
package struct ClientAllowList: Sendable, Hashable {
    /// Empty: every client whose certificate is sound.
    package let names: Set<String>

    package init(names: some Sequence<String>) {
        self.names = Set(names)
    }

    func allows(_ certificate: NIOSSLCertificate) -> Bool {
        guard !names.isEmpty else { return true }
        guard let bytes = try? certificate.toDERBytes(), let parsed = try? Certificate(derEncoded: bytes) else {
            return false
        }
        return !names.isDisjoint(with: Self.names(of: parsed))
    }

    /// The whole subject (`CN=viewer,O=Example`, RFC 4514), its common name, and the DNS names, mail addresses and URIs of the
    /// certificate.
    static func names(of certificate: Certificate) -> Set<String> {
        var names: Set<String> = [certificate.subject.description]
        for attribute in certificate.subject.lazy.flatMap({ $0 }) where attribute.type == .RDNAttributeType.commonName {
            if let name = String(attribute.value) { names.insert(name) }
        }
        for name in (try? certificate.extensions.subjectAlternativeNames) ?? SubjectAlternativeNames() {
            switch name {
            case .dnsName(let text), .rfc822Name(let text), .uniformResourceIdentifier(let text): names.insert(text)
            default: break
            }
        }
        return names
    }
}
