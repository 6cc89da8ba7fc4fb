internal import LightboxStore
internal import LightboxWork

/// An object that comes over a network in pieces: small ones gather in memory, as far as there is room for all senders
/// together, others in a file that nobody sees. One that is let go of before its end leaves nothing behind.
package struct IncomingObject: Sendable {
    private let intake: Intake
    private let sender: String
    private let maximumByteCount: Int64
    private var bytes: [UInt8] = []
    private var share: ByteBudget.Share?
    private var writer: StagingWriter?
    /// So far.
    package private(set) var byteCount: Int64 = 0

    /// - Parameters:
    ///   - sender: who sends it, for the log.
    ///   - maximumByteCount: what is beyond is read and forgotten, and the object refused.
    package init(for intake: Intake, from sender: String, maximumByteCount: Int64) {
        self.intake = intake
        self.sender = sender
        self.maximumByteCount = maximumByteCount
        share = intake.memory.share(Int(FileObjectStore.smallByteCount))
    }

    /// It is longer than may be taken in.
    package var isTooLarge: Bool { byteCount > maximumByteCount }

    /// - Throws: `StoreError` where the data folder can't be written; `WorkError.overloaded`.
    package mutating func append(_ piece: [UInt8]) async throws {
        byteCount += Int64(piece.count)
        guard !isTooLarge else {
            (bytes, share, writer) = ([], nil, nil)
            return
        }
        bytes += piece
        let limit = share == nil ? Self.pieceByteCount : Int(FileObjectStore.smallByteCount)
        guard bytes.count > limit else { return }
        let (store, known, gathered) = (intake.store, writer, bytes)
        writer = try await intake.pool.run {
            let writer = try known ?? store.stagingWriter()
            try writer.write(gathered)
            return writer
        }
        (bytes, share) = ([], nil)
    }

    /// Of what is written to a file at a time.
    private static let pieceByteCount = 1 << 16

    /// Takes the object in.
    /// - Precondition: it is not too large.
    /// - Throws: as `Intake.take`.
    package func finish(
        unless check: @escaping @Sendable (ReceivedIdentity) -> RefusalReason? = { _ in nil }
    ) async throws -> Receipt {
        let (share, rest) = (share, bytes)
        // What waits in memory counts until it is written.
        defer { withExtendedLifetime(share) {} }
        guard let writer else { return try await intake.take(.bytes(rest), from: sender, unless: check) }
        let staged = try await intake.pool.run {
            if !rest.isEmpty { try writer.write(rest) }
            return try writer.finish()
        }
        return try await intake.take(.staged(staged), from: sender, unless: check)
    }
}
