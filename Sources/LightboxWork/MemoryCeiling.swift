internal import Synchronization

/// Says whether more work may begin, by the memory that the process holds. What is under way goes on; where nothing is, there is
/// nothing to wait for, and the next one is let in whatever is held.
package final class MemoryCeiling: Sendable {
    private struct State {
        var looked: ContinuousClock.Instant?
        var isReached = false
        var relieved: ContinuousClock.Instant?
    }

    private let byteCount: Int
    private let measure: @Sendable () -> Int?
    private let relieve: @Sendable () -> Void
    private let state = Mutex(State())

    /// Looked at no more often: a request is in and out in less.
    private static let pause = Duration.milliseconds(10)
    /// To give memory back takes time.
    private static let pauseOfRelief = Duration.seconds(1)

    /// - Parameters:
    ///   - byteCount: the ceiling.
    ///   - measure: the bytes of memory that the process holds now; `nil` where that is not known, and nothing is refused.
    ///   - relieve: gives back to the system what is not in use; called when the ceiling is reached, and returns at once.
    package init(
        byteCount: Int, measure: @escaping @Sendable () -> Int?, relieve: @escaping @Sendable () -> Void
    ) {
        self.byteCount = byteCount
        self.measure = measure
        self.relieve = relieve
    }

    /// - Parameter others: how many answers are under way.
    package func admits(besides others: Int, at now: ContinuousClock.Instant = .now) -> Bool {
        let (isReached, needsRelief) = state.withLock { state in
            if state.looked.map({ $0.duration(to: now) >= Self.pause }) ?? true {
                state.looked = now
                state.isReached = measure().map { $0 > byteCount } ?? false
            }
            let needsRelief =
                state.isReached && state.relieved.map { $0.duration(to: now) >= Self.pauseOfRelief } ?? true
            if needsRelief { state.relieved = now }
            return (state.isReached, needsRelief)
        }
        if needsRelief { relieve() }
        return !isReached || others == 0
    }
}
