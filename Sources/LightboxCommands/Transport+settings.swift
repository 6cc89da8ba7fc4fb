internal import Foundation
internal import LightboxSettings
internal import LightboxTransport

extension Settings.TLS {
    var files: TransportFiles {
        TransportFiles(
            certificate: certificate, key: key, clientAuthorities: clientAuthorities.isEmpty ? nil : clientAuthorities)
    }
}

/// TLS as the settings ask for it; `nil` where they don't.
/// - Throws: `CommandFailure` where the files don't make it.
/// - Parameters:
///   - admission: who counts its connections.
///   - turnedAway: is told of clients without a certificate that counts.
func secureTransport(
    _ tls: Settings.TLS, _ admission: any ConnectionAdmission,
    turnedAway: @escaping @Sendable (ClientTurnedAway) -> Void
) throws -> Transport? {
    guard tls.isOn else { return nil }
    guard !tls.certificate.isEmpty, !tls.key.isEmpty else {
        throw CommandFailure(
            message: "TLS needs both server.tls.certificate and server.tls.key.", exitCode: ExitStatus.wrongUsage)
    }
    do {
        let allowed = ClientAllowList(names: tls.allowedClients)
        return Transport(
            try TransportCredentials(tls.files), allowedClients: tls.asksForClients ? allowed : nil,
            admission: admission, turnedAway: turnedAway)
    } catch {
        throw CommandFailure(message: error.advice, exitCode: ExitStatus.wrongUsage)
    }
}

extension TransportError {
    /// What is wrong and what to do, for an admin.
    var advice: String {
        switch self {
        case .unreadable(let path): "The file \(path) can't be read: server.tls names its certificate and key."
        case .noCertificate(let path): "The file \(path) is no certificate in PEM (-----BEGIN CERTIFICATE-----)."
        case .noKey(let path):
            "The file \(path) is no private key in PEM without a password (openssl pkey -in FILE removes one)."
        case .otherKey(let certificate, let key): "The certificate in \(certificate) is not of the key in \(key)."
        }
    }
}
