import HTTPTypes
import LightboxGateway
import NIOCore
import NIOEmbedded
import NIOHTTPTypes
import Testing

@Suite("Closing after an answer")
struct AnswerBeforeCloseTests {
    /// Keeps what is written, as a socket does whose client does not read, until `drain`.
    private final class FullSocket: ChannelOutboundHandler {
        typealias OutboundIn = HTTPResponsePart
        private var waiting: [(NIOAny, EventLoopPromise<Void>?)] = []
        private var context: ChannelHandlerContext?

        func handlerAdded(context: ChannelHandlerContext) { self.context = context }
        func handlerRemoved(context: ChannelHandlerContext) { self.context = nil }
        func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
            waiting.append((data, promise))
        }

        func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
            for (_, written) in waiting { written?.fail(ChannelError.eof) }
            waiting = []
            context.close(mode: mode, promise: promise)
        }

        func drain() {
            for (data, written) in waiting { context?.writeAndFlush(data, promise: written) }
            waiting = []
        }
    }

    private func channel() throws -> (EmbeddedChannel, FullSocket) {
        let socket = FullSocket()
        let channel = EmbeddedChannel()
        try channel.pipeline.syncOperations.addHandlers([socket, AnswerBeforeClose()])
        try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 80)).wait()
        return (channel, socket)
    }

    @Test("A close that follows the end of an answer waits until a slow client has taken it")
    func closeWaits() throws {
        let (channel, socket) = try channel()
        channel.write(HTTPResponsePart.head(HTTPResponse(status: .ok)), promise: nil)
        channel.write(HTTPResponsePart.body(ByteBuffer(string: "last bytes")), promise: nil)
        channel.write(HTTPResponsePart.end(nil), promise: nil)
        channel.close(promise: nil)
        #expect(channel.isActive)

        socket.drain()
        channel.embeddedEventLoop.run()
        #expect(!channel.isActive)
        var parts: [HTTPResponsePart] = []
        while let part = try channel.readOutbound(as: HTTPResponsePart.self) { parts.append(part) }
        #expect(parts.count == 3)
        #expect(parts.last == .end(nil))
    }

    @Test("A second close is not held back, nor one in the middle of an answer")
    func closeAtOnce() throws {
        let (patient, _) = try channel()
        patient.write(HTTPResponsePart.end(nil), promise: nil)
        patient.close(promise: nil)
        patient.close(promise: nil)
        #expect(!patient.isActive)

        let (broken, _) = try channel()
        broken.write(HTTPResponsePart.head(HTTPResponse(status: .ok)), promise: nil)
        broken.close(promise: nil)
        #expect(!broken.isActive)
    }
}
