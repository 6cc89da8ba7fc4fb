internal import NIOCore
internal import NIOPosix
internal import Synchronization

/// Answers every request with a head and then the same piece again and again, each when the one before was taken from it.
package final class EndlessServer: Sendable {
    private struct State {
        var byteCount = 0
        var openCount = 0
        var requestCount = 0
    }

    private let channel: any Channel
    private let state: Box

    private final class Box: Sendable {
        let state = Mutex(State())
    }

    package var url: String { "http://127.0.0.1:\(channel.localAddress?.port ?? 0)/dicom-web" }
    /// What clients, or the buffers on the way to them, have taken.
    package var byteCount: Int { state.state.withLock { $0.byteCount } }
    /// Connections that are not closed.
    package var openCount: Int { state.state.withLock { $0.openCount } }
    package var requestCount: Int { state.state.withLock { $0.requestCount } }

    /// - Parameters:
    ///   - head: of the answer, without a length.
    ///   - piece: `nil` for a server that falls silent behind the head.
    package init(head: String, piece: String?) async throws {
        let box = Box()
        state = box
        channel = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(Pouring(box, head: head, piece: piece))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
    }

    package func stop() async throws {
        try await channel.close()
    }

    private final class Pouring: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        typealias OutboundOut = ByteBuffer

        private let box: Box
        private let head: String
        private let piece: ByteBuffer?
        private var asked = ""

        init(_ box: Box, head: String, piece: String?) {
            self.box = box
            self.head = head
            self.piece = piece.map { ByteBuffer(string: $0) }
        }

        func channelActive(context: ChannelHandlerContext) {
            box.state.withLock { $0.openCount += 1 }
        }

        func channelInactive(context: ChannelHandlerContext) {
            box.state.withLock { $0.openCount -= 1 }
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            asked += String(buffer: unwrapInboundIn(data))
            guard asked.contains("\r\n\r\n") else { return }
            asked = ""
            box.state.withLock { $0.requestCount += 1 }
            context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: head))).assumeIsolated()
                .whenSuccess { self.pour(context) }
        }

        private func pour(_ context: ChannelHandlerContext) {
            guard let piece, context.channel.isActive else { return }
            box.state.withLock { $0.byteCount += piece.readableBytes }
            // Not from within: to a client that reads at once every write has ended before it returns.
            context.writeAndFlush(wrapOutboundOut(piece)).assumeIsolated().whenSuccess {
                context.eventLoop.assumeIsolated().execute { self.pour(context) }
            }
        }
    }
}

/// Runs the body with a server whose answers have no end.
package func withEndlessServer(
    head: String, piece: String?, _ body: (EndlessServer) async throws -> Void
) async throws {
    let server = try await EndlessServer(head: head, piece: piece)
    do {
        try await body(server)
    } catch {
        try? await server.stop()
        throw error
    }
    try await server.stop()
}
