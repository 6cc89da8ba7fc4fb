import LightboxWork
import Synchronization
import Testing

@Suite("Admission gate")
struct AdmissionGateTests {
    private final class Counts: Sendable {
        let state = Mutex((now: 0, most: 0, done: 0))
    }

    /// A caller that is inside until it is told to leave.
    private struct Holder {
        private let task: Task<Void, any Error>
        private let release: AsyncStream<Void>.Continuation

        /// Gives it back once it is inside.
        init(_ gate: AdmissionGate) async {
            let (holding, isHeld) = AsyncStream.makeStream(of: Void.self)
            let (released, release) = AsyncStream.makeStream(of: Void.self)
            self.release = release
            task = Task {
                try await gate.run {
                    isHeld.finish()
                    for await _ in released {}
                }
            }
            for await _ in holding {}
        }

        func leave() { release.finish() }

        func end() async throws { try await task.value }
    }

    @Test("Never more callers are inside than the limit, all get through, and an error frees its place")
    func limit() async throws {
        struct Refusal: Error {}
        let gate = AdmissionGate(limit: 3)
        let inside = Counts()
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<50 {
                group.addTask {
                    try? await gate.run {
                        inside.state.withLock {
                            $0.now += 1
                            $0.most = max($0.most, $0.now)
                        }
                        for _ in 0..<20 { await Task.yield() }
                        inside.state.withLock {
                            $0.now -= 1
                            $0.done += 1
                        }
                        if number % 3 == 0 { throw Refusal() }
                    }
                }
            }
        }
        #expect(inside.state.withLock { $0.done } == 50)
        #expect(inside.state.withLock { $0.most } <= 3)
    }

    @Test("A-25 beyond the waiting limit a caller is refused, one that goes on with an answer is not")
    func waitingLimit() async throws {
        let gate = AdmissionGate(limit: 1, waitingLimit: 0)
        let holder = await Holder(gate)
        await #expect(throws: WorkError.overloaded) { try await gate.run {} }
        let continuing = Task { try await gate.run(isContinuing: true) { 7 } }
        holder.leave()
        #expect(try await continuing.value == 7)
        try await holder.end()
    }

    @Test("Who is cancelled while waiting is gone at once, and leaves the place to the next", .timeLimit(.minutes(5)))
    func cancelled() async throws {
        let gate = AdmissionGate(limit: 1, waitingLimit: 1)
        let holder = await Holder(gate)
        let gone = Task { try await gate.run {} }
        // Once it waits, there is no place left.
        while true {
            let probe = Task { try await gate.run {} }
            try await Task.sleep(for: .milliseconds(5))
            probe.cancel()
            if case .failure(WorkError.overloaded) = await probe.result { break }
        }
        gone.cancel()
        await #expect(throws: CancellationError.self) { try await gone.value }
        let next = Task { try await gate.run { 7 } }
        try await Task.sleep(for: .milliseconds(20))
        holder.leave()
        #expect(try await next.value == 7)
        try await holder.end()
    }
}
