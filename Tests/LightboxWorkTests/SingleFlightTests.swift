import LightboxWork
import Testing

@Suite("Single flight")
struct SingleFlightTests {
    @Test("The same work is done once for all who want it at the same time, and anew afterwards")
    func once() async throws {
        let flights = SingleFlight<String, Int>()
        let (release, isReleased) = AsyncStream.makeStream(of: Void.self)
        let (started, hasStarted) = AsyncStream.makeStream(of: Void.self)
        let first = Task {
            try await flights.value(for: "a") {
                hasStarted.finish()
                for await _ in release {}
                return 1
            }
        }
        for await _ in started {}
        // Their work would give another value.
        let others = (0..<8).map { _ in Task { try await flights.value(for: "a") { 9 } } }
        for _ in 0..<100 { await Task.yield() }
        let other = try await flights.value(for: "b") { 2 }
        #expect(other == 2)
        isReleased.finish()
        #expect(try await first.value == 1)
        // Who came while it was under way has its value; who came too late to find it did the work anew.
        for other in others { #expect([1, 9].contains(try await other.value)) }
        let again = try await flights.value(for: "a") { 3 }
        #expect(again == 3)
    }

    @Test("A failure reaches everybody and is not kept")
    func failure() async throws {
        struct Failure: Error {}
        let flights = SingleFlight<String, Int>()
        await #expect(throws: Failure.self) { try await flights.value(for: "a") { throw Failure() } }
        #expect(try await flights.value(for: "a") { 5 } == 5)
    }

    @Test("Work that nobody waits for any more is cancelled; one who leaves does not take it from the others")
    func cancellation() async throws {
        let flights = SingleFlight<String, Bool>()
        let (started, hasStarted) = AsyncStream.makeStream(of: Void.self)
        let lonely = Task {
            try await flights.value(for: "a") {
                hasStarted.finish()
                try await Task.sleep(for: .seconds(60))
                return true
            }
        }
        for await _ in started {}
        lonely.cancel()
        await #expect(throws: CancellationError.self) { try await lonely.value }
        #expect(try await flights.value(for: "a") { true })
    }
}
