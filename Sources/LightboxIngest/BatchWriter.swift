internal import DICOMCore
internal import DICOMParsing
internal import Glibc
internal import LightboxIndex
internal import LightboxStore
internal import LightboxWork
internal import Synchronization
internal import SystemPackage

/// Carries out what is decided for a batch: objects first, durably, then their rows; what was reported is there.
///
/// A crash between the two leaves entries in the log of the store which the index has not: `LogReplay` takes them in.
struct BatchWriter: Sendable {
    let index: any WritableIndex
    let store: any ObjectStore
    let pool: WorkerPool
    let options: ImportOptions
    /// `nil` where nobody else can write.
    let turns: WritersTurn?
    /// In a dry run: what would be in the index by now.
    private let pretended = Pretended()

    init(
        index: any WritableIndex, store: any ObjectStore, pool: WorkerPool, options: ImportOptions,
        turns: WritersTurn?
    ) {
        self.index = index
        self.store = store
        self.pool = pool
        self.options = options
        self.turns = turns
    }

    /// - Parameter before: another batch that is to be written first; where that fails, this one is not written.
    /// - Throws: where the folder can't be written, or others write for too long; nothing is left staged then.
    func write(
        _ items: [BatchItem], behind before: Task<[ImportEvent], any Error>? = nil
    ) async throws -> [ImportEvent] {
        do {
            _ = try await before?.value
            guard let turns, !options.isDryRun else { return try await decideAndWrite(items) }
            return try await turns.run { try await decideAndWrite(items) }
        } catch {
            for case .file(let file) in items {
                if case .ready(let prepared) = file.preparation { store.discard(prepared.staged) }
            }
            throw error
        }
    }

    private func decideAndWrite(_ items: [BatchItem]) async throws -> [ImportEvent] {
        var events: [ImportEvent] = []
        var rest = items[...]
        while !rest.isEmpty {
            let uids = rest.compactMap { item -> SOPInstanceUID? in
                guard case .file(let file) = item else { return nil }
                return file.uid
            }
            let existing = try await index.existing(uids).merging(pretended.instances(uids)) { $1 }
            let (plan, count) = try await plan(Array(rest), existing)
            rest = rest.dropFirst(count)
            events += options.isDryRun ? await pretend(plan) : try await carryOut(plan.steps)
        }
        return events
    }

    /// Decides on as many items as can be decided on at once. - Returns: the plan, and how many they are.
    private func plan(
        _ items: [BatchItem], _ existing: [SOPInstanceUID: ExistingInstance]
    ) async throws -> (BatchPlan, Int) {
        let (store, options) = (store, options)
        return try await pool.run {
            var plan = BatchPlan(rule: options.conflictRule, existing: existing) { object in
                // What is deleted from its source must be in the store, byte by byte.
                options.mode == .move && !options.isDryRun ? store.holdsBytes(of: object) : store.holds(object)
            }
            var count = 0
            for item in items {
                guard plan.add(item) else { break }
                count += 1
            }
            return (plan, count)
        }
    }

    private func pretend(_ plan: BatchPlan) async -> [ImportEvent] {
        pretended.add(plan.added)
        var events: [ImportEvent] = []
        for step in plan.steps { events += await self.events(of: step, findings: []) }
        return events
    }

    private func carryOut(_ steps: [BatchPlan.Step]) async throws -> [ImportEvent] {
        let now = Int64(time(nil))
        var batch = IndexBatch()
        var changes: [StoreChange] = []
        for case .replace(_, _, let existing) in steps {
            let due = now + options.erasureDelay
            batch.replaced.append(
                ReplacedInstance(
                    identity: existing.identity, due: due, rewriting: try await restOfStudy(without: existing)))
            changes.append(
                .remove(
                    digest: existing.object.digest,
                    RemovalNote(existing.identity, removed: now, due: due, isReplaced: true)))
        }
        let removalCount = changes.count
        changes += steps.compactMap { $0.object.map { .add($0) } }
        let committed = try await pool.run { [store, changes] in
            let committed = try store.commit(changes)
            steps.compactMap(\.surplus).forEach { store.discard($0) }
            return committed
        }
        var keys = committed.keys[removalCount...]
        for step in steps { step.note(in: &batch, key: step.object == nil ? nil : keys.popFirst() ?? nil, options) }
        batch.logPlaces = committed.logPlaces
        let outcome = batch.isEmpty ? nil : try await index.write(batch)
        return await self.report(steps, findings: outcome?.findings ?? [:])
    }

    private func restOfStudy(without existing: ExistingInstance) async throws -> [InstanceEntry]? {
        let study = RetrieveTarget.study(existing.identity.study)
        let objects = try await index.objects(of: study, after: nil, limit: .max)
        return try await pool.run { [store] in
            LightboxIngest.restOfStudy(objects, without: [existing.identity.instance], store: store)
        }
    }

    /// What to tell of the steps once they are durable; with `move`, the sources go now.
    private func report(
        _ steps: [BatchPlan.Step], findings: [Int: [IdentityFinding]]
    ) async -> [ImportEvent] {
        var events: [ImportEvent] = []
        var position = 0
        for step in steps {
            let isEntry = step.isEntry
            events += await self.events(of: step, findings: isEntry ? findings[position] ?? [] : [])
            if isEntry { position += 1 }
            if options.mode == .move, let file = step.movedFile, file.candidate.entry == nil,
                let code = delete(file)
            {
                events.append(.notDeleted(file.candidate, code: code))
            }
        }
        return events
    }

    /// Deletes a source whose bytes are in the store, if it is still what was read.
    /// - Returns: the error number where that fails.
    private func delete(_ file: PreparedFile) -> Int32? {
        let path = file.candidate.filePath
        guard let status = try? FileStatus(path), file.candidate.stamp(status) == file.stamp, !isOurOwn(path) else {
            return EBUSY
        }
        return unsafe path.withPlatformString { unsafe unlink($0) } == 0 ? nil : errno
    }

    private func isOurOwn(_ path: FilePath) -> Bool {
        guard let own = options.ownFolder.flatMap(canonical), let path = canonical(path) else { return false }
        return path.starts(with: own)
    }

    private func canonical(_ path: FilePath) -> FilePath? {
        unsafe path.withPlatformString { text in
            guard let real = unsafe realpath(text, nil) else { return nil }
            defer { unsafe free(real) }
            return unsafe FilePath(platformString: real)
        }
    }

    private func events(of step: BatchPlan.Step, findings: [IdentityFinding]) async -> [ImportEvent] {
        func finished(_ file: PreparedFile, _ outcome: ImportOutcome) -> ImportEvent {
            .finished(file.candidate, byteCount: file.stamp.byteCount, outcome)
        }
        switch step {
        case .report(let events, _):
            return events
        case .add(let file, let prepared):
            return [finished(file, .imported(prepared.entry.record.identity))]
                + mended(file, prepared) + findings.map { .noticed(file.candidate, $0) }
        case .replace(let file, let prepared, let existing):
            return [finished(file, .replaced(await conflict(prepared, existing)))]
                + mended(file, prepared) + findings.map { .noticed(file.candidate, $0) }
        case .alreadyThere(let file, _, let existing), .restore(let file, _, let existing):
            return [finished(file, .alreadyThere(existing.identity))]
        case .conflict(let file, let prepared, let existing):
            return [finished(file, .conflict(await conflict(prepared, existing)))]
        }
    }

    /// Bytes behind the last element take nothing from an object: no admin needs to hear of them.
    private func mended(_ file: PreparedFile, _ prepared: PreparedInstance) -> [ImportEvent] {
        let defects = prepared.defects.subtracting(.trailingBytes)
        return defects.isEmpty ? [] : [.mended(file.candidate, defects)]
    }

    private func conflict(_ prepared: PreparedInstance, _ existing: ExistingInstance) async -> IdentityConflict {
        let sources = (try? await index.sources(of: existing.identity.instance)) ?? []
        return IdentityConflict(
            existing: existing, existingPaths: sources.map(\.text), offered: prepared.entry.record.identity,
            offeredDigest: prepared.entry.record.object.digest)
    }
}

extension BatchPlan.Step {
    /// What the store takes in.
    var object: StagedObject? {
        switch self {
        case .add(_, let prepared), .replace(_, let prepared, _), .restore(_, let prepared, _): prepared.staged
        case .report, .alreadyThere, .conflict: nil
        }
    }

    /// What was staged in vain.
    var surplus: StagedObject? {
        switch self {
        case .alreadyThere(_, let prepared, _), .conflict(_, let prepared, _): prepared.staged
        case .report, .add, .replace, .restore: nil
        }
    }

    /// An entry of the batch comes from it.
    var isEntry: Bool {
        switch self {
        case .add, .replace: true
        case .report, .alreadyThere, .restore, .conflict: false
        }
    }

    /// The file whose bytes are in the store.
    var movedFile: PreparedFile? {
        switch self {
        case .add(let file, _), .replace(let file, _, _), .alreadyThere(let file, _, _), .restore(let file, _, _):
            file
        case .report, .conflict: nil
        }
    }

    /// Writes down what the index has to take in.
    /// - Parameter key: of the object in the store; `nil` where it lies in place, or none is taken in.
    func note(in batch: inout IndexBatch, key: String?, _ options: ImportOptions) {
        let isKept = options.mode != .move && options.mode != .received
        switch self {
        case .report(let events, let file?) where !file.isRemembered && options.mode != .received:
            if case .finished(_, _, .refused(let reason))? = events.first {
                batch.refused.append(QuarantinedFile(file: file.stamp, reason: reason.text))
            } else if case .finished(_, _, .skipped(.notDICOM))? = events.first {
                batch.passedBy.append(file.stamp)
            }
        case .report, .conflict:
            break
        case .add(let file, let prepared), .replace(let file, let prepared, _):
            let entry = prepared.entry
            let record = entry.record.placed(at: location(key, file))
            batch.entries.append(InstanceEntry(record: record, dataSet: entry.dataSet, document: entry.document))
            if isKept { batch.holders.append((file.stamp, record.identity.instance)) }
        case .alreadyThere(let file, _, let existing):
            if isKept { batch.holders.append((file.stamp, existing.identity.instance)) }
        case .restore(let file, _, let existing):
            batch.relocated.append((existing.identity.instance, location(key, file)))
            if isKept { batch.holders.append((file.stamp, existing.identity.instance)) }
        }
    }

    private func location(_ key: String?, _ file: PreparedFile) -> ObjectLocation {
        key.map { .stored(key: $0) } ?? .inPlace(file.stamp)
    }
}

extension IndexBatch {
    fileprivate var isEmpty: Bool {
        entries.isEmpty && replaced.isEmpty && relocated.isEmpty && holders.isEmpty && passedBy.isEmpty
            && refused.isEmpty && logPlaces.isEmpty
    }
}

extension RemovalNote {
    init(_ identity: InstanceIdentity, removed: Int64, due: Int64, isReplaced: Bool) {
        self.init(
            study: identity.study.text, series: identity.series.text, instance: identity.instance.text,
            removed: removed, due: due, isReplaced: isReplaced)
    }
}

/// The instances that a dry run would have brought in.
private final class Pretended: Sendable {
    private let instances = Mutex<[SOPInstanceUID: ExistingInstance]>([:])

    func instances(_ uids: [SOPInstanceUID]) -> [SOPInstanceUID: ExistingInstance] {
        instances.withLock { instances in
            Dictionary(uids.compactMap { uid in instances[uid].map { (uid, $0) } }) { $1 }
        }
    }

    func add(_ added: [SOPInstanceUID: ExistingInstance]) {
        instances.withLock { $0.merge(added) { $1 } }
    }
}
