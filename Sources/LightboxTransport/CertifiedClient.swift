package import NIOCore
internal import NIOSSL
internal import SwiftASN1
internal import X509

/// Who a client has proved to be by its certificate (mutual TLS).
package struct CertifiedClient: Sendable, Equatable {
    /// The common name of the certificate; where it has none its whole subject.
    package let name: String
    /// That of who has signed it.
    package let issuer: String

    /// - Returns: `nil` for a certificate that can't be read.
    init?(_ certificate: NIOSSLCertificate) {
        guard let bytes = try? certificate.toDERBytes(), let parsed = try? Certificate(derEncoded: bytes) else {
            return nil
        }
        name = parsed.subject.commonName ?? parsed.subject.description
        issuer = parsed.issuer.commonName ?? parsed.issuer.description
    }
}

/// A client that was turned away before it could ask for anything.
package struct ClientTurnedAway: Sendable, Equatable {
    package enum Reason: Sendable {
        /// It showed no certificate that one of the authorities has signed and that is good now.
        case notCertified
        /// Its certificate is sound, and has none of the names that may connect.
        case notListed
    }

    package let reason: Reason
    package let address: String?
    /// `nil` where it has proved nothing.
    package let client: CertifiedClient?
}

/// Stands in the pipeline of a connection for who is at its other end, and passes everything on.
final class ClientIdentity: ChannelInboundHandler {
    typealias InboundIn = Any

    let client: CertifiedClient

    init(_ client: CertifiedClient) {
        self.client = client
    }
}

extension Channel {
    /// Who is at the other end of a connection of HTTP/1.1, or of that of a stream of HTTP/2; `nil` where no certificate tells.
    /// On the event loop of the channel.
    package var certifiedClient: CertifiedClient? {
        // The parent of a connection is what listens, and can have an event loop of its own.
        for channel in [self, parent].compactMap(\.self) where channel.eventLoop.inEventLoop {
            if let identity = try? channel.pipeline.syncOperations.handler(type: ClientIdentity.self) {
                return identity.client
            }
        }
        return nil
    }
}

extension DistinguishedName {
    fileprivate var commonName: String? {
        lazy.flatMap { $0 }.first { $0.type == .RDNAttributeType.commonName }.flatMap { String($0.value) }
    }
}
