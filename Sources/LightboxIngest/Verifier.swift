internal import DICOMCore
package import LightboxIndex
package import LightboxStore
package import LightboxWork
internal import SystemPackage

/// Compares index and objects.
package struct Verifier: Sendable {
    private let index: any WritableIndex
    private let store: FileObjectStore
    private let pool: WorkerPool

    private static let pageCount = 512

    package init(index: any WritableIndex, store: FileObjectStore, pool: WorkerPool) {
        self.index = index
        self.store = store
        self.pool = pool
    }

    /// Looks at every object that the index has, then for objects that it has not.
    /// - Parameters:
    ///   - isDeep: reads every byte and compares its digest; else only what the file system says is compared.
    ///   - repairs: puts right what can be.
    package func run(
        isDeep: Bool, repairs: Bool, report: (VerifyEvent) async -> Void
    ) async throws {
        var digests: Set<UInt64> = []
        var place: Int64?
        while true {
            try Task.checkCancellation()
            let page = try await index.objects(of: nil, after: place, limit: Self.pageCount)
            guard let last = page.last else { break }
            place = last.place
            let damages = try await check(page, isDeep: isDeep)
            for (object, damage) in zip(page, damages) {
                digests.insert(prefix(object.instance.object.digest))
                guard let damage else { continue }
                let repair = repairs ? try await self.repair(object, damage) : .none
                await report(.damaged(object.instance, damage, repair))
            }
            await report(.checked(count: page.count, byteCount: page.reduce(0) { $0 + $1.instance.object.byteCount }))
        }
        let unindexed = try await pool.run { [store, digests] in try unindexedKeys(store, known: digests) }
        for key in unindexed { await report(.unindexed(key: key)) }
    }

    private func check(_ page: [IndexedObject], isDeep: Bool) async throws -> [ObjectDamage?] {
        let length = isDeep ? 16 : 128
        return try await withThrowingTaskGroup(of: (Int, [ObjectDamage?]).self) { group in
            for start in stride(from: 0, to: page.count, by: length) {
                let objects = page[start..<min(start + length, page.count)].map(\.instance.object)
                group.addTask { [pool, store] in
                    (start, try await pool.run { objects.map { damage(of: $0, isDeep: isDeep, store: store) } })
                }
            }
            var found: [Int: [ObjectDamage?]] = [:]
            for try await (start, damages) in group { found[start] = damages }
            return found.sorted { $0.key < $1.key }.flatMap(\.value)
        }
    }

    /// Brings an object back from the file that it came from, or takes the instance out of the index, so that a good file
    /// can be imported again. What lies in place is the admin's: a disk that is not mounted must cost nothing.
    private func repair(_ object: IndexedObject, _ damage: ObjectDamage) async throws -> VerifyRepair {
        guard case .stored = object.instance.object.location else { return .none }
        let uid = object.instance.identity.instance
        let sources = try await index.sources(of: uid)
        let wanted = object.instance.object
        let found = try await pool.run { [store] in
            try sources.lazy.compactMap { try restaged(from: $0, as: wanted, store: store) }.first
        }
        var batch = IndexBatch()
        if let found {
            let committed = try await pool.run { [store] in try store.commit([.add(found)]) }
            guard case let key?? = committed.keys.first else { return .none }
            batch.relocated = [(uid, .stored(key: key))]
            batch.logPlaces = committed.logPlaces
            _ = try await index.write(batch)
            return .restored
        }
        let study = try await index.objects(of: .study(object.instance.identity.study), after: nil, limit: .max)
        let rest = try await pool.run { [store] in restOfStudy(study, without: [uid], store: store) }
        // The damaged bytes are kept: there may be something in them for somebody.
        let note = RemovalNote(object.instance.identity, removed: 0, due: .max, isReplaced: true)
        let committed = try await pool.run { [store] in
            try store.commit([.remove(digest: wanted.digest, note)])
        }
        batch.replaced = [ReplacedInstance(identity: object.instance.identity, due: .max, rewriting: rest)]
        batch.logPlaces = committed.logPlaces
        _ = try await index.write(batch)
        return .takenOut
    }
}

/// What a verification tells while it runs.
package enum VerifyEvent: Sendable, Equatable {
    case checked(count: Int, byteCount: Int64)
    case damaged(ExistingInstance, ObjectDamage, VerifyRepair)
    /// The store holds an object that the index has not.
    case unindexed(key: String)
}

/// What is wrong with an object.
package enum ObjectDamage: Sendable, Equatable {
    case missing
    /// It is shorter or longer than it was.
    case wrongLength
    /// A file in place was changed since.
    case changed
    /// Its bytes are others.
    case wrongContent
    case unreadable(code: Int32)
}

/// What a verification did about a damage.
package enum VerifyRepair: Sendable, Equatable {
    case none
    /// The object was brought back from the file that it came from.
    case restored
    /// The instance was taken out of the index.
    case takenOut
}

/// What is wrong with an object, `nil` where nothing is. Blocks.
private func damage(of object: StoredObject, isDeep: Bool, store: any ObjectStore) -> ObjectDamage? {
    do throws(StoreError) {
        let place = try objectPlace(object.location, store: store)
        let status = try FileStatus(place.path)
        if case .inPlace(let file) = object.location {
            guard status.byteCount == file.byteCount, status.modificationTime == file.modificationTime else {
                return .changed
            }
        } else if case .stored(let key) = object.location, !store.holds(key: key, byteCount: object.byteCount) {
            return .wrongLength
        }
        guard isDeep else { return nil }
        return try sha256(place.open(), byteCount: object.byteCount) == object.digest ? nil : .wrongContent
    } catch {
        switch error {
        case .missing: return .missing
        case .truncated: return .wrongLength
        case .changed: return .changed
        case .unreadable(let code), .unwritable(_, let code): return .unreadable(code: code)
        case .full, .invalidKey: return .missing
        }
    }
}

/// The object anew from a file that held it, if the file still does. Blocks.
private func restaged(
    from file: FileStamp, as object: StoredObject, store: any ObjectStore
) throws -> StagedObject? {
    guard let source = try? SourceFile(path: filePath(file.path)), source.byteCount == object.byteCount else {
        return nil
    }
    let staged: StagedObject
    if source.byteCount <= FileObjectStore.smallByteCount {
        staged = StagedObject(bytes: try source.read(offset: 0, count: Int(source.byteCount)))
    } else {
        staged = try store.stage(source, sharing: .reflink)
    }
    guard staged.digest == object.digest else {
        store.discard(staged)
        return nil
    }
    return staged
}

/// Objects of the store whose digest is not among those of the index, and that were not removed. Blocks.
private func unindexedKeys(_ store: FileObjectStore, known: Set<UInt64>) throws -> [String] {
    let logs = try store.logs()
    let removals = try laterRemovals(store, logs, from: [:])
    var keys: [String] = []
    var logged: Set<UInt64> = known
    for log in logs {
        for entry in try store.entries(ofLog: log) {
            guard case .stored(let key, _) = entry.content else { continue }
            let isRemoved = removals[entry.digest]?.isBehind(log: log, end: entry.end) ?? false
            if logged.insert(prefix(entry.digest)).inserted, !isRemoved { keys.append(key) }
        }
    }
    keys += try store.fileKeys().filter { key in
        bytes(hexadecimal: key[...]).map { !logged.contains(prefix($0)) } ?? false
    }
    return keys
}

/// Enough of a digest to tell objects apart by.
private func prefix(_ digest: [UInt8]) -> UInt64 {
    digest.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
}
