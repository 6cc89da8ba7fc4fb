package import LightboxAudit
internal import LightboxStore
package import LightboxWork
package import Logging
internal import Synchronization
package import SystemPackage

/// Where audit messages go.
package protocol AuditReceiver: Sendable {
    /// Hands messages over, in order.
    /// - Returns: when they have arrived, as well as that can be known, or when it is clear that they do not now.
    func send(_ messages: [AuditMessage]) async -> AuditHandover
    func close() async
}

/// How far a receiver has taken messages.
package enum AuditHandover: Sendable {
    /// All have arrived.
    case complete
    /// The first ones have arrived; the others may not have, and are sent again later.
    case stopped(after: Int, because: any Error)
    /// The first ones have arrived; the next one will never be taken, and the others have not been sent.
    case refused(after: Int, because: any Error)
}

/// Brings what is in a journal to its receiver, again and again until it has arrived: at least once.
package final class AuditDelivery: Sendable {
    private let folder: FilePath
    private let receiver: any AuditReceiver
    private let source: AuditMessage.Source
    private let pool: WorkerPool
    private let logger: Logger
    private let waiting = Mutex<Int64>(0)
    private let refusedTotal = Mutex(0)

    /// - Parameter folder: of the journal.
    package init(
        folder: FilePath, receiver: any AuditReceiver, source: AuditMessage.Source, pool: WorkerPool, logger: Logger
    ) {
        self.folder = folder
        self.receiver = receiver
        self.source = source
        self.pool = pool
        self.logger = logger
    }

    /// Bytes of the journal that had not arrived when that was looked at last.
    package var waitingByteCount: Int64 { waiting.withLock { $0 } }
    /// Messages that the receiver has refused for good since the start.
    package var refusedCount: Int { refusedTotal.withLock { $0 } }

    /// Delivers until the task is cancelled.
    /// - Parameter interval: how long events gather before they are sent: those of one kind become one message.
    package func run(every interval: Duration) async {
        var pause = interval
        while !Task.isCancelled {
            do {
                try await Task.sleep(for: pause)
                try await deliverAll()
                if pause > interval { logger.notice("The receiver of the audit trail takes messages again.") }
                pause = interval
            } catch is CancellationError {
                break
            } catch {
                if pause == interval {
                    logger.warning(
                        "Audit messages are not taken; they are kept and sent later.", metadata: ["error": "\(error)"])
                }
                pause = min(max(pause, .seconds(1)) * 2, Self.longestPause)
            }
        }
    }

    private static let longestPause = Duration.seconds(30)

    /// Delivers what is in the journal now. Nothing is done where another process delivers it.
    package func deliverAll() async throws {
        let folder = folder
        let lock = try await pool.run(isContinuing: true) {
            try FileLock.taken(folder.appending("delivery.lock"), .exclusive)
        }
        guard let lock else { return }
        defer { withExtendedLifetime(lock) {} }
        var reader = try await pool.run(isContinuing: true) { try JournalReader(folder: folder) }
        defer { waiting.withLock { $0 = reader.waitingByteCount() } }
        waiting.withLock { $0 = reader.waitingByteCount() }
        while true {
            let known = reader
            let (next, chunk) = try await pool.run(isContinuing: true) {
                var reader = known
                let chunk = try reader.next()
                return (reader, chunk)
            }
            reader = next
            guard let chunk else { return }
            note(chunk)
            reader = try await deliver(chunk, reader)
        }
    }

    private func note(_ chunk: JournalReader.Chunk) {
        if chunk.damagedCount > 0 {
            logger.error("Lines of the audit journal can't be read.", metadata: ["count": "\(chunk.damagedCount)"])
        }
        if chunk.tornByteCount > 0 {
            logger.warning(
                "The last line of a file of the audit journal was cut off: its writer crashed before it was durable.",
                metadata: ["bytes": "\(chunk.tornByteCount)"])
        }
    }

    /// - Returns: the reader that remembers how far that is.
    private func deliver(_ chunk: JournalReader.Chunk, _ reader: JournalReader) async throws -> JournalReader {
        var reader = reader
        let events = gathered(chunk.events)
        let messages = events.map { AuditMessage($0, from: source) }
        var count = min(chunk.arrivedCount, messages.count)
        while count < messages.count {
            switch await receiver.send(Array(messages.dropFirst(count))) {
            case .complete:
                count = messages.count
            case .stopped(let arrivedCount, let error):
                if arrivedCount > 0 { _ = try await remembering(count + arrivedCount, of: chunk, reader) }
                throw error
            case .refused(let arrivedCount, let error):
                try await keep(events[count + arrivedCount], error)
                count += arrivedCount + 1
                reader = try await remembering(count, of: chunk, reader)
            }
        }
        let behind = reader
        return try await pool.run(isContinuing: true) {
            var reader = behind
            try reader.deliver(chunk)
            return reader
        }
    }

    private func remembering(
        _ count: Int, of chunk: JournalReader.Chunk, _ reader: JournalReader
    ) async throws -> JournalReader {
        try await pool.run(isContinuing: true) {
            var reader = reader
            try reader.deliver(count, of: chunk)
            return reader
        }
    }

    /// One that is never taken must not hold up what comes behind it.
    private func keep(_ event: AuditEvent, _ reason: any Error) async throws {
        let refused = RefusedMessages(folder: folder)
        try await pool.run(isContinuing: true) { try refused.keep(event, "\(reason)") }
        refusedTotal.withLock { $0 += 1 }
        logger.error(
            "The receiver refuses an audit message for good; its event is kept in audit/refused.jsonl.",
            metadata: ["error": "\(reason)"])
    }

    package func close() async { await receiver.close() }
}
