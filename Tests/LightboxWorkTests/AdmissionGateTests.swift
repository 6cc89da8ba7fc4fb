import LightboxWork
import Synchronization
import Testing

@Suite("Admission gate")
struct AdmissionGateTests {
    private final class Counts: Sendable {
        let state = Mutex((now: 0, most: 0, done: 0))
        let refused = Mutex(0)
        /// Whose turn it was.
        let served = Mutex<[String]>([])
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
        await wait(until: gate, has: 2)
        await #expect(throws: WorkError.overloaded) { try await gate.run {} }
        gone.cancel()
        await #expect(throws: CancellationError.self) { try await gone.value }
        let next = Task { try await gate.run { 7 } }
        await wait(until: gate, has: 2)
        holder.leave()
        #expect(try await next.value == 7)
        try await holder.end()
    }

    @Test(
        "Of one client that queues 500 and one that comes behind it the second has its turn in time",
        .timeLimit(.minutes(5)))
    func turns() async throws {
        let gate = AdmissionGate(limit: 1)
        let holder = await Holder(gate)
        let counts = Counts()
        try await withThrowingTaskGroup(of: Void.self) { group in
            let work: @Sendable (String) async throws -> Void = { client in
                try await WorkClient.$current.withValue(WorkClient { client }) {
                    try await gate.run { counts.served.withLock { $0.append(client) } }
                }
            }
            for _ in 0..<500 { group.addTask { try await work("A") } }
            await wait(until: gate, has: 501)
            group.addTask { try await work("B") }
            await wait(until: gate, has: 502)
            holder.leave()
            try await group.waitForAll()
        }
        let served = counts.served.withLock { $0 }
        #expect(served.count == 501)
        #expect((served.firstIndex(of: "B") ?? .max) < 2)
        try await holder.end()
    }

    @Test(
        "A-25 a line that one client has filled makes room for another, and for none of its own",
        .timeLimit(.minutes(5)))
    func shares() async throws {
        let gate = AdmissionGate(limit: 1, waitingLimit: 4)
        let holder = await Holder(gate)
        let first = Task { try await working(for: "A") { try await gate.run { 1 } } }
        await wait(until: gate, has: 2)
        let continuing = Task { try await working(for: "A") { try await gate.run(isContinuing: true) { 2 } } }
        await wait(until: gate, has: 3)
        let counts = Counts()
        let more = (0..<3).map { _ in
            Task {
                do {
                    try await working(for: "A") { try await gate.run {} }
                } catch WorkError.overloaded {
                    counts.refused.withLock { $0 += 1 }
                }
            }
        }
        await wait(until: gate, has: 6)
        await #expect(throws: WorkError.overloaded) { try await working(for: "A") { try await gate.run {} } }

        let others = (0..<2).map { _ in Task { try await working(for: "B") { try await gate.run { 4 } } } }
        while counts.refused.withLock({ $0 }) < 2 { await Task.yield() }
        // Two of each are left that can be sent away: both have their share.
        await #expect(throws: WorkError.overloaded) { try await working(for: "B") { try await gate.run {} } }
        holder.leave()
        for task in others { #expect(try await task.value == 4) }
        #expect(try await continuing.value == 2)
        #expect(try await first.value == 1)
        for task in more { try await task.value }
        #expect(counts.refused.withLock { $0 } == 2)
        try await holder.end()
    }

    /// Runs as a client's.
    private func working<Value>(for client: String, _ body: () async throws -> Value) async rethrows -> Value {
        try await WorkClient.$current.withValue(WorkClient { client }, operation: body)
    }

    /// Waits until so many are inside and in line.
    private func wait(until gate: AdmissionGate, has count: Int) async {
        while gate.callerCount != count { await Task.yield() }
    }
}
