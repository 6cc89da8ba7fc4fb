import NIOCore
import NIOEmbedded
import Testing

@testable import LightboxTransport

@Suite("A close lets what was written before it be flushed")
struct CloseAfterFlushTests {
    /// As TLS does: what comes after the farewell is discarded.
    private final class Farewell: ChannelOutboundHandler {
        typealias OutboundIn = ByteBuffer
        private var isOver = false

        func flush(context: ChannelHandlerContext) {
            if !isOver { context.flush() }
        }

        func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
            isOver = true
            context.close(mode: mode, promise: promise)
        }
    }

    @Test("A close between a write and its flush comes after both")
    func order() throws {
        let channel = EmbeddedChannel(handlers: [Farewell(), CloseAfterFlush()])
        try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
        channel.write(ByteBuffer(string: "the end"), promise: nil)
        channel.close(mode: .all, promise: nil)
        channel.flush()
        channel.embeddedEventLoop.run()
        #expect(try channel.readOutbound(as: ByteBuffer.self) == ByteBuffer(string: "the end"))
        #expect(!channel.isActive)
    }
}
