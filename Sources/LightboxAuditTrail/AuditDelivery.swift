package import LightboxAudit
internal import LightboxStore
package import LightboxWork
package import Logging
internal import Synchronization
package import SystemPackage

/// Where audit messages go.
package protocol AuditReceiver: Sendable {
    /// Hands messages over.
    /// - Returns: when they have arrived, as well as that can be known.
    /// - Throws: where they may not have; all of them are sent again then.
    func send(_ messages: [AuditMessage]) async throws
    func close() async
}

/// Brings what is in a journal to its receiver, again and again until it has arrived: at least once.
package final class AuditDelivery: Sendable {
    private let folder: FilePath
    private let receiver: any AuditReceiver
    private let source: AuditMessage.Source
    private let pool: WorkerPool
    private let logger: Logger
    private let waiting = Mutex<Int64>(0)

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
        var reader = try await pool.run(isContinuing: true) { JournalReader(folder: folder) }
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
            if chunk.damagedCount > 0 {
                logger.error("Lines of the audit journal can't be read.", metadata: ["count": "\(chunk.damagedCount)"])
            }
            let messages = gathered(chunk.events).map { AuditMessage($0, from: source) }
            if !messages.isEmpty { try await receiver.send(messages) }
            let behind = reader
            reader = try await pool.run(isContinuing: true) {
                var reader = behind
                try reader.deliver(chunk)
                return reader
            }
        }
    }

    package func close() async { await receiver.close() }
}
