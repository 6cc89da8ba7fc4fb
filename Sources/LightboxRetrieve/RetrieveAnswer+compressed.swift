internal import LightboxCompression
internal import LightboxWork
internal import NIOCore

extension RetrieveAnswer {
    /// The same answer compressed while it is sent, under a name of its own (G-08). How long it is only its end tells.
    func compressed(on pool: WorkerPool) -> RetrieveAnswer {
        let entityTag = entityTag.map { plain in
            var tag = EntityTag("gzip")
            tag.add(plain)
            return tag.finished()
        }
        var answer = RetrieveAnswer(
            contentType: contentType, contentLocation: contentLocation, entityTag: entityTag, byteCount: nil
        ) { _ in try await open().compressed(on: pool) }
        answer.contentEncoding = "gzip"
        answer.fileName = fileName
        answer.warnings = warnings
        answer.links = links
        answer.keptByteCount = keptByteCount
        return answer
    }
}

extension ByteStream {
    /// Bytes that are compressed at once: what repeats itself within them costs next to nothing.
    private static let compressedAtOnce = 128 << 10
    /// Fast: it is done anew for each answer.
    private static let compressionLevel: Int32 = 3

    /// The stream as a gzip file.
    fileprivate func compressed(on pool: WorkerPool) -> ByteStream {
        ByteStream(byteCount: nil) { consume in
            var joiner = GzipJoiner()
            var held: [UInt8] = []
            try await consume(ByteBuffer(bytes: GzipJoiner.start))
            func sendHeld() async throws {
                let bytes = held
                held = []
                let piece = try await pool.run(isContinuing: true) {
                    try Deflator(level: Self.compressionLevel).piece(bytes[...])
                }
                try await consume(ByteBuffer(bytes: joiner.append(piece)))
            }
            try await send { piece in
                held += piece.readableBytesView
                if held.count >= Self.compressedAtOnce { try await sendHeld() }
            }
            if !held.isEmpty { try await sendHeld() }
            try await consume(ByteBuffer(bytes: joiner.end()))
        }
    }
}
