internal import HTTPTypes
package import NIOCore
package import NIOHTTPTypes

/// Sends the head of an answer together with the first bytes of its body: one packet and one system call in place of two.
/// A body that is not there within a moment does not hold its head back.
package final class HeadWithBody: ChannelOutboundHandler, RemovableChannelHandler {
    package typealias OutboundIn = HTTPResponsePart
    package typealias OutboundOut = HTTPResponsePart

    private static let patience = TimeAmount.milliseconds(1)

    /// Nothing but a head has been written since the last flush.
    private var holdsHead = false
    private var reminder: Scheduled<Void>?

    package init() {}

    package func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        if case .head(let head) = unwrapOutboundIn(data) {
            holdsHead = head.status.kind != .informational
        } else {
            holdsHead = false
        }
        context.write(data, promise: promise)
    }

    package func flush(context: ChannelHandlerContext) {
        guard holdsHead else { return flushNow(context) }
        guard reminder == nil else { return }
        reminder = context.eventLoop.assumeIsolated().scheduleTask(in: Self.patience) { self.flushNow(context) }
    }

    package func handlerRemoved(context: ChannelHandlerContext) {
        flushNow(context)
    }

    private func flushNow(_ context: ChannelHandlerContext) {
        reminder?.cancel()
        reminder = nil
        context.flush()
    }
}
