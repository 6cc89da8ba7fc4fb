internal import NIOCore
internal import NIOHTTP2

/// Stands between HTTP/2 and the framework's care for a connection, and knows two things better about PING frames.
///
/// - A client may send as many as it likes, as browsers do before a request after a pause. HTTP/2 itself answers them, and
///   bounds the answers that wait. The framework would count them over the life of a connection, and cut it at the third.
/// - The framework asks a connection without streams whether it is still there, and closes it on the answer. One that is
///   silent would stay for ever; here it is closed after a while.
final class KeepAlivePings: ChannelDuplexHandler {
    typealias InboundIn = HTTP2Frame
    typealias InboundOut = HTTP2Frame
    typealias OutboundIn = HTTP2Frame
    typealias OutboundOut = HTTP2Frame

    private let patience: TimeAmount
    private var streamCount = 0
    private var deadline: Scheduled<Void>?

    /// - Parameter patience: how long a client without streams may take to answer.
    init(patience: TimeAmount) {
        self.patience = patience
    }

    func handlerRemoved(context: ChannelHandlerContext) { deadline?.cancel() }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard case .ping(_, let isAnswer) = unwrapInboundIn(data).payload else { return context.fireChannelRead(data) }
        guard isAnswer else { return }
        deadline?.cancel()
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        if case .ping(_, ack: false) = unwrapOutboundIn(data).payload { waitForAnswer(context) }
        context.write(data, promise: promise)
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event {
        case is NIOHTTP2StreamCreatedEvent: streamCount += 1
        case is StreamClosedEvent: streamCount -= 1
        default: break
        }
        context.fireUserInboundEventTriggered(event)
    }

    /// While an answer is on its way the question can wait behind it for long.
    private func waitForAnswer(_ context: ChannelHandlerContext) {
        deadline?.cancel()
        deadline = context.eventLoop.assumeIsolated().scheduleTask(in: patience) {
            if self.streamCount > 0 { self.waitForAnswer(context) } else { context.close(promise: nil) }
        }
    }
}
