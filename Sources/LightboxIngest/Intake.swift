package import DICOMParsing
internal import Glibc
package import LightboxIndex
package import LightboxStore
package import LightboxWork
package import SystemPackage

/// Takes in objects that come one by one from many senders over a network, and makes them durable together: while one batch
/// is written, what comes meanwhile gathers for the next. So a hundred senders cost hardly more than one.
package actor Intake {
    private struct Waiting {
        let file: PreparedFile
        let answer: CheckedContinuation<Receipt, any Error>
    }

    nonisolated let store: any ObjectStore
    nonisolated let pool: WorkerPool
    /// Bytes of objects that may wait in memory; more of them wait in files.
    nonisolated let memory: ByteBudget
    private nonisolated let options: ImportOptions
    private nonisolated let observe: @Sendable (Receipt, String) async throws -> Void
    private let writer: BatchWriter
    private var waiting: [Waiting] = []
    private var isWriting = false
    /// What became of what was taken in since the start.
    package private(set) var counts = Counts()

    package struct Counts: Sendable, Equatable {
        package fileprivate(set) var imported = 0
        package fileprivate(set) var alreadyThere = 0
        package fileprivate(set) var conflicts = 0
        package fileprivate(set) var replaced = 0
        package fileprivate(set) var refused = 0
        package fileprivate(set) var skipped = 0

        fileprivate mutating func add(_ outcome: ImportOutcome) {
            switch outcome {
            case .imported: imported += 1
            case .alreadyThere: alreadyThere += 1
            case .conflict: conflicts += 1
            case .replaced: replaced += 1
            case .refused: refused += 1
            case .skipped: skipped += 1
            }
        }
    }

    /// - Parameters:
    ///   - options: its mode has no meaning here.
    ///   - memoryByteCount: the most bytes of objects that are held in memory.
    ///   - observe: is told what became of an object, and of which sender, before the sender is. What it throws is what the
    ///     sender gets; the object stays.
    package init(
        index: any WritableIndex, store: any ObjectStore, pool: WorkerPool, turns: WritersTurn,
        options: ImportOptions, memoryByteCount: Int = 64 << 20,
        observe: @escaping @Sendable (Receipt, String) async throws -> Void = { _, _ in }
    ) {
        self.observe = observe
        var options = options
        options.mode = .received
        self.options = options
        self.store = store
        self.pool = pool
        memory = ByteBudget(memoryByteCount)
        writer = BatchWriter(index: index, store: store, pool: pool, options: options, turns: turns)
    }

    /// Takes in one object.
    /// - Parameters:
    ///   - sender: who sent it, for the log.
    ///   - check: says why an object is not wanted, before anything of it is written.
    /// - Returns: when the object is durable and can be found, or is not to be taken in.
    /// - Throws: `StoreError` where the data folder can't be written; `WritingError.busy`; `WorkError.overloaded`. Nothing of
    ///   the object stays then, and it can be sent again.
    package nonisolated func take(
        _ content: ReceivedContent, from sender: String,
        unless check: @escaping @Sendable (ReceivedIdentity) -> RefusalReason? = { _ in nil }
    ) async throws -> Receipt {
        let receipt = try await takenIn(content, from: sender, unless: check)
        await count(receipt.outcome)
        try await observe(receipt, sender)
        return receipt
    }

    private func count(_ outcome: ImportOutcome) { counts.add(outcome) }

    private nonisolated func takenIn(
        _ content: ReceivedContent, from sender: String, unless check: @Sendable (ReceivedIdentity) -> RefusalReason?
    ) async throws -> Receipt {
        let (store, options) = (store, options)
        let file = try await pool.run { () -> PreparedFile in
            let file = try content.file(from: sender, store: store)
            let preparation: Preparation
            do {
                preparation = try prepare(file, store: store, options)
            } catch {
                if case .staged(let staged) = file.content { store.discard(staged) }
                throw error
            }
            return PreparedFile(
                candidate: file.candidate, stamp: file.stamp, preparation: preparation, isRemembered: false)
        }
        switch file.preparation {
        case .settled(let outcome): return Receipt(outcome: outcome)
        case .mediaDirectory: return Receipt(outcome: .skipped(.mediaDirectory))
        case .ready(let prepared):
            let record = prepared.entry.record
            let identity = ReceivedIdentity(instance: record.identity, sopClassUID: record.sopClassUID)
            var receipt: Receipt
            if let reason = check(identity) {
                store.discard(prepared.staged)
                receipt = Receipt(outcome: .refused(reason))
            } else {
                receipt = try await written(file)
            }
            receipt.identity = identity
            receipt.defects = prepared.defects
            return receipt
        }
    }

    private func written(_ file: PreparedFile) async throws -> Receipt {
        try await withCheckedThrowingContinuation { answer in
            waiting.append(Waiting(file: file, answer: answer))
            guard !isWriting else { return }
            isWriting = true
            Task { await writeAll() }
        }
    }

    /// Writes batch after batch until nothing waits. Not cancelled with a sender that goes away: others may be in its batch.
    private func writeAll() async {
        while !waiting.isEmpty {
            let batch = waiting.prefix(options.batchCount)
            waiting.removeFirst(batch.count)
            do {
                let events = try await writer.write(batch.map { .file($0.file) })
                for (item, receipt) in zip(batch, Receipt.receipts(of: events)) {
                    item.answer.resume(returning: receipt)
                }
            } catch {
                for item in batch { item.answer.resume(throwing: error) }
            }
        }
        isWriting = false
    }
}

/// What a sender hands over.
package enum ReceivedContent: Sendable {
    /// Of an object that is small enough to wait in memory.
    case bytes([UInt8])
    /// A file of the receiver's own, which is taken over: it is gone afterwards, whatever comes of it.
    case file(FilePath)
    case staged(StagedObject)
}

extension ReceivedContent {
    /// Blocks.
    fileprivate func file(from sender: String, store: any ObjectStore) throws -> ImportFile {
        let candidate = ImportCandidate(FilePath(sender))
        let content: ImportFile.Content
        let byteCount: Int64
        switch self {
        case .bytes(let bytes):
            content = .bytes(bytes)
            byteCount = Int64(bytes.count)
        case .staged(let staged):
            content = .staged(staged)
            byteCount = staged.byteCount
        case .file(let path):
            defer { _ = unsafe unlink(path.string) }
            let source = try SourceFile(path: path)
            byteCount = source.byteCount
            content =
                byteCount <= FileObjectStore.smallByteCount
                ? .bytes(try source.read(offset: 0, count: Int(byteCount)))
                : .staged(try store.stage(source, sharing: .hardlink))
        }
        return ImportFile(
            candidate: candidate, stamp: FileStamp(path: [], byteCount: byteCount, modificationTime: 0),
            content: content)
    }
}

/// What an object says that it is.
package struct ReceivedIdentity: Sendable, Equatable {
    package let instance: InstanceIdentity
    /// Empty where it names none.
    package let sopClassUID: String
}

/// What became of an object that was sent.
package struct Receipt: Sendable, Equatable {
    package let outcome: ImportOutcome
    /// `nil` where it could not be read.
    package internal(set) var identity: ReceivedIdentity?
    /// UIDs that it shares with others and should not.
    package internal(set) var findings: [IdentityFinding] = []
    /// What had to be overlooked to read it.
    package internal(set) var defects: StructureDefects = []

    package init(outcome: ImportOutcome, identity: ReceivedIdentity? = nil) {
        self.outcome = outcome
        self.identity = identity
    }

    /// One for each file of a batch, in order, from the events of the batch.
    static func receipts(of events: [ImportEvent]) -> [Receipt] {
        var receipts: [Receipt] = []
        for event in events {
            switch event {
            case .finished(_, _, let outcome): receipts.append(Receipt(outcome: outcome))
            case .noticed(_, let finding) where !receipts.isEmpty: receipts[receipts.count - 1].findings.append(finding)
            default: break
            }
        }
        return receipts
    }
}
