internal import LightboxIndex
internal import LightboxStore
internal import LightboxWork
internal import NIOCore
internal import SystemPackage

/// How the file of an object begins.
enum ObjectForm: Sendable {
    /// With the preamble of Part 10.
    case partTen
    /// With its meta information: only the preamble is missing.
    case metaInformation
    /// With its data set.
    case dataSet
}

/// An object that is open, with what its first bytes say.
final class OpenObject: Sendable {
    let reader: ObjectReader
    let form: ObjectForm

    /// Blocks.
    init(_ reader: ObjectReader, byteCount: Int64) throws {
        self.reader = reader
        let start = Array(buffer: try reader.read(offset: 0, count: Int(min(132, byteCount))))
        // Group 0002, little endian: the meta information.
        form =
            start.dropFirst(128).elementsEqual("DICM".utf8)
            ? .partTen : start.starts(with: [0x02, 0x00]) ? .metaInformation : .dataSet
    }
}

/// Keeps the objects open that were read last. An object never changes under its key, so nothing goes stale.
final class OpenObjects: Sendable {
    /// Far below the number of files that a process may have open.
    private let objects = BoundedCache<ObjectLocation, OpenObject>(limit: 256)
    private let store: any ObjectStore
    private let pool: WorkerPool

    init(store: any ObjectStore, pool: WorkerPool) {
        self.store = store
        self.pool = pool
    }

    /// - Throws: `RetrieveError.objectMissing`.
    func open(_ object: StoredObject, isContinuing: Bool) async throws -> OpenObject {
        if let known = objects.value(for: object.location) { return known }
        let store = store
        do {
            let opened = try await pool.run(isContinuing: isContinuing) {
                let reader =
                    switch object.location {
                    case .stored(let key): try store.open(key: key)
                    case .inPlace(let path): try ObjectReader(path: FilePath(path))
                    }
                return try OpenObject(reader, byteCount: object.byteCount)
            }
            objects.insert(opened, for: object.location, cost: 1)
            return opened
        } catch StoreError.missing {
            throw RetrieveError.objectMissing
        }
    }
}
