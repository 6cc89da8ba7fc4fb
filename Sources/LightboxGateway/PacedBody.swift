internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// Writes a piece only when the connection has taken those before it in hand.
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
    private static let unit = 64 * 1024

    init(_ writer: any ResponseBodyWriter, on eventLoop: any EventLoop, files: FileBodies? = nil) {
        self.writer = writer
        self.files = files
        self.eventLoop = eventLoop
    }

    mutating func write(_ buffer: ByteBuffer) async throws {
        try await catchUp()
        try await writer.write(buffer)
        note(weight(of: buffer))
    }

    mutating func write(contentsOf buffers: some Sequence<ByteBuffer>) async throws {
        let pieces = Array(buffers)
        try await catchUp()
        try await writer.write(contentsOf: pieces)
        note(pieces.reduce(0) { $0 + weight(of: $1) })
    }

    /// What stands for a part of a file is empty and holds next to no memory: some may be ahead.
    private func weight(of piece: ByteBuffer) -> Int {
        piece.readableBytes == 0 ? Self.unit / 8 : piece.readableBytes
    }

    private mutating func catchUp() async throws {
        try await taken?.get()
        taken = nil
    }

    private mutating func note(_ written: Int) {
        byteCount += written
        guard byteCount >= Self.unit else { return }
        byteCount = 0
        taken = eventLoop.submit {}
    }

    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {
        try await writer.finish(trailingHeaders)
    }
}
