package import LightboxStore
package import NIOCore

/// Bytes that are made while they are sent. The producer waits for the consumer at every piece, so that a slow client
/// holds one piece in memory, whatever the size of the whole.
package struct ByteStream: Sendable {
    /// Takes the next piece; returns when there is room for another one.
    package typealias Consumer = (ByteBuffer) async throws -> Void

    /// Bytes, or a stretch of a file that need not be read to be sent.
    package enum Piece {
        case bytes(ByteBuffer)
        case file(FileStretch)
    }

    typealias PieceConsumer = (Piece) async throws -> Void

    /// Number of bytes, `nil` where it is only known at the end.
    package let byteCount: Int64?
    private let produce: @Sendable (_ takesFiles: Bool, PieceConsumer) async throws -> Void

    package init(byteCount: Int64?, produce: @escaping @Sendable (Consumer) async throws -> Void) {
        self.byteCount = byteCount
        self.produce = { _, consume in
            try await produce { try await consume(.bytes($0)) }
        }
    }

    /// A stream that can consist of stretches of files, for a consumer that takes them.
    init(
        byteCount: Int64?,
        produceOrLend produce: @escaping @Sendable (_ takesFiles: Bool, PieceConsumer) async throws -> Void
    ) {
        self.byteCount = byteCount
        self.produce = produce
    }

    /// A stream of bytes that are there already.
    package init(_ bytes: [UInt8]) {
        self.init(ByteBuffer(bytes: bytes))
    }

    package init(_ buffer: ByteBuffer) {
        self.init(byteCount: Int64(buffer.readableBytes)) { consume in
            if buffer.readableBytes > 0 { try await consume(buffer) }
        }
    }

    /// Hands all pieces to the consumer in order.
    /// - Throws: what the producer or the consumer throws; the stream is incomplete then.
    package func send(to consume: Consumer) async throws {
        try await produce(false) { piece in
            if case .bytes(let buffer) = piece { try await consume(buffer) }
        }
    }

    /// The same for a consumer that may take stretches of files.
    package func send(takingFiles takesFiles: Bool, to consume: (Piece) async throws -> Void) async throws {
        try await produce(takesFiles, consume)
    }

    /// All bytes at once, for what is known to be small.
    /// - Throws: `RetrieveError.tooLarge` beyond the limit.
    package func collected(atMost limit: Int) async throws -> [UInt8] {
        var bytes: [UInt8] = []
        try await send { piece in
            guard bytes.count + piece.readableBytes <= limit else { throw RetrieveError.tooLarge }
            bytes.append(contentsOf: piece.readableBytesView)
        }
        return bytes
    }

    /// All bytes of a stream of known length in one buffer.
    /// - Throws: `RetrieveError.damaged` where they are fewer or more.
    package func collected(exactly count: Int) async throws -> ByteBuffer {
        var whole = ByteBuffer()
        try await send { piece in
            if piece.readableBytes == count {
                whole = piece
            } else {
                if whole.readableBytes == 0 { whole.reserveCapacity(count) }
                whole.writeImmutableBuffer(piece)
            }
        }
        guard whole.readableBytes == count else { throw RetrieveError.damaged }
        return whole
    }

    /// This stream and then the others, as one.
    package static func joined(_ streams: [ByteStream]) -> ByteStream {
        let counts = streams.map(\.byteCount)
        let total = counts.contains(nil) ? nil : counts.reduce(0) { $0 + ($1 ?? 0) }
        return ByteStream(
            byteCount: total,
            produceOrLend: { takesFiles, consume in
                for stream in streams { try await stream.send(takingFiles: takesFiles, to: consume) }
            })
    }
}
