internal import Synchronization

/// Lets so many callers through at a time; the others wait in line without holding a thread. For work whose input and
/// output are large: what waits here has not read anything yet.
///
/// Clients (`WorkClient`) take turns, so that who asks for a thousand things at once keeps nobody else waiting for all of
/// them. Where too many wait, those of the client that has most of them waiting are sent away first.
package final class AdmissionGate: Sendable {
    private struct State {
        var free: Int
        var insideCount = 0
        var waiting = WaitingLines<CheckedContinuation<Void, any Error>>()
        var nextNumber = 0

        /// Takes a free place. - Returns: whether there was one.
        mutating func enter() -> Bool {
            guard free > 0 else { return false }
            free -= 1
            insideCount += 1
            return true
        }
    }

    private let waitingLimit: Int
    private let state: Mutex<State>

    /// - Parameters:
    ///   - limit: how many are inside at a time.
    ///   - waitingLimit: how many may wait; one more is refused, or makes a client with more of them lose its last.
    package init(limit: Int, waitingLimit: Int = .max) {
        self.waitingLimit = waitingLimit
        state = Mutex(State(free: limit))
    }

    /// Runs the body when there is room for it.
    /// - Throws: `WorkError.overloaded` where too many wait already, `CancellationError` where the task is cancelled before it
    ///   is let in, and what the body throws.
    /// - Parameter isContinuing: the body goes on with an answer whose head is sent: it is never refused.
    package func run<Value: Sendable>(
        isContinuing: Bool = false, _ body: @Sendable () async throws -> Value
    ) async throws -> Value {
        if !enterAtOnce() { try await wait(isContinuing: isContinuing) }
        defer { leave() }
        try Task.checkCancellation()
        return try await body()
    }

    /// Those inside and those who wait.
    package var callerCount: Int { state.withLock { $0.insideCount + $0.waiting.count } }

    private func enterAtOnce() -> Bool {
        state.withLock { $0.enter() }
    }

    private func wait(isContinuing: Bool) async throws {
        let client = WorkClient.name()
        let number = state.withLock { state in
            state.nextNumber += 1
            return state.nextNumber
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                queue(.init(number: number, isContinuing: isContinuing, wish: continuation), of: client)
            }
        } onCancel: {
            // Who is gone keeps no place from who still waits.
            state.withLock { $0.waiting.remove(number, of: client) }?.wish
                .resume(throwing: CancellationError())
        }
    }

    private typealias Caller = WaitingLines<CheckedContinuation<Void, any Error>>.Caller

    private func queue(_ caller: Caller, of client: String) {
        let outcome: (of: Caller, Result<Void, any Error>)? = state.withLock { state in
            // A handler that has run already has not found it.
            guard !Task.isCancelled else { return (caller, .failure(CancellationError())) }
            guard !state.enter() else { return (caller, .success(())) }
            return state.waiting.add(caller, of: client, limit: waitingLimit)
                .map { ($0, .failure(WorkError.overloaded)) }
        }
        if let (caller, result) = outcome { caller.wish.resume(with: result) }
    }

    private func leave() {
        state.withLock { state in
            // Its place is handed on.
            let next = state.waiting.popFirst()
            if next == nil {
                state.free += 1
                state.insideCount -= 1
            }
            return next
        }?.wish.resume()
    }
}
