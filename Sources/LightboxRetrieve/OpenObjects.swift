internal import LightboxIndex
internal import LightboxStore
internal import LightboxWork
internal import NIOCore

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

/// Keeps the objects open that were read last. An object never changes under its key, so nothing goes stale; files of
/// somebody else do, and are opened for each request.
final class OpenObjects: Sendable {
    private let objects: BoundedCache<ObjectLocation, OpenObject>
    /// Of many more than can be open: an answer of many instances wants to know it of all before it begins.
    private let forms = BoundedCache<ObjectLocation, ObjectForm>(limit: 1 << 16)
    private let store: any ObjectStore
    private let pool: WorkerPool

    /// - Parameter limit: the most that are kept open.
    init(store: any ObjectStore, pool: WorkerPool, limit: Int) {
        self.store = store
        self.pool = pool
        objects = BoundedCache(limit: limit)
    }

    /// How an object begins. - Throws: `RetrieveError.objectMissing`.
    func form(of object: StoredObject, isContinuing: Bool) async throws -> ObjectForm {
        if let known = forms.value(for: object.location) { return known }
        return try await open(object, isContinuing: isContinuing).form
    }

    /// - Throws: `RetrieveError.objectMissing`.
    func open(_ object: StoredObject, isContinuing: Bool) async throws -> OpenObject {
        if let known = objects.value(for: object.location) { return known }
        do {
            let place = try objectPlace(object.location, store)
            let opened = try await pool.run(isContinuing: isContinuing) {
                try OpenObject(try place.open(), byteCount: object.byteCount)
            }
            if case .stored = object.location {
                objects.insert(opened, for: object.location, cost: 1)
                forms.insert(opened.form, for: object.location, cost: 1)
            }
            return opened
        } catch let error as StoreError {
            throw RetrieveError(error)
        }
    }
}

/// Where an object lies.
func objectPlace(_ location: ObjectLocation, _ store: any ObjectStore) throws(StoreError) -> ObjectPlace {
    switch location {
    case .stored(let key):
        try store.place(key: key)
    case .inPlace(let file):
        ObjectPlace(inPlace: file.path, byteCount: file.byteCount, modificationTime: file.modificationTime)
    }
}
