import NIOCore

/// Keeps what is written, as a socket does whose client does not read, until `drain`. A close fails what waits.
final class FullSocket<Part>: ChannelOutboundHandler {
    typealias OutboundIn = Part
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
