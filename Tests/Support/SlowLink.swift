internal import NIOCore
internal import NIOPosix
internal import Synchronization

/// A way to a server of this machine that is as slow as wanted, or lets nothing through for a while. It knows only bytes.
package final class SlowLink: Sendable {
    /// What comes from the server arrives no sooner than this, and no faster.
    package struct Shape: Sendable {
        package var delay: Duration
        package var bytesPerSecond: Int

        package init(delay: Duration = .zero, bytesPerSecond: Int = .max) {
            self.delay = delay
            self.bytesPerSecond = bytesPerSecond
        }
    }

    /// A gate behind which answers wait.
    private final class Gate: Sendable {
        private struct State {
            var isClosed = false
            var waiting: [@Sendable () -> Void] = []
            var requestCount = 0
        }

        private let state = Mutex(State())

        var requestCount: Int { state.withLock { $0.requestCount } }

        func count() {
            state.withLock { $0.requestCount += 1 }
        }

        func close() {
            state.withLock { $0.isClosed = true }
        }

        func open() {
            let waiting = state.withLock { state in
                state.isClosed = false
                defer { state.waiting = [] }
                return state.waiting
            }
            waiting.forEach { $0() }
        }

        func pass(_ body: @escaping @Sendable () -> Void) {
            let isOpen = state.withLock { state in
                if state.isClosed { state.waiting.append(body) }
                return !state.isClosed
            }
            if isOpen { body() }
        }
    }

    private let channel: any Channel
    private let gate = Gate()

    /// `http://127.0.0.1:PORT/dicom-web`, by way of this link.
    package var serviceURL: String { "http://127.0.0.1:\(channel.localAddress?.port ?? 0)/dicom-web" }
    /// Pieces that clients have sent.
    package var requestCount: Int { gate.requestCount }

    /// - Parameter serviceURL: of a server of this machine, with its port.
    package init(to serviceURL: String, _ shape: Shape = Shape()) async throws {
        let gate = gate
        let port = Int(serviceURL.split(separator: ":").last?.prefix { $0.isNumber } ?? "") ?? 0
        // All connections share one link.
        let group = MultiThreadedEventLoopGroup.singleton.next()
        channel = try await ServerBootstrap(group: group, childGroup: group)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { client in
                let back = NIOLoopBound(Backwards(client, shape, gate), eventLoop: client.eventLoop)
                return ClientBootstrap(group: group)
                    .channelInitializer { server in
                        server.eventLoop.makeCompletedFuture {
                            try server.pipeline.syncOperations.addHandler(back.value)
                        }
                    }
                    .connect(host: "127.0.0.1", port: port)
                    .flatMapThrowing { server in
                        try client.pipeline.syncOperations.addHandler(Forwards(server, gate))
                    }
            }
            .bind(host: "127.0.0.1", port: 0).get()
    }

    /// From now on no answer arrives.
    package func close() {
        gate.close()
    }

    /// What has waited arrives, and what comes later.
    package func open() {
        gate.open()
    }

    package func stop() async throws {
        try await channel.close()
    }

    private final class Forwards: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer

        private let server: any Channel
        private let gate: Gate

        init(_ server: any Channel, _ gate: Gate) {
            self.server = server
            self.gate = gate
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            gate.count()
            server.writeAndFlush(unwrapInboundIn(data), promise: nil)
        }

        func channelInactive(context: ChannelHandlerContext) {
            server.close(promise: nil)
        }
    }

    private final class Backwards: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer

        private let client: any Channel
        private let shape: Shape
        private let gate: Gate
        /// When the last byte that was taken will have arrived.
        private var free = NIODeadline.now()

        init(_ client: any Channel, _ shape: Shape, _ gate: Gate) {
            self.client = client
            self.shape = shape
            self.gate = gate
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            let bytes = unwrapInboundIn(data)
            let nanoseconds = Int64(Double(bytes.readableBytes) / Double(shape.bytesPerSecond) * 1e9)
            let delay = TimeAmount.nanoseconds(Int64(shape.delay / .nanoseconds(1)))
            free = max(free, .now()) + .nanoseconds(nanoseconds)
            let (client, gate) = (client, gate)
            client.eventLoop.scheduleTask(deadline: free + delay) {
                gate.pass { client.writeAndFlush(bytes, promise: nil) }
            }
        }

        func channelInactive(context: ChannelHandlerContext) {
            let (client, gate) = (client, gate)
            let delay = TimeAmount.nanoseconds(Int64(shape.delay / .nanoseconds(1)))
            client.eventLoop.scheduleTask(deadline: max(free, .now()) + delay) {
                gate.pass { client.close(promise: nil) }
            }
        }
    }
}

/// Runs the body with a link to a server.
package func withSlowLink(
    to serviceURL: String, _ shape: SlowLink.Shape = SlowLink.Shape(), _ body: (SlowLink) async throws -> Void
) async throws {
    let link = try await SlowLink(to: serviceURL, shape)
    do {
        try await body(link)
    } catch {
        try? await link.stop()
        throw error
    }
    try await link.stop()
}
