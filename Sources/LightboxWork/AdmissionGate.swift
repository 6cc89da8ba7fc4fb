/// Lets so many callers through at a time; the others wait in line without holding a thread. For work whose input and
/// output are large: what waits here has not read anything yet.
package actor AdmissionGate {
    private var free: Int
    private let waitingLimit: Int
    private var waiting: [Waiting] = []
    private var nextNumber = 0

    private struct Waiting {
        let number: Int
        let continuation: CheckedContinuation<Void, any Error>
    }

    /// - Parameters:
    ///   - limit: how many are inside at a time.
    ///   - waitingLimit: how many may wait; one more is refused.
    package init(limit: Int, waitingLimit: Int = .max) {
        free = limit
        self.waitingLimit = waitingLimit
    }

    /// Runs the body when there is room for it.
    /// - Throws: `WorkError.overloaded` where too many wait already, `CancellationError` where the task is cancelled before it
    ///   is let in, and what the body throws.
    /// - Parameter isContinuing: the body goes on with an answer whose head is sent: it is never refused.
    package nonisolated func run<Value: Sendable>(
        isContinuing: Bool = false, _ body: @Sendable () async throws -> Value
    ) async throws -> Value {
        try await enter(isContinuing: isContinuing)
        do {
            try Task.checkCancellation()
            let value = try await body()
            await leave()
            return value
        } catch {
            await leave()
            throw error
        }
    }

    private func enter(isContinuing: Bool) async throws {
        guard free == 0 else {
            free -= 1
            return
        }
        guard isContinuing || waiting.count < waitingLimit else { throw WorkError.overloaded }
        let number = nextNumber
        nextNumber += 1
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
                guard !Task.isCancelled else { return continuation.resume(throwing: CancellationError()) }
                waiting.append(Waiting(number: number, continuation: continuation))
            }
        } onCancel: {
            // Who is gone keeps no place from who still waits.
            Task { await giveUp(number) }
        }
    }

    private func giveUp(_ number: Int) {
        guard let place = waiting.firstIndex(where: { $0.number == number }) else { return }
        waiting.remove(at: place).continuation.resume(throwing: CancellationError())
    }

    private func leave() {
        if waiting.isEmpty {
            free += 1
        } else {
            waiting.removeFirst().continuation.resume()
        }
    }
}
