package import HummingbirdCore
internal import HummingbirdHTTP2
internal import Logging
internal import NIOCore
internal import NIOSSL
internal import Synchronization

/// TLS in front of the gateway: HTTP/2 or HTTP/1.1, as the client asks (ALPN). Its credentials can be changed while it
/// serves; connections keep those that they began with.
package final class Transport: Sendable {
    private let credentials: Mutex<TransportCredentials>
    private let channel = Mutex<TransportChannel?>(nil)
    private let allowedClients: ClientAllowList?
    private let admission: any ConnectionAdmission
    private let turnedAway: @Sendable (ClientTurnedAway) -> Void

    /// - Parameters:
    ///   - allowedClients: `nil` where clients need no certificate.
    ///   - turnedAway: is told of those without one that counts, on the event loop of their connection.
    package init(
        _ credentials: TransportCredentials, allowedClients: ClientAllowList? = nil,
        admission: any ConnectionAdmission, turnedAway: @escaping @Sendable (ClientTurnedAway) -> Void = { _ in }
    ) {
        self.turnedAway = turnedAway
        self.admission = admission
        self.credentials = Mutex(credentials)
        self.allowedClients = allowedClients
    }

    /// - Parameter streams: what is between HTTP and the gateway, of HTTP/1.1 connections and of HTTP/2 streams alike.
    package func server(streams: HTTP1Channel.Configuration) -> HTTPServerBuilder {
        HTTPServerBuilder { [self] responder in
            let made = try TransportChannel(
                credentials.withLock { $0 }, allowedClients, admission, turnedAway, streams: streams,
                responder: responder)
            channel.withLock { $0 = made }
            return OnEventLoop(made)
        }
    }

    /// Uses other credentials for connections from now on. - Throws: where TLS can't be set up with them.
    package func use(_ new: TransportCredentials) throws {
        try channel.withLock { $0 }?.use(new)
        credentials.withLock { $0 = new }
    }

    package var current: TransportCredentials { credentials.withLock { $0 } }
}

extension HTTPServerBuilder {
    /// HTTP/1.1 without TLS.
    package static func plain(_ configuration: HTTP1Channel.Configuration) -> HTTPServerBuilder {
        HTTPServerBuilder { OnEventLoop(HTTP1Channel(responder: $0, configuration: configuration)) }
    }
}

/// Sets connections up: TLS, then what the client has chosen.
final class TransportChannel: ServerChildChannel {
    typealias Value = HTTP2UpgradeChannel.Value

    private let upgrade: Mutex<HTTP2UpgradeChannel>
    private let make: @Sendable (TransportCredentials) throws -> HTTP2UpgradeChannel
    private let allowedClients: ClientAllowList?
    private let admission: any ConnectionAdmission
    private let turnedAway: @Sendable (ClientTurnedAway) -> Void

    init(
        _ credentials: TransportCredentials, _ allowedClients: ClientAllowList?, _ admission: any ConnectionAdmission,
        _ turnedAway: @escaping @Sendable (ClientTurnedAway) -> Void, streams: HTTP1Channel.Configuration,
        responder: @escaping HTTPChannelHandler.Responder
    ) throws {
        let idleTime = Duration(admission.idleTime)
        let make: @Sendable (TransportCredentials) throws -> HTTP2UpgradeChannel = {
            try HTTP2UpgradeChannel(
                tlsConfiguration: $0.configuration,
                configuration: .init(idleTimeout: idleTime, streamConfiguration: streams), responder: responder)
        }
        self.admission = admission
        self.turnedAway = turnedAway
        self.make = make
        self.allowedClients = allowedClients
        upgrade = Mutex(try make(credentials))
    }

    func use(_ credentials: TransportCredentials) throws {
        let made = try make(credentials)
        upgrade.withLock { $0 = made }
    }

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
        let (upgrade, allowedClients, admission) = (upgrade.withLock { $0 }, allowedClients, admission)
        let turnedAway = turnedAway
        return channel.eventLoop.makeCompletedFuture {
            try channel.enter(by: admission)
            try channel.pipeline.syncOperations.addHandler(BytesBeforeClose())
        }.flatMap {
            upgrade.setup(channel: channel, logger: logger)
        }.flatMapThrowing { value in
            let pipeline = channel.pipeline.syncOperations
            let security = try pipeline.handler(type: NIOSSLServerHandler.self)
            try pipeline.addHandler(
                HandshakeGate(
                    allowed: allowedClients, idleTime: admission.idleTime, logger: logger, turnedAway: turnedAway),
                position: .after(security))
            try pipeline.addHandler(CloseAfterFlush(), position: .after(security))
            return value
        }
    }

    func handle(value: Value, logger: Logger) async {
        await upgrade.withLock { $0 }.handle(value: value, logger: logger)
    }
}
