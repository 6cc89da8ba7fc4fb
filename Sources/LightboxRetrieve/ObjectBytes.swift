internal import DICOMCore
internal import LightboxIndex
internal import LightboxStore
internal import LightboxWork
internal import NIOCore

/// Reads stored objects on the worker pool.
struct ObjectBytes: Sendable {
    let store: any ObjectStore
    let pool: WorkerPool

    /// Bytes of one read: big enough that the hop to the pool is small beside it, small enough for many clients.
    private static let unit: Int64 = 512 * 1024

    /// Opens the object of an instance. - Throws: `RetrieveError.objectMissing`.
    func reader(of object: StoredObject) async throws -> ObjectReader {
        let place = try path(of: object)
        do {
            return try await pool.run { try place.open() }
        } catch let error as StoreError {
            throw RetrieveError(error)
        }
    }

    /// Where the object lies, for DCMTK.
    func path(of object: StoredObject) throws -> ObjectPlace {
        switch object.location {
        case .stored(let key):
            try store.place(key: key)
        case .inPlace(let file):
            ObjectPlace(inPlace: file.path, byteCount: file.byteCount, modificationTime: file.modificationTime)
        }
    }

    /// The whole object as it is stored.
    func whole(_ object: StoredObject) -> PlannedBody {
        guard let range = ByteRange(offset: 0, count: object.byteCount) else { return ranges([], of: object) }
        return ranges([range], of: object)
    }

    /// Some ranges of an object, one behind the other.
    func ranges(_ ranges: [ByteRange], of object: StoredObject) -> PlannedBody {
        let byteCount = ranges.reduce(0) { $0 + $1.count }
        return PlannedBody(byteCount: byteCount) {
            let reader = try await reader(of: object)
            return ByteStream(byteCount: byteCount) { consume in
                for range in ranges { try await send(range.offset..<range.end, of: reader, to: consume) }
            }
        }
    }

    /// The ranges as one array, for a decoder.
    func collected(_ ranges: [ByteRange], of object: StoredObject) async throws -> [UInt8] {
        let reader = try await reader(of: object)
        let total = ranges.reduce(0) { $0 + $1.count }
        guard total <= Self.largestCollected else { throw RetrieveError.tooLarge }
        return try await pool.run {
            var bytes: [UInt8] = []
            bytes.reserveCapacity(Int(total))
            for range in ranges {
                let piece = try reader.read(offset: range.offset, count: Int(range.count))
                bytes.append(contentsOf: piece.readableBytesView)
            }
            return bytes
        }
    }

    /// No frame that is decoded here is larger, compressed.
    private static let largestCollected: Int64 = 1 << 30

    func send(_ range: Range<Int64>, of reader: ObjectReader, to consume: ByteStream.Consumer) async throws {
        var offset = range.lowerBound
        while offset < range.upperBound {
            try Task.checkCancellation()
            let start = offset
            let count = Int(min(Self.unit, range.upperBound - start))
            try await consume(try await pool.run(isContinuing: true) { try reader.read(offset: start, count: count) })
            offset += Int64(count)
        }
    }
}
