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
    private var nextLook: Scheduled<Void>?
    private var waitingByteCount: Int?
    /// A client that takes none of the last bytes for so long is not waited for.
    private static let patience = TimeAmount.seconds(30)

    func handlerRemoved(context: ChannelHandlerContext) {
        nextLook?.cancel()
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
        look(context)
        lastWrite.assumeIsolated().whenComplete { _ in context.close(mode: mode, promise: promise) }
    }

    /// Closes where as many bytes wait as at the last look.
    private func look(_ context: ChannelHandlerContext) {
        let count = (try? context.channel.syncOptions?.getOption(.bufferedWritableBytes)) ?? 0
        guard count != waitingByteCount else { return context.close(promise: nil) }
        waitingByteCount = count
        nextLook = context.eventLoop.assumeIsolated().scheduleTask(in: Self.patience) { self.look(context) }
    }
}
