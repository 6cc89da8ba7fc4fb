internal import Logging
internal import NIOCore
internal import NIOHTTP2
internal import NIOSSL
internal import NIOTLS

/// Watches over a connection until it is secured: gives the handshake its time and no more, turns away clients that are not
/// on the list, and ends at once while the server shuts down.
final class HandshakeGate: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = Any

    private let allowed: ClientAllowList?
    private let idleTime: TimeAmount
    private let logger: Logger
    private let turnedAway: @Sendable (ClientTurnedAway) -> Void
    private var deadline: Scheduled<Void>?
    /// A client on a bad line needs a few seconds; one that never speaks must not hold a connection.
    private static let patience = TimeAmount.seconds(20)

    /// - Parameters:
    ///   - allowed: `nil` where clients need no certificate.
    ///   - idleTime: how long a connection may be silent.
    ///   - turnedAway: is told of clients without a certificate that counts.
    init(
        allowed: ClientAllowList?, idleTime: TimeAmount, logger: Logger,
        turnedAway: @escaping @Sendable (ClientTurnedAway) -> Void
    ) {
        self.turnedAway = turnedAway
        self.allowed = allowed
        self.idleTime = idleTime
        self.logger = logger
    }

    func handlerAdded(context: ChannelHandlerContext) {
        deadline = context.eventLoop.assumeIsolated().scheduleTask(in: Self.patience) { context.close(promise: nil) }
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        deadline?.cancel()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event {
        case TLSUserEvent.handshakeCompleted:
            let pipeline = context.pipeline.syncOperations
            if let allowed {
                let certificate = try? pipeline.nioSSL_peerCertificate()
                let client = certificate.flatMap { CertifiedClient($0) }
                guard let certificate, allowed.allows(certificate) else {
                    turnAway(context, .notListed, client)
                    return context.close(promise: nil)
                }
                if let client { try? pipeline.addHandler(ClientIdentity(client), position: .first) }
            }
            context.fireUserInboundEventTriggered(event)
            // What the client has chosen is set up by now; HTTP/1.1 has no such handler.
            if let connection = try? pipeline.handler(type: NIOHTTP2Handler.self) {
                try? pipeline.addHandler(KeepAlivePings(patience: idleTime), position: .after(connection))
            }
            pipeline.removeHandler(context: context, promise: nil)
        case is ChannelShouldQuiesceEvent:
            context.close(promise: nil)
        default:
            context.fireUserInboundEventTriggered(event)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        // Who only looks whether somebody listens has shown nothing that could be refused.
        if allowed != nil, case NIOSSLError.handshakeFailed(let failure) = error,
            failure != .sslError([.eofDuringHandshake])
        {
            turnAway(context, .notCertified, nil)
        }
        context.fireErrorCaught(error)
    }

    private func turnAway(
        _ context: ChannelHandlerContext, _ reason: ClientTurnedAway.Reason, _ client: CertifiedClient?
    ) {
        switch reason {
        case .notListed:
            logger.warning("A client was turned away: its certificate is not among server.tls.allowedClients.")
        case .notCertified:
            // Anybody can do that, as often as they like.
            logger.debug("A client was turned away: it has shown no certificate that counts.")
        }
        turnedAway(ClientTurnedAway(reason: reason, address: context.remoteAddress?.ipAddress, client: client))
    }
}
