internal import DICOMCore
package import LightboxIndex
package import LightboxStore
package import LightboxWork
package import SystemPackage

/// Brings files into the store and the index.
///
/// Files are parsed and hashed in parallel, a batch at a time; while a batch is written in one transaction, the next are
/// parsed. Within and between batches the order of the source decides which of two files with the same SOP Instance UID is
/// the first.
package struct Importer: Sendable {
    private let index: any WritableIndex
    private let store: any ObjectStore
    private let pool: WorkerPool
    private let options: ImportOptions
    private let turns: WritersTurn?

    /// - Parameter turns: `nil` where nobody else can write to the data folder.
    package init(
        index: any WritableIndex, store: any ObjectStore, pool: WorkerPool, options: ImportOptions = ImportOptions(),
        turns: WritersTurn? = nil
    ) {
        self.index = index
        self.store = store
        self.pool = pool
        self.options = options
        self.turns = turns
    }

    /// Imports every DICOM file below the paths.
    /// - Parameter report: called in the order of the source; an event says what is durable by then.
    /// - Throws: when the data folder can't be written any more, or on cancellation; what was reported stays.
    package func run(
        _ paths: [FilePath], isolation: isolated (any Actor)? = #isolation, report: (ImportEvent) async -> Void
    ) async throws {
        try await run(FolderWalk(paths), isolation: isolation, report: report)
    }

    /// The same for what a walk finds.
    package func run(
        _ walk: FolderWalk, isolation: isolated (any Actor)? = #isolation, report: (ImportEvent) async -> Void
    ) async throws {
        let queue = SourceQueue(walk.excluding(options.ownFolder))
        let writer = BatchWriter(index: index, store: store, pool: pool, options: options, turns: turns)
        var writing: [Task<[ImportEvent], any Error>] = []
        do {
            while true {
                try Task.checkCancellation()
                let batch = try await prepareBatch(queue)
                guard !batch.isEmpty else { break }
                if writing.count == Self.batchesBeingWritten {
                    do {
                        for event in try await writing.removeFirst().value { await report(event) }
                    } catch {
                        discard(batch)
                        throw error
                    }
                }
                // A task of its own: what is being written is written to its end, also when the import is cancelled.
                writing.append(Task { [before = writing.last] in try await writer.write(batch, behind: before) })
            }
        } catch {
            // What is being written is in and is told, whatever ended the import.
            for task in writing {
                for event in (try? await task.value) ?? [] { await report(event) }
            }
            throw error
        }
        for task in writing {
            for event in try await task.value { await report(event) }
        }
    }

    /// So that files are parsed while one batch waits for the disk and the next for its turn.
    private static let batchesBeingWritten = 2

    private func discard(_ items: [BatchItem]) {
        for case .file(let file) in items {
            if case .ready(let prepared) = file.preparation { store.discard(prepared.staged) }
        }
    }

    /// Takes the next files of the queue and prepares them in parallel.
    private func prepareBatch(_ queue: SourceQueue) async throws -> [BatchItem] {
        let (store, options) = (store, options)
        let offers = try await pool.run {
            try queue.next(
                atMost: options.batchCount, byteCount: options.batchByteCount, store: store,
                isDryRun: options.isDryRun)
        }
        let known = try await knownFiles(offers)
        let results = await withTaskGroup(of: (Int, Result<[BatchItem], any Error>).self) { group in
            let length = max(1, min(16, offers.count / 8))
            for start in stride(from: 0, to: offers.count, by: length) {
                let places = start..<min(start + length, offers.count)
                group.addTask {
                    do {
                        return (start, .success(try await pool.run { try items(offers[places], known[places]) }))
                    } catch {
                        return (start, .failure(error))
                    }
                }
            }
            var results: [Int: Result<[BatchItem], any Error>] = [:]
            for await (start, result) in group { results[start] = result }
            return results.sorted { $0.key < $1.key }.map(\.value)
        }
        do {
            return try results.flatMap { try $0.get() }
        } catch {
            for result in results { discard((try? result.get()) ?? []) }
            throw error
        }
    }

    /// What earlier imports made of the files. With `move` every file is read: what is deleted must have been compared.
    private func knownFiles(_ offers: [ImportOffer]) async throws -> [KnownFile?] {
        guard options.mode != .move else { return offers.map { _ in nil } }
        let stamps = offers.map { offer -> FileStamp in
            guard case .file(let file) = offer else {
                return FileStamp(path: [], byteCount: 0, modificationTime: 0)
            }
            return file.stamp
        }
        return try await index.known(stamps)
    }

    /// Prepares some files one after the other. Blocks.
    private func items(
        _ offers: ArraySlice<ImportOffer>, _ known: ArraySlice<KnownFile?>
    ) throws -> [BatchItem] {
        var items: [BatchItem] = []
        do {
            for (offer, known) in zip(offers, known) { items.append(try item(offer, known)) }
        } catch {
            discard(items)
            throw error
        }
        return items
    }

    private func item(_ offer: ImportOffer, _ known: KnownFile?) throws -> BatchItem {
        switch offer {
        case .unlistable(let path, let code):
            return .unlistable(path: path, code: code)
        case .file(let file):
            switch known {
            case .notDICOM:
                return .file(
                    PreparedFile(
                        candidate: file.candidate, stamp: file.stamp, preparation: .settled(.skipped(.notDICOM)),
                        isRemembered: true))
            case .instance(let existing) where store.holds(existing.object):
                if case .staged(let staged) = file.content { store.discard(staged) }
                return .file(
                    PreparedFile(
                        candidate: file.candidate, stamp: file.stamp,
                        preparation: .settled(.alreadyThere(existing.identity)), isRemembered: true))
            default:
                return .file(
                    PreparedFile(
                        candidate: file.candidate, stamp: file.stamp,
                        preparation: try prepare(file, store: store, options), isRemembered: false))
            }
        }
    }
}

/// One place in the order of an import.
enum BatchItem: Sendable {
    case unlistable(path: String, code: Int32)
    case file(PreparedFile)
}

/// A file with what the parallel part of the import made of it.
struct PreparedFile: Sendable {
    let candidate: ImportCandidate
    let stamp: FileStamp
    let preparation: Preparation
    /// The index has the file already, as it is.
    let isRemembered: Bool

    var uid: SOPInstanceUID? {
        guard case .ready(let prepared) = preparation else { return nil }
        return prepared.entry.record.identity.instance
    }
}
