import LightboxWork
import Synchronization
import Testing

@Suite("Worker pool")
struct WorkerPoolTests {
    private final class Turns: Sendable {
        let isOpen = Mutex(false)
        /// Whose turn it was.
        let served = Mutex<[String]>([])
    }

    @Test("A job's value and its error come back")
    func outcome() async throws {
        struct Refusal: Error {}
        let pool = WorkerPool(threadCount: 2, limit: 4)
        #expect(try await pool.run { 6 * 7 } == 42)
        await #expect(throws: Refusal.self) { try await pool.run { throw Refusal() } }
        try await pool.shutDown()
    }

    @Test("Beyond its limit the pool refuses at once, and takes jobs again when one has ended")
    func limit() async throws {
        let pool = WorkerPool(threadCount: 1, limit: 1)
        let gate = Mutex(false)
        let running = Mutex(false)
        async let slow: Void = pool.run {
            running.withLock { $0 = true }
            while !gate.withLock({ $0 }) { pause() }
        }
        while !running.withLock({ $0 }) { await Task.yield() }
        await #expect(throws: WorkError.overloaded) { try await pool.run {} }
        gate.withLock { $0 = true }
        try await slow
        try await pool.run {}
        try await pool.shutDown()
    }

    @Test("The jobs of a client that queues many take turns with those of another", .timeLimit(.minutes(5)))
    func turns() async throws {
        let pool = WorkerPool(threadCount: 1, limit: 1000)
        let state = Turns()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await pool.run { while !state.isOpen.withLock({ $0 }) { pause() } } }
            while pool.jobCount < 1 { await Task.yield() }
            let job: @Sendable (String) async throws -> Void = { client in
                try await WorkClient.$current.withValue(WorkClient { client }) {
                    try await pool.run { state.served.withLock { $0.append(client) } }
                }
            }
            for _ in 0..<500 { group.addTask { try await job("A") } }
            while pool.jobCount < 501 { await Task.yield() }
            group.addTask { try await job("B") }
            while pool.jobCount < 502 { await Task.yield() }
            state.isOpen.withLock { $0 = true }
            try await group.waitForAll()
        }
        let served = state.served.withLock { $0 }
        #expect(served.count == 501)
        #expect((served.firstIndex(of: "B") ?? .max) < 2)
        try await pool.shutDown()
    }
}

/// Lets other threads run: the job under test must block its thread without waiting on the runtime.
private func pause() {
    for _ in 0..<1_000 { _ = Mutex(0).withLock { $0 } }
}
