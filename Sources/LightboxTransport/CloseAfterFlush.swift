internal import NIOCore

/// Lets what was written before a close be flushed first.
///
/// HTTP/2 tells of the end of a stream while it writes the end, before it flushes it. A connection that shuts down is closed
/// right then, and TLS discards what comes after its farewell. So the close waits for the next turn of the event loop. This
/// handler stands above TLS.
final class CloseAfterFlush: ChannelOutboundHandler {
    /// Nothing is unwrapped: HTTP/2 and HTTP/1.1 write different types.
    typealias OutboundIn = Any

    func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
        guard mode == .all else { return context.close(mode: mode, promise: promise) }
        let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
        context.eventLoop.execute { bound.value.close(mode: mode, promise: promise) }
    }
}
