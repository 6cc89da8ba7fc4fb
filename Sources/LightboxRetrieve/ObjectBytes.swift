internal import DICOMCore
internal import LightboxIndex
internal import LightboxStore
internal import LightboxWork
internal import NIOCore

/// Reads stored objects: at once what lies in memory already, else on the worker pool.
struct ObjectBytes: Sendable {
    let store: any ObjectStore
    let pool: WorkerPool
    private let opened: OpenObjects
    private let underway = UnderwayReads()

    /// - Parameter openLimit: the most objects that are kept open.
    init(store: any ObjectStore, pool: WorkerPool, openLimit: Int) {
        self.store = store
        self.pool = pool
        opened = OpenObjects(store: store, pool: pool, limit: openLimit)
    }

    /// Opens the object of an instance. - Throws: `RetrieveError.objectMissing`.
    func open(_ object: StoredObject, isContinuing: Bool = false) async throws -> OpenObject {
        try await opened.open(object, isContinuing: isContinuing)
    }

    /// How the file of an object begins. - Throws: `RetrieveError.objectMissing`.
    func form(of object: StoredObject, isContinuing: Bool) async throws -> ObjectForm {
        try await opened.form(of: object, isContinuing: isContinuing)
    }

    /// Where the object lies, for DCMTK.
    func path(of object: StoredObject) throws -> ObjectPlace {
        do {
            return try objectPlace(object.location, store)
        } catch {
            throw RetrieveError(error)
        }
    }

    /// Some ranges of an object, one behind the other.
    func ranges(_ ranges: [ByteRange], of object: StoredObject) -> PlannedBody {
        let byteCount = ranges.reduce(0) { $0 + $1.count }
        return PlannedBody(byteCount: byteCount) { wanted, opening in
            let reader = try await open(object, isContinuing: opening.isContinuing).reader
            return ByteStream(
                byteCount: Int64(wanted.count),
                produceOrLend: { takesFiles, consume in
                    for range in ranges.cut(to: wanted) {
                        try await send(range, of: reader, takingFiles: takesFiles, to: consume)
                    }
                })
        }
    }

    /// The ranges as one array, for a decoder.
    func collected(_ ranges: [ByteRange], of object: StoredObject, isContinuing: Bool = false) async throws -> [UInt8] {
        let collect = try await collecting(ranges, of: object, isContinuing: isContinuing)
        return try await pool.run(isContinuing: isContinuing, collect)
    }

    /// The same as a job for who goes on with the bytes on the same thread.
    func collecting(
        _ ranges: [ByteRange], of object: StoredObject, isContinuing: Bool
    ) async throws -> @Sendable () throws -> [UInt8] {
        let reader = try await open(object, isContinuing: isContinuing).reader
        let total = ranges.reduce(0) { $0 + $1.count }
        guard total <= Self.largestCollected else { throw RetrieveError.tooLarge }
        return {
            if ranges.count == 1 { return try reader.bytes(offset: ranges[0].offset, count: Int(ranges[0].count)) }
            var bytes: [UInt8] = []
            bytes.reserveCapacity(Int(total))
            for range in ranges { bytes += try reader.bytes(offset: range.offset, count: Int(range.count)) }
            return bytes
        }
    }

    /// No frame that is decoded here is larger, compressed.
    private static let largestCollected: Int64 = 1 << 30

    /// It holds no memory, however many are under way.
    private static let longestStretch: Int64 = 512 * 1024

    /// A shorter stretch costs less to copy than to send by a system call of its own.
    private static let shortestStretch = 64 * 1024

    private func send(
        _ range: Range<Int64>, of reader: ObjectReader, takingFiles takesFiles: Bool,
        to consume: ByteStream.PieceConsumer
    ) async throws {
        underway.begin()
        defer { underway.end() }
        var offset = range.lowerBound
        while offset < range.upperBound {
            try Task.checkCancellation()
            let start = offset
            let longest = Int(min(Self.longestStretch, range.upperBound - start))
            if takesFiles, longest >= Self.shortestStretch,
                let stretch = reader.stretch(offset: start, count: longest)
            {
                offset += Int64(longest)
                try await consume(.file(stretch))
                continue
            }
            let count = Int(min(underway.pieceByteCount, range.upperBound - start))
            let piece: ByteBuffer
            if let cached = reader.readWithoutWaiting(offset: start, count: count) {
                piece = cached
            } else {
                piece = try await pool.run(isContinuing: true) { try reader.read(offset: start, count: count) }
            }
            offset += Int64(piece.readableBytes)
            try await consume(.bytes(piece))
        }
    }
}

extension [ByteRange] {
    /// What of the ranges, joined, lies within these offsets; as ranges of the object.
    fileprivate func cut(to wanted: Range<Int64>) -> [Range<Int64>] {
        var start: Int64 = 0
        var result: [Range<Int64>] = []
        for range in self {
            let cut = wanted.clamped(to: start..<(start + range.count))
            if !cut.isEmpty {
                result.append((range.offset + cut.lowerBound - start)..<(range.offset + cut.upperBound - start))
            }
            start += range.count
        }
        return result
    }
}
