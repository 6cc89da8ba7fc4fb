internal import ServiceLifecycle
internal import Synchronization

/// Knows when the service group was told to stop.
final class ShutdownStopwatch: Service {
    private let start = Mutex<ContinuousClock.Instant?>(nil)

    func run() async throws {
        try await gracefulShutdown()
        start.withLock { $0 = .now }
    }

    /// The time since the signal; `nil` where there was none.
    var elapsed: Duration? {
        start.withLock { $0 }.map { .now - $0 }
    }
}
