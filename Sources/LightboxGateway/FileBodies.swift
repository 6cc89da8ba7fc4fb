internal import Hummingbird
package import LightboxStore
package import NIOCore
internal import NIOHTTP1
package import NIOHTTPTypes
internal import NIOHTTPTypesHTTP1
internal import Synchronization

/// Lets stretches of files be parts of an answer, which go from the system's memory to the socket without a copy of ours.
///
/// What the framework writes can only be bytes. So a stretch is queued here, and an empty piece of the body, which nobody writes
/// otherwise, stands for it; behind the framework, where bytes and files are the same to HTTP/1.1, the one is changed for
/// the other. Not for TLS, which has to read what it encrypts, nor for HTTP/2.
package final class FileBodies: ChannelOutboundHandler, RemovableChannelHandler, Sendable {
    package typealias OutboundIn = HTTPResponsePart
    package typealias OutboundOut = HTTPResponsePart

    /// What the next empty pieces stand for.
    private let queue = Mutex(CircularBuffer<FileStretch>())

    package init() {}

    package func handlerAdded(context: ChannelHandlerContext) {
        do {
            let pipeline = context.pipeline.syncOperations
            let codec = try pipeline.handler(type: HTTP1ToHTTPServerCodec.self)
            try pipeline.addHandler(FilesForEmptyPieces(self), position: .before(codec))
        } catch {
            context.fireErrorCaught(error)
        }
    }

    /// Takes a stretch, and says what to write for it.
    package func standIn(for stretch: FileStretch) -> ByteBuffer {
        queue.withLock { $0.append(stretch) }
        return ByteBuffer()
    }

    fileprivate func next() -> FileStretch? { queue.withLock { $0.popFirst() } }
}

/// The other end, next to the encoder of HTTP/1.1.
private final class FilesForEmptyPieces: ChannelOutboundHandler {
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    private let files: FileBodies

    init(_ files: FileBodies) {
        self.files = files
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard case .body(.byteBuffer(let bytes)) = unwrapOutboundIn(data), bytes.readableBytes == 0,
            let stretch = files.next()
        else { return context.write(data, promise: promise) }
        let written = promise ?? context.eventLoop.makePromise()
        // The file is open until its last byte has left.
        written.futureResult.whenComplete { _ in withExtendedLifetime(stretch) {} }
        context.write(wrapOutboundOut(.body(.fileRegion(stretch.region))), promise: written)
    }
}

/// A writer through which stretches of files can go, as what stands for them.
protocol FileTaking: ResponseBodyWriter {
    /// Of the connection; `nil` where it can't take them.
    var files: FileBodies? { get }
}
