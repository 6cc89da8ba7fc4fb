package import LightboxAudit
package import LightboxWork
internal import NIOCore
internal import NIOPosix
internal import NIOSSL

/// Syslog over TLS or TCP. Source: RFC 5425; PS3.15 A.6, BCP 195 for the versions of TLS (F-33).
///
/// The protocol has no receipt. What was written counts as arrived when the connection has stayed open for a while
/// afterwards: a receiver that stopped in between has then closed or reset it.
package actor SyslogStream: AuditReceiver {
    package struct Security: Sendable {
        /// A file of the certificates (PEM) that may have signed the receiver's; `nil` for those of the system.
        package var authorities: String?
        /// Files of this program's own certificate chain and key (PEM), where the receiver asks for them.
        package var certificate: String?
        package var privateKey: String?

        package init(authorities: String? = nil, certificate: String? = nil, privateKey: String? = nil) {
            self.authorities = authorities
            self.certificate = certificate
            self.privateKey = privateKey
        }
    }

    private let host: String
    private let port: Int
    private let context: NIOSSLContext?
    private var channel: (any Channel)?
    private let confirmation: Duration

    /// - Parameter security: `nil` for TCP alone.
    /// - Throws: where a file of certificates can't be read.
    package init(host: String, port: Int, security: Security?, confirmation: Duration = .seconds(1)) throws {
        self.host = host
        self.port = port
        self.confirmation = confirmation
        context = try security.map { try NIOSSLContext(configuration: $0.configuration()) }
    }

    package func send(_ messages: [AuditMessage]) async -> AuditHandover {
        do {
            try await write(messages)
            return .complete
        } catch {
            await close()
            return .stopped(after: 0, because: error)
        }
    }

    private func write(_ messages: [AuditMessage]) async throws {
        let channel = try await openChannel()
        var buffer = ByteBuffer()
        for message in messages { buffer.writeBytes(SyslogMessage(message).frame) }
        // A receiver that does not read would be waited for without end.
        let end = channel.eventLoop.scheduleTask(in: Self.patience) { channel.close(promise: nil) }
        defer { end.cancel() }
        try await channel.writeAndFlush(buffer)
        try await Task.sleep(for: confirmation)
        guard channel.isActive else { throw AuditError.receiverAway }
    }

    /// How long a receiver may take to take a batch.
    private static let patience = TimeAmount.seconds(30)

    package func close() async {
        try? await channel?.close()
        channel = nil
    }

    private func openChannel() async throws -> any Channel {
        if let channel, channel.isActive { return channel }
        let (context, host, port) = (context, host, port)
        let opened = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .connectTimeout(.seconds(10))
            .channelOption(.socketOption(.so_keepalive), value: 1)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    guard let context else { return }
                    let isAddress = (try? SocketAddress(ipAddress: host, port: 0)) != nil
                    try channel.pipeline.syncOperations.addHandler(
                        NIOSSLClientHandler(context: context, serverHostname: isAddress ? nil : host))
                }
            }
            .connect(host: host, port: port).get()
        channel = opened
        return opened
    }
}

extension SyslogStream.Security {
    fileprivate func configuration() throws -> TLSConfiguration {
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.minimumTLSVersion = .tlsv12
        if let authorities { configuration.trustRoots = .file(authorities) }
        if let certificate, let privateKey {
            configuration.certificateChain = try NIOSSLCertificate.fromPEMFile(certificate).map { .certificate($0) }
            configuration.privateKey = .privateKey(try NIOSSLPrivateKey(file: privateKey, format: .pem))
        }
        return configuration
    }
}

/// Syslog as datagrams, which may get lost: for receivers on the same machine. Source: RFC 5426.
package actor SyslogDatagrams: AuditReceiver {
    private let host: String
    private let port: Int
    private let pool: WorkerPool
    private var channel: (any Channel)?

    package init(host: String, port: Int, pool: WorkerPool) {
        self.host = host
        self.port = port
        self.pool = pool
    }

    package func send(_ messages: [AuditMessage]) async -> AuditHandover {
        var count = 0
        do {
            let (channel, address) = try await opened()
            for message in messages {
                let datagram = ByteBuffer(bytes: SyslogMessage(message).datagram)
                try await channel.writeAndFlush(AddressedEnvelope(remoteAddress: address, data: datagram))
                count += 1
            }
            return .complete
        } catch ChannelError.writeMessageTooLarge {
            return .refused(after: count, because: ChannelError.writeMessageTooLarge)
        } catch {
            return .stopped(after: count, because: error)
        }
    }

    private func opened() async throws -> (any Channel, SocketAddress) {
        let (host, port) = (host, port)
        let address = try await pool.run(isContinuing: true) {
            try SocketAddress.makeAddressResolvingHost(host, port: port)
        }
        return (try await openChannel(for: address), address)
    }

    package func close() async {
        try? await channel?.close()
        channel = nil
    }

    private func openChannel(for address: SocketAddress) async throws -> any Channel {
        if let channel, channel.isActive { return channel }
        let opened = try await DatagramBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .bind(host: address.protocol == .inet6 ? "::" : "0.0.0.0", port: 0).get()
        channel = opened
        return opened
    }
}
