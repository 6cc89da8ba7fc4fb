internal import NIOPosix

/// Threads for blocking calls (C, `pread`, `fsync`), so that none runs on an event loop or on the cooperative pool.
///
/// The queue behind NIO's pool is unbounded and in order of arrival; a gate stands in front of it, with a limit and with
/// turns for clients.
package final class WorkerPool: Sendable {
    private let threads: NIOThreadPool
    private let gate: AdmissionGate

    /// - Parameters:
    ///   - threadCount: how many jobs run at once.
    ///   - limit: how many may run or wait; beyond it one is refused.
    package init(threadCount: Int, limit: Int) {
        threads = NIOThreadPool(numberOfThreads: threadCount)
        // One for each thread is at hand when the job before it ends.
        let readyCount = min(limit, 2 * threadCount)
        gate = AdmissionGate(limit: readyCount, waitingLimit: limit - readyCount)
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
        try await gate.run(isContinuing: isContinuing) { try await threads.runIfActive(job) }
    }

    /// Jobs that run or wait now.
    package var jobCount: Int { gate.callerCount }

    /// Ends the threads after the jobs that they run.
    package func shutDown() async throws {
        try await threads.shutdownGracefully()
    }
}

package enum WorkError: Error, Equatable {
    /// As many jobs run and wait as the pool admits: try again later (503 with Retry-After).
    case overloaded
}
