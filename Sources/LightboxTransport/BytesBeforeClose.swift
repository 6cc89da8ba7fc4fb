internal import NIOCore

/// Holds a close back until the bytes before it have left for the socket.
///
/// HTTP/2 closes a connection that shuts down as soon as the last stream has handed over its end, and TLS waits for the farewell
/// of a peer only so long: NIO fails what then still waits for a slow client. A second close is a demand and is passed on at
/// once. This handler stands next to the socket, below TLS.
final class BytesBeforeClose: ChannelOutboundHandler {
    typealias OutboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    /// Completes when the bytes that were written last have left.
    private var lastWrite: EventLoopFuture<Void>?
    private var isCloseHeldBack = false

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        let written = promise ?? context.eventLoop.makePromise()
        lastWrite = written.futureResult
        context.write(data, promise: written)
    }

    func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
        guard mode == .all, !isCloseHeldBack, let lastWrite else { return context.close(mode: mode, promise: promise) }
        isCloseHeldBack = true
        lastWrite.assumeIsolated().whenComplete { _ in context.close(mode: mode, promise: promise) }
    }
}
