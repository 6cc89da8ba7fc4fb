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
    private var deadline: Scheduled<Void>?
    /// A client on a bad line needs a few seconds; one that never speaks must not hold a connection.
    private static let patience = TimeAmount.seconds(20)

    /// - Parameters:
    ///   - allowed: `nil` where clients need no certificate.
    ///   - idleTime: how long a connection may be silent.
    init(allowed: ClientAllowList?, idleTime: TimeAmount, logger: Logger) {
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
            guard isAllowed(context) else {
                logger.warning("A client was turned away: its certificate is not among server.tls.allowedClients.")
                return context.close(promise: nil)
            }
            context.fireUserInboundEventTriggered(event)
            // What the client has chosen is set up by now; HTTP/1.1 has no such handler.
            let pipeline = context.pipeline.syncOperations
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

    private func isAllowed(_ context: ChannelHandlerContext) -> Bool {
        guard let allowed else { return true }
        guard let certificate = try? context.pipeline.syncOperations.nioSSL_peerCertificate() else { return false }
        return allowed.allows(certificate)
    }
}
