internal import Foundation
package import LightboxAudit
package import LightboxWork
package import Logging

/// Takes events on, and makes them durable in its journal: many together, so that a request does not wait for a disk.
///
/// An event is durable at the latest when the second write after it has ended: while one batch is written, which takes some
/// milliseconds, the next one gathers. What a crash in that time loses is what was answered in it. Where the trail is
/// required, `record` returns only once its event is durable, and nothing is lost.
package actor AuditTrail {
    private struct Waiting {
        let event: AuditEvent
        let answer: CheckedContinuation<Void, any Error>?
    }

    private let journal: AuditJournal
    private let pool: WorkerPool
    private let isRequired: Bool
    private let complete: @Sendable (AuditEvent) async -> AuditEvent
    private let logger: Logger
    private var waiting: [Waiting] = []
    private var isWriting = false
    private var isFailing = false
    /// Events that could not be kept since the start: the disk took nothing for longer than the memory had room.
    package private(set) var lostCount = 0

    /// Events that wait in memory. Who comes when there are so many waits until they are written.
    private static let limit = 4096
    private static let batchCount = 512

    /// - Parameters:
    ///   - isRequired: nothing is answered that is not recorded.
    ///   - complete: adds to an event what the index knows: whose study it is.
    package init(
        journal: AuditJournal, pool: WorkerPool, isRequired: Bool = false, logger: Logger,
        complete: @escaping @Sendable (AuditEvent) async -> AuditEvent = { $0 }
    ) {
        self.journal = journal
        self.pool = pool
        self.isRequired = isRequired
        self.logger = logger
        self.complete = complete
    }

    /// Records an event.
    /// - Parameter isDurable: returns only once it is; always so where the trail is required.
    /// - Throws: `AuditError.unwritable` where it has to be durable and can't be made so.
    package func record(_ event: AuditEvent, isDurable: Bool = false) async throws {
        let event = event.bounded
        guard isDurable || isRequired || waiting.count >= Self.limit else { return add(event, nil) }
        do {
            try await withCheckedThrowingContinuation { add(event, $0) }
        } catch {
            guard !isDurable, !isRequired else { throw error }
            lostCount += 1
        }
    }

    /// Waits until what was recorded is durable, but not for ever: for who ends after it.
    package func settle() async {
        for _ in 0..<1000 where isWriting { try? await Task.sleep(for: .milliseconds(10)) }
    }

    private func add(_ event: AuditEvent, _ answer: CheckedContinuation<Void, any Error>?) {
        waiting.append(Waiting(event: event, answer: answer))
        guard !isWriting else { return }
        isWriting = true
        Task { await writeAll() }
    }

    private func writeAll() async {
        while !waiting.isEmpty {
            let batch = Array(waiting.prefix(Self.batchCount))
            do {
                try await write(batch.map(\.event))
                waiting.removeFirst(batch.count)
                for item in batch { item.answer?.resume() }
                if isFailing { logger.notice("The audit journal can be written again.") }
                isFailing = false
            } catch {
                await fail(batch, error)
            }
        }
        isWriting = false
    }

    private func write(_ events: [AuditEvent]) async throws {
        var lines: [UInt8] = []
        let encoder = JSONEncoder()
        for event in events {
            lines += try encoder.encode(await complete(event))
            lines.append(UInt8(ascii: "\n"))
        }
        let (journal, bytes) = (journal, lines)
        try await pool.run(isContinuing: true) { try journal.append(bytes) }
    }

    /// Who waits is told; what nobody waits for is tried again as long as there is room.
    private func fail(_ batch: [Waiting], _ error: any Error) async {
        if !isFailing { logger.critical("The audit journal can't be written.", metadata: ["error": "\(error)"]) }
        isFailing = true
        for item in batch { item.answer?.resume(throwing: AuditError.unwritable) }
        waiting.replaceSubrange(
            ..<batch.count, with: batch.filter { $0.answer == nil })
        guard waiting.count >= Self.limit else {
            try? await Task.sleep(for: .seconds(1))
            return
        }
        lostCount += waiting.count
        waiting.removeAll { $0.answer == nil }
    }
}

package enum AuditError: Error, Equatable {
    /// The journal can't be written now.
    case unwritable
    /// The receiver has closed the connection, or does not take what is sent.
    case receiverAway
    /// The receiver has refused a message, with this status of HTTP.
    case receiverRefuses(status: Int)
}
