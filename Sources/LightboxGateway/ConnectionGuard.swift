internal import HTTPTypes
package import NIOCore
package import NIOHTTPTypes

/// Stands at the door of one connection: refuses it where there are too many, and closes it where it makes no headway.
///
/// What counts is the client: it makes none when it sends no whole request head for the time, too little of a body that the
/// server asks for, or takes too little of an answer that lies ready. A server that takes its time is not its fault.
package final class ConnectionGuard: ChannelDuplexHandler, RemovableChannelHandler {
    package typealias InboundIn = HTTPRequestPart
    package typealias InboundOut = HTTPRequestPart
    package typealias OutboundIn = HTTPResponsePart
    package typealias OutboundOut = HTTPResponsePart

    private let counter: ConnectionCounter
    private let isCounting: Bool
    /// Of which the connection is counted; `nil` outside of its life.
    private var client: String?
    private var timer: RepeatedTask?
    /// Requests whose answers have not ended.
    private var openCount = 0
    /// The last request has not ended.
    private var isInRequest = false
    /// The server wants to read on.
    private var isReading = false
    /// Of bodies, since the last look.
    private var receivedByteCount = 0
    /// Of answers: what waits for the socket, and what has left since the last look.
    private var waitingByteCount = 0
    private var sentByteCount = 0
    private var lastLook = Look()

    /// What the server waited for.
    private struct Look {
        var isForHead = false
        var isForBody = false
        var isForSocket = false
    }

    /// - Parameter isCounting: whether this is a connection; false for what is counted by its TLS, streams of HTTP/2 among it.
    package init(_ counter: ConnectionCounter, isCounting: Bool = true) {
        self.counter = counter
        self.isCounting = isCounting
    }

    package func handlerAdded(context: ChannelHandlerContext) {
        if context.channel.isActive { enter(context) }
    }

    package func channelActive(context: ChannelHandlerContext) {
        enter(context)
        context.fireChannelActive()
    }

    package func channelInactive(context: ChannelHandlerContext) {
        leave()
        context.fireChannelInactive()
    }

    package func handlerRemoved(context: ChannelHandlerContext) { leave() }

    private func leave() {
        timer?.cancel()
        timer = nil
        if let client, isCounting { counter.leave(client) }
        client = nil
    }

    private func enter(_ context: ChannelHandlerContext) {
        guard client == nil, timer == nil else { return }
        // Of the channel: the context asks a stream of HTTP/2 in a way that it cannot answer.
        let address = context.channel.remoteAddress?.ipAddress ?? ""
        guard !isCounting || counter.enter(address) else { return refuse(context) }
        client = address
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        let limit = TimeAmount.seconds(counter.limits.idleSeconds)
        timer = context.eventLoop.scheduleRepeatedTask(initialDelay: limit, delay: limit) { _ in
            let (handler, context) = bound.value
            handler.look(context)
        }
    }

    /// An answer before there is a request: most clients read it when they find the connection closed.
    private func refuse(_ context: ChannelHandlerContext) {
        var fields = HTTPFields()
        fields[.retryAfter] = "1"
        fields[.connection] = "close"
        fields[.contentLength] = "0"
        context.write(
            wrapOutboundOut(.head(HTTPResponse(status: .serviceUnavailable, headerFields: fields))), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
        context.close(promise: nil)
    }

    /// Closes a connection that waits for the same thing as at the last look, and has brought next to nothing since.
    private func look(_ context: ChannelHandlerContext) {
        let isForSocket = waitingByteCount > 0
        let now = Look(
            isForHead: openCount == 0 && !isInRequest, isForBody: isInRequest && isReading && !isForSocket,
            isForSocket: isForSocket)
        let least = counter.limits.leastByteCount
        let isStuck =
            (now.isForHead && lastLook.isForHead)
            || (now.isForBody && lastLook.isForBody && receivedByteCount < least)
            || (now.isForSocket && lastLook.isForSocket && sentByteCount < least)
        guard !isStuck else {
            counter.noteCutShort()
            return context.close(promise: nil)
        }
        lastLook = now
        (receivedByteCount, sentByteCount) = (0, 0)
    }

    /// How long a client has to close a connection on which the server has said its last.
    private static let farewell = TimeAmount.seconds(5)

    package func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
        if mode == .output { letGo(context) }
        context.close(mode: mode, promise: promise)
    }

    /// Closes a connection whose last answer has left: what its client still sends is read by nobody, its end among it.
    private func letGo(_ context: ChannelHandlerContext) {
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        context.eventLoop.scheduleTask(in: Self.farewell) {
            let (handler, context) = bound.value
            guard handler.client != nil else { return }
            handler.waitingByteCount > 0 ? handler.letGo(context) : context.close(promise: nil)
        }
    }

    package func read(context: ChannelHandlerContext) {
        isReading = true
        context.read()
    }

    package func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        // Behind a refusal nothing is answered any more.
        guard client != nil else { return }
        switch unwrapInboundIn(data) {
        case .head:
            openCount += 1
            isInRequest = true
            lastLook = Look()
        case .body(let buffer): receivedByteCount += buffer.readableBytes
        case .end: isInRequest = false
        }
        context.fireChannelRead(data)
    }

    package func channelReadComplete(context: ChannelHandlerContext) {
        isReading = false
        context.fireChannelReadComplete()
    }

    package func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        let part = unwrapOutboundIn(data)
        var byteCount = counter.limits.leastByteCount
        // What is empty stands for a part of a file, which is no shorter than that.
        if case .body(let buffer) = part, buffer.readableBytes > 0 { byteCount = buffer.readableBytes }
        let count = byteCount
        waitingByteCount += count
        let written = promise ?? context.eventLoop.makePromise()
        let bound = NIOLoopBound(self, eventLoop: context.eventLoop)
        var isEnd = false
        if case .end = part { isEnd = true }
        let endCount = isEnd ? 1 : 0
        written.futureResult.whenComplete { _ in
            let handler = bound.value
            handler.waitingByteCount -= count
            handler.sentByteCount += count
            handler.openCount -= endCount
            if endCount > 0 { handler.lastLook = Look() }
        }
        context.write(data, promise: written)
    }
}
