/// Lets so many callers through at a time; the others wait in line without holding a thread. For work whose input and
/// output are large: what waits here has not read anything yet.
package actor AdmissionGate {
    private var free: Int
    private let waitingLimit: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []

    /// - Parameters:
    ///   - limit: how many are inside at a time.
    ///   - waitingLimit: how many may wait; one more is refused.
    package init(limit: Int, waitingLimit: Int = .max) {
        free = limit
        self.waitingLimit = waitingLimit
    }

    /// Runs the body when there is room for it.
    /// - Throws: `WorkError.overloaded` where too many wait already, and what the body throws.
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

    private func enter(isContinuing: Bool) async throws(WorkError) {
        guard free == 0 else {
            free -= 1
            return
        }
        guard isContinuing || waiting.count < waitingLimit else { throw .overloaded }
        await withCheckedContinuation { waiting.append($0) }
    }

    private func leave() {
        if waiting.isEmpty {
            free += 1
        } else {
            waiting.removeFirst().resume()
        }
    }
}
