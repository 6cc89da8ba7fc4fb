internal import NIOPosix
internal import Synchronization

/// Threads for blocking calls (C, `pread`, `fsync`), so that none runs on an event loop or on the cooperative pool.
///
/// The queue behind NIO's pool is unbounded; the limit stands in front of it.
package final class WorkerPool: Sendable {
    private let threads: NIOThreadPool
    private let limit: Int
    private let admitted = Mutex(0)

    /// - Parameters:
    ///   - threadCount: how many jobs run at once.
    ///   - limit: how many may run or wait; one more is refused.
    package init(threadCount: Int, limit: Int) {
        threads = NIOThreadPool(numberOfThreads: threadCount)
        self.limit = limit
        threads.start()
    }

    /// Runs the job on a thread of the pool and gives back what it returns or throws.
    /// - Throws: `WorkError.overloaded` at the limit, `CancellationError` when the task was cancelled before a thread
    ///   took the job. A job that runs is not interrupted.
    /// - Parameter isContinuing: the job goes on with an answer whose head is sent: it is never refused. Such an answer has
    ///   one job at a time.
    package func run<Value: Sendable>(
        isContinuing: Bool = false, _ job: @escaping @Sendable () throws -> Value
    ) async throws -> Value {
        try admitted.withLock { count throws(WorkError) in
            guard isContinuing || count < limit else { throw WorkError.overloaded }
            count += 1
        }
        defer { admitted.withLock { $0 -= 1 } }
        return try await threads.runIfActive(job)
    }

    /// Jobs that run or wait now.
    package var jobCount: Int { admitted.withLock { $0 } }

    /// Ends the threads after the jobs that they run.
    package func shutDown() async throws {
        try await threads.shutdownGracefully()
    }
}

package enum WorkError: Error, Equatable {
    /// As many jobs run and wait as the pool admits: try again later (503 with Retry-After).
    case overloaded
}
