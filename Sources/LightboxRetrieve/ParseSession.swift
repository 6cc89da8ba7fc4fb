internal import DICOMCore
internal import DICOMParsing
internal import LightboxStore
internal import LightboxWork
internal import NIOCore
internal import Synchronization

/// A data set that is written anew while it is sent: one open object, used by one worker job after the other.
final class EncodingSession: Sendable {
    private let encoder: Mutex<DataSetEncoder>

    /// Opens and parses the object. Blocks.
    init(
        path: ObjectPlace, transferSyntax: TransferSyntax, replacing: [DataElement], dropping: Set<Tag>,
        nestedPixels: [DataElement]
    ) throws {
        let file = try PartTenFile(path: path)
        encoder = Mutex(
            try DataSetEncoder(
                file, transferSyntax: transferSyntax, replacing: replacing, dropping: dropping,
                nestedPixels: nestedPixels))
    }

    /// Everything in front of the pixel data.
    func sendHead(on pool: WorkerPool, to consume: ByteStream.Consumer) async throws {
        while let piece = try await pool.run(isContinuing: true, { try self.encoder.withLock { try $0.nextOfHead() } })
        {
            try await consume(ByteBuffer(bytes: piece))
        }
    }

    /// Everything behind the pixel data; to be called after `sendHead`.
    func sendTail(on pool: WorkerPool, to consume: ByteStream.Consumer) async throws {
        while let piece = try await pool.run(isContinuing: true, { try self.encoder.withLock { try $0.nextOfTail() } })
        {
            try await consume(ByteBuffer(bytes: piece))
        }
    }
}

/// A value that only a parse can reach (of a deflated data set) or understand (text), read piece by piece.
final class ParsedValueSession: Sendable {
    private struct Reading: ~Copyable {
        let file: PartTenFile
        /// `nil` where the bytes are given as they are.
        var text: LongTextDecoder?
    }

    private let reading: Mutex<Reading>
    private let value: ReadableValue
    /// `nil` for text, of which only the end knows.
    let byteCount: Int64?

    /// Bytes of one piece, a multiple of every word.
    private static let unit = 512 * 1024

    /// Opens and parses the object. Blocks.
    /// - Throws: `RetrieveError.notFound` where there is no such value.
    init(path: ObjectPlace, attribute: AttributePath) throws {
        let file = try PartTenFile(path: path)
        guard let value = try file.bulkValue(at: attribute) else { throw RetrieveError.notFound }
        let text = LongTextDecoder(value)
        self.value = value
        byteCount = text == nil ? value.byteCount : nil
        reading = Mutex(Reading(file: file, text: text))
    }

    func send(on pool: WorkerPool, to consume: ByteStream.Consumer) async throws {
        var offset: Int64 = 0
        while offset < value.byteCount {
            let start = offset
            let (piece, count) = try await pool.run(isContinuing: true) {
                try self.reading.withLock { reading in
                    let piece = try reading.file.bytes(of: self.value, from: start, count: Self.unit)
                    let isLast = start + Int64(piece.count) >= self.value.byteCount
                    return (reading.text?.utf8(of: piece, isLast: isLast) ?? piece, piece.count)
                }
            }
            guard count > 0 else { throw RetrieveError.damaged }
            if !piece.isEmpty { try await consume(ByteBuffer(bytes: piece)) }
            offset += Int64(count)
        }
    }
}
