package import NIOCore
package import NIOHTTPTypes

/// Holds a close back until the end of an answer has left for the socket.
///
/// While the server shuts down, the framework closes a connection right after it has written an answer's end. NIO fails
/// what then still waits for a slow client, so the last bytes of the answer would be lost. A second close is a demand,
/// for example of the limit on shutting down, and is passed on at once.
package final class AnswerBeforeClose: ChannelOutboundHandler, RemovableChannelHandler {
    package typealias OutboundIn = HTTPResponsePart
    package typealias OutboundOut = HTTPResponsePart

    /// Completes when the end that was written last has left; `nil` before the first and once it has.
    private var pendingEnd: EventLoopFuture<Void>?
    private var isCloseHeldBack = false

    package init() {}

    package func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard case .end = unwrapOutboundIn(data) else { return context.write(data, promise: promise) }
        let written = promise ?? context.eventLoop.makePromise()
        pendingEnd = written.futureResult
        context.write(data, promise: written)
    }

    package func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
        guard mode == .all, !isCloseHeldBack, let pendingEnd else { return context.close(mode: mode, promise: promise) }
        isCloseHeldBack = true
        pendingEnd.assumeIsolated().whenComplete { _ in context.close(mode: mode, promise: promise) }
    }
}
