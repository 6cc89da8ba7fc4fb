internal import NIOCore

/// Holds a close back until the bytes before it have left for the socket.
///
/// HTTP/2 closes a connection that shuts down as soon as the last stream has handed over its end, and TLS waits for the farewell
/// of a peer only so long, and then closes anew at whatever the peer still says: NIO fails what then still waits for a slow
/// client. This handler stands next to the socket, below TLS.
final class BytesBeforeClose: ChannelOutboundHandler {
    typealias OutboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    /// Completes when the bytes that were written last have left.
    private var lastWrite: EventLoopFuture<Void>?
    private var isCloseHeldBack = false
    private var deadline: Scheduled<Void>?
    /// A client that takes longer for the last bytes than this is not waited for.
    private static let patience = TimeAmount.minutes(5)

    func handlerRemoved(context: ChannelHandlerContext) {
        deadline?.cancel()
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        let written = promise ?? context.eventLoop.makePromise()
        lastWrite = written.futureResult
        context.write(data, promise: written)
    }

    func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
        guard mode == .all, let lastWrite else { return context.close(mode: mode, promise: promise) }
        guard !isCloseHeldBack else { return context.channel.closeFuture.cascade(to: promise) }
        isCloseHeldBack = true
        deadline = context.eventLoop.assumeIsolated().scheduleTask(in: Self.patience) { context.close(promise: nil) }
        lastWrite.assumeIsolated().whenComplete { _ in context.close(mode: mode, promise: promise) }
    }
}
