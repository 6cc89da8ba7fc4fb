internal import NIOPosix
internal import Synchronization

/// Threads for blocking calls (C, `pread`, `fsync`), so that none runs on an event loop or on the cooperative pool.
///
/// The queue behind NIO's pool is unbounded and in order of arrival. So jobs wait in front of it, up to a limit, and a thread
/// that is free takes the one of the client (`WorkClient`) whose turn it is.
package final class WorkerPool: Sendable {
    private struct Job: Sendable {
        /// Gives back what tells the caller of the outcome.
        let run: @Sendable () -> @Sendable () -> Void
        let refuse: @Sendable (any Error) -> Void
    }

    private struct State {
        var runningCount = 0
        var waiting = WaitingLines<Job>()
        var nextNumber = 0
    }

    private let threads: NIOThreadPool
    private let limit: Int
    private let state = Mutex(State())

    /// - Parameters:
    ///   - threadCount: how many jobs run at once.
    ///   - limit: how many may run or wait; one more is refused, or makes a client with more of them lose its last.
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
        let client = WorkClient.name()
        let number = state.withLock { state in
            state.nextNumber += 1
            return state.nextNumber
        }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Value, any Error>) in
                let job = Job {
                    let result = Result { try job() }
                    return { continuation.resume(with: result) }
                } refuse: {
                    continuation.resume(throwing: $0)
                }
                queue(.init(number: number, isContinuing: isContinuing, wish: job), of: client)
            }
        } onCancel: {
            state.withLock { $0.waiting.remove(number, of: client) }?.wish.refuse(CancellationError())
        }
    }

    private func queue(_ caller: WaitingLines<Job>.Caller, of client: String) {
        let refusal: (of: Job, any Error)? = state.withLock { state in
            // A handler that has run already has not found it.
            guard !Task.isCancelled else { return (caller.wish, CancellationError()) }
            return state.waiting.add(caller, of: client, limit: limit - state.runningCount)
                .map { ($0.wish, WorkError.overloaded) }
        }
        if let (job, error) = refusal { job.refuse(error) }
        // Whichever job it is: there is one of these for each that waits, and for those that have gone meanwhile.
        threads.submit { [self] in runNext($0) }
    }

    private func runNext(_ threads: NIOThreadPool.WorkItemState) {
        let next = state.withLock { state in
            let next = state.waiting.popFirst()?.wish
            if next != nil, threads == .active { state.runningCount += 1 }
            return next
        }
        guard let next else { return }
        guard threads == .active else { return next.refuse(CancellationError()) }
        let tell = next.run()
        // Who is told may have the next job at once.
        state.withLock { $0.runningCount -= 1 }
        tell()
    }

    /// Jobs that run or wait now.
    package var jobCount: Int { state.withLock { $0.runningCount + $0.waiting.count } }

    /// Ends the threads after the jobs that they run.
    package func shutDown() async throws {
        try await threads.shutdownGracefully()
    }
}

package enum WorkError: Error, Equatable {
    /// As many jobs run and wait as the pool admits: try again later (503 with Retry-After).
    case overloaded
}
