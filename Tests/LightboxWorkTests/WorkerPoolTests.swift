import LightboxWork
import Synchronization
import Testing

@Suite("Worker pool")
struct WorkerPoolTests {
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
}

/// Lets other threads run: the job under test must block its thread without waiting on the runtime.
private func pause() {
    for _ in 0..<1_000 { _ = Mutex(0).withLock { $0 } }
}
