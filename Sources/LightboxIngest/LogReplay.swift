internal import DICOMCore
package import LightboxIndex
package import LightboxStore
package import LightboxWork
internal import Synchronization

/// Takes into the index what the logs of the store hold and the index has not: after a crash between the two, and all of it
/// where the index is new. The logs tell what came and went, and in which order.
package struct LogReplay: Sendable {
    private let index: any WritableIndex
    private let store: FileObjectStore
    private let pool: WorkerPool

    /// Entries of one transaction.
    private static let batchCount = 128

    package init(index: any WritableIndex, store: FileObjectStore, pool: WorkerPool) {
        self.index = index
        self.store = store
        self.pool = pool
    }

    /// The last log reaches farther than the index has taken it in.
    var isBehind: Bool {
        get async throws {
            guard let (log, end) = try await pool.run({ [store] in try store.endOfLogs() }) else { return false }
            return try await index.logPlaces()[log] ?? 0 < end
        }
    }

    /// What a replay came to.
    package struct Outcome: Sendable, Equatable {
        package var instanceCount = 0
        /// Objects that can't be read or are not what the log says.
        package var damagedKeys: [String] = []
    }

    /// - Parameters:
    ///   - includesUnlogged: also takes in objects that are files of their own and that no log names.
    ///   - report: is told how many instances are in by then.
    package func run(
        includesUnlogged: Bool = false, report: @Sendable (Int) async -> Void = { _ in }
    ) async throws -> Outcome {
        let places = try await index.logPlaces()
        let logs = try await pool.run { [store] in try store.logs() }
        let removals = try await pool.run { [store] in try laterRemovals(store, logs, from: places) }
        var outcome = Outcome()
        for log in logs {
            let cursor = LogCursor(try store.entries(ofLog: log, from: places[log] ?? 0))
            while true {
                try Task.checkCancellation()
                let entries = try await pool.run { cursor.next(Self.batchCount) }
                guard let last = entries.last else { break }
                try await takeIn(entries, removals: removals, place: (log, last.end), &outcome)
                await report(outcome.instanceCount)
            }
        }
        if includesUnlogged { try await takeInUnlogged(&outcome, report: report) }
        return outcome
    }

    /// Takes in objects that the index does not know, by their keys.
    package func takeIn(_ keys: [String]) async throws -> Outcome {
        var outcome = Outcome()
        for start in stride(from: 0, to: keys.count, by: Self.batchCount) {
            let some = Array(keys[start..<min(start + Self.batchCount, keys.count)])
            var objects = try await pool.run { [store] in some.compactMap { unknownObject($0, store) } }
            var batch = IndexBatch()
            try await write(&objects, &batch, &outcome)
        }
        return outcome
    }

    private func takeIn(
        _ entries: [LogEntry], removals: [[UInt8]: LaterRemoval], place: (log: Int, end: Int64),
        _ outcome: inout Outcome
    ) async throws {
        var batch = IndexBatch()
        var objects: [StoredObject] = []
        for entry in entries {
            if case .removal(let note) = entry.content {
                // What stands before it is written first: it may be what goes.
                try await write(&objects, &batch, &outcome)
                try await remove(entry.digest, note, &batch)
                continue
            }
            guard let object = object(of: entry) else {
                outcome.damagedKeys.append(hexadecimal(entry.digest))
                continue
            }
            guard let removal = removals[entry.digest], removal.isBehind(log: place.log, end: entry.end) else {
                objects.append(object)
                continue
            }
            if case .stored(let key) = object.location { batch.erasures.append((key, removal.note.due)) }
        }
        batch.logPlaces = [place.log: place.end]
        try await write(&objects, &batch, &outcome)
    }

    /// Parses the objects and writes what there is so far.
    private func write(
        _ objects: inout [StoredObject], _ batch: inout IndexBatch, _ outcome: inout Outcome
    ) async throws {
        let read = await readEntries(objects)
        let uids = read.compactMap { try? $0.get().record.identity.instance }
        let existing = try await index.existing(uids)
        for (object, result) in zip(objects, read) {
            guard case .success(let entry) = result else {
                outcome.damagedKeys.append(hexadecimal(object.digest))
                continue
            }
            let uid = entry.record.identity.instance
            if let other = existing[uid] {
                guard other.object.digest == object.digest else { continue }
                if !store.holds(other.object) { batch.relocated.append((uid, object.location)) }
            } else {
                batch.entries.append(entry)
                outcome.instanceCount += 1
            }
        }
        _ = try await index.write(batch)
        objects = []
        batch = IndexBatch()
    }

    private func readEntries(_ objects: [StoredObject]) async -> [Result<InstanceEntry, any Error>] {
        await withTaskGroup(of: (Int, Result<InstanceEntry, any Error>).self) { group in
            for (place, object) in objects.enumerated() {
                group.addTask { [pool, store] in
                    do {
                        return (
                            place,
                            .success(try await pool.run { try readEntry(object, store: store, comparing: true) })
                        )
                    } catch {
                        return (place, .failure(error))
                    }
                }
            }
            var results: [Int: Result<InstanceEntry, any Error>] = [:]
            for await (place, result) in group { results[place] = result }
            return results.sorted { $0.key < $1.key }.map(\.value)
        }
    }

    private func object(of entry: LogEntry) -> StoredObject? {
        switch entry.content {
        case .stored(let key, let byteCount):
            guard byteCount < 0 else {
                return StoredObject(location: .stored(key: key), byteCount: byteCount, digest: entry.digest)
            }
            guard let place = try? store.place(key: key), let status = try? FileStatus(place.path) else { return nil }
            return StoredObject(
                location: .stored(key: key), byteCount: status.byteCount, digest: entry.digest)
        case .inPlace(let path, let byteCount, let modificationTime):
            let file = FileStamp(path: path, byteCount: byteCount, modificationTime: modificationTime)
            return StoredObject(location: .inPlace(file), byteCount: byteCount, digest: entry.digest)
        case .removal:
            return nil
        }
    }

    private func remove(_ digest: [UInt8], _ note: RemovalNote, _ batch: inout IndexBatch) async throws {
        guard let study = StudyInstanceUID(note.study), let series = SeriesInstanceUID(note.series),
            let uid = SOPInstanceUID(note.instance)
        else { return }
        let identity = InstanceIdentity(study: study, series: series, instance: uid)
        guard let existing = try await index.existing([uid])[uid], existing.object.digest == digest else {
            if !note.isReplaced { batch.removed.append((identity, note.removed)) }
            return
        }
        let objects = try await index.objects(of: .study(study), after: nil, limit: .max)
        let rest = try await pool.run { [store] in restOfStudy(objects, without: [uid], store: store) }
        if note.isReplaced {
            batch.replaced.append(ReplacedInstance(identity: existing.identity, due: note.due, rewriting: rest))
            var none: [StoredObject] = []
            var outcome = Outcome()
            try await write(&none, &batch, &outcome)
        } else {
            try await index.remove(
                .instance(existing.identity), time: RemovalTime(removed: note.removed, due: note.due),
                rewriting: rest, logPlaces: [:])
        }
    }

    /// Objects from before there were logs, the oldest first.
    private func takeInUnlogged(
        _ outcome: inout Outcome, report: @Sendable (Int) async -> Void
    ) async throws {
        let keys = try await pool.run { [store] in try unloggedKeys(store) }
        for start in stride(from: 0, to: keys.count, by: Self.batchCount) {
            let taken = try await takeIn(Array(keys[start..<min(start + Self.batchCount, keys.count)]))
            outcome.instanceCount += taken.instanceCount
            outcome.damagedKeys += taken.damagedKeys
            await report(outcome.instanceCount)
        }
    }
}

/// Where the entries of a log are read on.
private final class LogCursor: Sendable {
    private let walk: Mutex<LogWalk>

    init(_ walk: LogWalk) {
        self.walk = Mutex(walk)
    }

    func next(_ count: Int) -> [LogEntry] {
        walk.withLock { walk in
            var entries: [LogEntry] = []
            while entries.count < count, let entry = walk.next() { entries.append(entry) }
            return entries
        }
    }
}

/// The last removal of an object.
struct LaterRemoval {
    let log: Int
    let end: Int64
    let note: RemovalNote

    func isBehind(log: Int, end: Int64) -> Bool { (self.log, self.end) > (log, end) }
}

/// The last removal of every object of which there is one behind the places. Blocks.
func laterRemovals(
    _ store: FileObjectStore, _ logs: [Int], from places: [Int: Int64]
) throws -> [[UInt8]: LaterRemoval] {
    var removals: [[UInt8]: LaterRemoval] = [:]
    for log in logs {
        for entry in try store.entries(ofLog: log, from: places[log] ?? 0) {
            guard case .removal(let note) = entry.content else { continue }
            removals[entry.digest] = LaterRemoval(log: log, end: entry.end, note: note)
        }
    }
    return removals
}

/// Objects that are files of their own and that no log names, the oldest first. Blocks.
func unloggedKeys(_ store: FileObjectStore) throws -> [String] {
    var logged: Set<[UInt8]> = []
    for log in try store.logs() {
        for entry in try store.entries(ofLog: log) {
            if case .stored(_, byteCount: -1) = entry.content { logged.insert(entry.digest) }
        }
    }
    return try store.fileKeys().filter { key in
        bytes(hexadecimal: key[...]).map { !logged.contains($0) } ?? false
    }
}

/// The object of a key, its digest found by reading it. Blocks.
private func unknownObject(_ key: String, _ store: FileObjectStore) -> StoredObject? {
    guard let place = try? store.place(key: key), let status = try? FileStatus(place.path) else { return nil }
    let byteCount = place.isPart ? place.byteCount : status.byteCount
    guard let digest = try? sha256(place.open(), byteCount: byteCount) else { return nil }
    return StoredObject(location: .stored(key: key), byteCount: byteCount, digest: digest)
}
