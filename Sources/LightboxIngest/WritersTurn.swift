package import LightboxStore

/// The turns in which importers and receivers, of this process and of others, write to one data folder: a batch a turn.
package struct WritersTurn: Sendable {
    private let lock: WriterLock
    private let replay: LogReplay
    private let patience: Duration

    /// - Parameter patience: how long to wait for a turn.
    package init(lock: WriterLock, replay: LogReplay, patience: Duration) {
        self.lock = lock
        self.replay = replay
        self.patience = patience
    }

    /// Runs the body when it is this writer's turn. What the writer before left between objects and index, since it was
    /// killed, is put right first.
    /// - Throws: `WritingError.busy` where others write for too long; `StoreError`; what the body throws.
    package func run<Value: Sendable>(
        isolation: isolated (any Actor)? = #isolation, _ body: () async throws -> Value
    ) async throws -> Value {
        guard let held = try await lock.take(patience: patience) else { throw WritingError.busy }
        defer { withExtendedLifetime(held) {} }
        if try await replay.isBehind { _ = try await replay.run() }
        return try await body()
    }
}

package enum WritingError: Error, Equatable {
    /// Another command holds the data folder for itself, for example `verify --repair`.
    case busy
}
