internal import DICOMCore
internal import Glibc
package import LightboxIndex
package import LightboxStore
package import LightboxWork

/// Takes studies, series and instances out: gone from every answer at once, their bytes some time later.
package struct Remover: Sendable {
    private let index: any WritableIndex
    private let store: any ObjectStore
    private let pool: WorkerPool

    package init(index: any WritableIndex, store: any ObjectStore, pool: WorkerPool) {
        self.index = index
        self.store = store
        self.pool = pool
    }

    /// - Parameter delay: how long the bytes stay, in seconds. Files in place are not touched.
    /// - Returns: how many instances went; 0 where there is nothing of the kind.
    package func remove(_ target: RetrieveTarget, delay: Int64) async throws -> Int {
        let gone = try await index.objects(of: target, after: nil, limit: .max)
        guard !gone.isEmpty else { return 0 }
        let rest = try await restOfStudy(target, without: gone)
        let now = Int64(time(nil))
        let due = now.addingReportingOverflow(delay)
        let removal = RemovalTime(removed: now, due: due.overflow ? .max : due.partialValue)
        let changes = gone.map { object in
            StoreChange.remove(
                digest: object.instance.object.digest,
                RemovalNote(
                    object.instance.identity, removed: removal.removed, due: removal.due, isReplaced: false))
        }
        // First the log: after a crash behind it the next writer takes the removal into the index.
        let committed = try await pool.run { [store] in try store.commit(changes) }
        try await index.remove(target, time: removal, rewriting: rest, logPlaces: committed.logPlaces)
        return gone.count
    }

    private func restOfStudy(
        _ target: RetrieveTarget, without gone: [IndexedObject]
    ) async throws -> [InstanceEntry]? {
        let study: StudyInstanceUID
        switch target {
        case .study: return nil
        case .series(let uid, _): study = uid
        case .instance(let identity): study = identity.study
        }
        let objects = try await index.objects(of: .study(study), after: nil, limit: .max)
        let uids = Set(gone.map(\.instance.identity.instance))
        return try await pool.run { [store] in LightboxIngest.restOfStudy(objects, without: uids, store: store) }
    }

    /// Destroys the bytes of what was removed, as far as their time has come.
    /// - Parameter seconds: the time now, in seconds since 1970.
    /// - Returns: how many objects are erased.
    package func eraseDue(at seconds: Int64 = Int64(time(nil))) async throws -> Int {
        let keys = try await index.dueErasures(at: seconds)
        for start in stride(from: 0, to: keys.count, by: 1000) {
            let some = Array(keys[start..<min(start + 1000, keys.count)])
            try await pool.run { [store] in
                for key in some { try store.erase(key: key) }
            }
            try await index.forgetErasures(some)
        }
        return keys.count
    }
}
