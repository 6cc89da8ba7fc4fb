/// Where the files of TLS lie. All are PEM.
package struct TransportFiles: Sendable, Hashable {
    /// The certificate of the server, followed by those that lead to a root.
    package var certificate: String
    /// Its private key, not encrypted.
    package var key: String
    /// Certificates of the authorities whose clients may connect; `nil` where any client may.
    package var clientAuthorities: String?

    package init(certificate: String, key: String, clientAuthorities: String? = nil) {
        self.certificate = certificate
        self.key = key
        self.clientAuthorities = clientAuthorities
    }

    package var paths: [String] { [certificate, key] + (clientAuthorities.map { [$0] } ?? []) }
}

/// Why there are no credentials.
package enum TransportError: Error, Equatable {
    case unreadable(path: String)
    /// No certificate in PEM, or one that is malformed.
    case noCertificate(path: String)
    /// No private key in PEM, or an encrypted one.
    case noKey(path: String)
    /// The certificate is of another key.
    case otherKey(certificate: String, key: String)
}
