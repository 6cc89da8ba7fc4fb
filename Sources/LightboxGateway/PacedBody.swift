internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// Writes no further ahead than one piece beyond what the connection has taken in hand.
///
/// The framework's writer gives a piece to the event loop and returns; that there is no room left, it learns only when the
/// loop has come to it. While the loop encrypts, a file is read much faster: without this, a slow client by TLS or HTTP/2
/// costs a hundred megabytes.
struct PacedBody: FileTaking {
    private var writer: any ResponseBodyWriter
    let files: FileBodies?
    private let eventLoop: any EventLoop
    private var byteCount = 0
    /// Completes when the loop has come to what was written before.
    private var taken: EventLoopFuture<Void>?

    /// Pieces that are smaller are counted together.
    private static let unit = 256 * 1024

    init(_ writer: any ResponseBodyWriter, on eventLoop: any EventLoop, files: FileBodies? = nil) {
        self.writer = writer
        self.files = files
        self.eventLoop = eventLoop
    }

    mutating func write(_ buffer: ByteBuffer) async throws {
        try await writer.write(buffer)
        try await pace(weight(of: buffer))
    }

    mutating func write(contentsOf buffers: some Sequence<ByteBuffer>) async throws {
        let pieces = Array(buffers)
        try await writer.write(contentsOf: pieces)
        try await pace(pieces.reduce(0) { $0 + weight(of: $1) })
    }

    /// What stands for a part of a file is empty, and the part is not.
    private func weight(of piece: ByteBuffer) -> Int { piece.readableBytes == 0 ? Self.unit : piece.readableBytes }

    private mutating func pace(_ written: Int) async throws {
        byteCount += written
        guard byteCount >= Self.unit else { return }
        byteCount = 0
        let next = eventLoop.submit {}
        try await taken?.get()
        taken = next
    }

    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {
        try await writer.finish(trailingHeaders)
    }
}
