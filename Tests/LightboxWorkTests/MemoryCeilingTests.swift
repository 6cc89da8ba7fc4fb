import LightboxWork
import Synchronization
import Testing

@Suite("Ceiling of memory")
struct MemoryCeilingTests {
    /// What the process would hold, and how often it was asked to give memory back.
    private final class Process: Sendable {
        let held = Mutex<Int?>(0)
        let relieved = Mutex(0)

        func ceiling(_ byteCount: Int, reserve: Int = 0) -> MemoryCeiling {
            MemoryCeiling(
                byteCount: byteCount, reserve: reserve, measure: { self.held.withLock { $0 } },
                relieve: { self.relieved.withLock { $0 += 1 } })
        }
    }

    @Test("Beyond the ceiling nothing more begins, until memory is given back or nothing is under way")
    func reached() {
        let process = Process()
        let ceiling = process.ceiling(100)
        var now = ContinuousClock.now
        func step(_ held: Int?, by duration: Duration = .milliseconds(10)) {
            process.held.withLock { $0 = held }
            now += duration
        }
        #expect(ceiling.admits(besides: 5, at: now))
        step(100)
        #expect(ceiling.admits(besides: 5, at: now))
        step(101)
        #expect(!ceiling.admits(besides: 5, at: now))
        #expect(!ceiling.admits(besides: 1, at: now))
        #expect(ceiling.admits(besides: 0, at: now))
        step(99)
        #expect(ceiling.admits(besides: 5, at: now))
        step(nil)
        #expect(ceiling.admits(besides: 5, at: now))
    }

    @Test("It looks every 10 ms, and asks for memory back once a second")
    func pauses() {
        let process = Process()
        let ceiling = process.ceiling(100)
        let start = ContinuousClock.now
        #expect(ceiling.admits(besides: 1, at: start))
        process.held.withLock { $0 = 200 }
        #expect(ceiling.admits(besides: 1, at: start + .milliseconds(9)))
        for step in 1...150 { #expect(!ceiling.admits(besides: 1, at: start + .milliseconds(10 * step))) }
        #expect(process.relieved.withLock { $0 } == 2)
    }

    @Test("Of a crowd that comes at once only so many are let in as there is memory for; one after the other, all")
    func crowd() {
        let process = Process()
        let start = ContinuousClock.now
        let crowded = process.ceiling(100, reserve: 10)
        var others = 0
        for _ in 0..<50 where crowded.admits(besides: others, at: start) { others += 1 }
        #expect(others == 11)
        // They have taken nothing after all.
        #expect(crowded.admits(besides: others, at: start + .seconds(7)))
        let quiet = process.ceiling(100, reserve: 10)
        for step in 0..<1000 { #expect(quiet.admits(besides: step % 5, at: start)) }
    }
}
