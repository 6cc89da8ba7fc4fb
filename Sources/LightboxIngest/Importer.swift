internal import DICOMCore
package import LightboxIndex
package import LightboxStore
package import LightboxWork
package import SystemPackage

/// Brings files into the store and the index. Only one importer may write to a data folder at a time.
///
/// Files are parsed and staged in parallel, a batch at a time; while one batch goes into the index in one transaction, the
/// next is parsed. Within and between batches the order of the source decides which of two files with the same SOP
/// Instance UID is the first.
package struct Importer: Sendable {
    private let index: any StudyIndex
    private let store: any ObjectStore
    private let pool: WorkerPool
    /// Files of one transaction; also the most that are held prepared at once, twice over.
    private let batchCount: Int

    /// - Parameter pool: admits at least `batchCount` jobs.
    package init(index: any StudyIndex, store: any ObjectStore, pool: WorkerPool, batchCount: Int = 64) {
        self.index = index
        self.store = store
        self.pool = pool
        self.batchCount = batchCount
    }

    /// Imports every DICOM file below the paths.
    /// - Parameter report: called in the order of the source; an event says what is durable by then.
    /// - Throws: when the data folder can't be written any more, or on cancellation; what was reported stays.
    package func run(_ paths: [FilePath], report: (ImportEvent) async -> Void) async throws {
        var walk = FolderWalk(paths)
        var batch = try await prepareBatch(&walk)
        while !batch.isEmpty {
            try Task.checkCancellation()
            let prepared = batch
            async let events = write(prepared)
            do {
                batch = try await prepareBatch(&walk)
            } catch {
                for event in try await events { await report(event) }
                throw error
            }
            for event in try await events { await report(event) }
        }
    }

    private enum BatchItem: Sendable {
        case unlistable(path: String, code: Int32)
        case file(ImportCandidate, Preparation, byteCount: Int64)
    }

    /// Takes the next files of the walk and prepares them in parallel.
    private func prepareBatch(_ walk: inout FolderWalk) async throws -> [BatchItem] {
        var findings: [FolderWalk.Finding] = []
        while findings.count < batchCount, let finding = walk.next() { findings.append(finding) }
        return try await withThrowingTaskGroup(of: (Int, BatchItem).self) { group in
            for (place, finding) in findings.enumerated() {
                group.addTask { (place, try await item(of: finding)) }
            }
            var items: [Int: BatchItem] = [:]
            for try await (place, item) in group { items[place] = item }
            return findings.indices.compactMap { items[$0] }
        }
    }

    private func item(of finding: FolderWalk.Finding) async throws -> BatchItem {
        switch finding {
        case .unlistable(let path, let code):
            return .unlistable(path: path, code: code)
        case .file(let path):
            let candidate = ImportCandidate(path)
            let store = store
            let (preparation, byteCount) = try await pool.run { try prepare(candidate, store: store) }
            return .file(candidate, preparation, byteCount: byteCount)
        }
    }

    /// Makes the objects of a batch visible, then commits their rows: a row never points at bytes that are not durable.
    private func write(_ batch: [BatchItem]) async throws -> [ImportEvent] {
        let uids = batch.compactMap { item -> SOPInstanceUID? in
            guard case .file(_, .ready(let prepared), _) = item else { return nil }
            return prepared.entry.record.identity.instance
        }
        var taken = try await index.existing(uids)
        var entries: [InstanceEntry] = []
        var staged: [StagedObject] = []
        var surplus: [StagedObject] = []
        var events: [ImportEvent] = []
        for item in batch {
            switch item {
            case .unlistable(let path, let code):
                events.append(.unlistable(path: path, code: code))
            case .file(let candidate, .settled(let outcome), let byteCount):
                events.append(.finished(candidate, byteCount: byteCount, outcome))
            case .file(let candidate, .ready(let prepared), let byteCount):
                let record = prepared.entry.record
                if let existing = taken[record.identity.instance] {
                    let isSame = existing.object.digest == record.object.digest
                    // The same content under the same key: puts an object back that was lost.
                    if isSame { staged.append(prepared.staged) } else { surplus.append(prepared.staged) }
                    let outcome: ImportOutcome =
                        isSame
                        ? .alreadyThere(existing.identity)
                        : .conflict(existing, offeredDigest: record.object.digest)
                    events.append(.finished(candidate, byteCount: byteCount, outcome))
                } else {
                    taken[record.identity.instance] = ExistingInstance(
                        identity: record.identity, object: record.object)
                    entries.append(prepared.entry)
                    staged.append(prepared.staged)
                    events.append(.finished(candidate, byteCount: byteCount, .imported(record.identity)))
                }
            }
        }
        let store = store
        try await pool.run { [staged, surplus] in
            defer { for object in surplus + staged { store.discard(object) } }
            for object in staged { try store.commit(object) }
        }
        if !entries.isEmpty { _ = try await index.insert(entries) }
        return events
    }
}
