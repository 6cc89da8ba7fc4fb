internal import Synchronization

/// Says whether more work may begin, by the memory that the process holds. What is under way goes on; where nothing is, there is
/// nothing to wait for, and the next one is let in whatever is held.
package final class MemoryCeiling: Sendable {
    private struct State {
        var looked: ContinuousClock.Instant?
        var held: Int?
        var relieved: ContinuousClock.Instant?
        /// When the counting of those that were let in began anew, and how many were in the time before.
        var counted: ContinuousClock.Instant?
        var admitted = 0
        var admittedBefore = 0
    }

    private let byteCount: Int
    private let reserve: Int
    private let measure: @Sendable () -> Int?
    private let relieve: @Sendable () -> Void
    private let state = Mutex(State())

    /// Looked at no more often: a request is in and out in less.
    private static let pause = Duration.milliseconds(10)
    /// So long, and up to twice as long, those that were let in may not have taken yet what they take.
    private static let pauseOfCount = Duration.seconds(3)
    /// To give memory back takes time.
    private static let pauseOfRelief = Duration.seconds(1)

    /// - Parameters:
    ///   - byteCount: the ceiling.
    ///   - reserve: the bytes that one who was let in may still take.
    ///   - measure: the bytes of memory that the process holds now; `nil` where that is not known, and nothing is refused.
    ///   - relieve: gives back to the system what is not in use; called when the ceiling is reached, and returns at once.
    package init(
        byteCount: Int, reserve: Int = 256 << 10, measure: @escaping @Sendable () -> Int?,
        relieve: @escaping @Sendable () -> Void
    ) {
        self.byteCount = byteCount
        self.reserve = reserve
        self.measure = measure
        self.relieve = relieve
    }

    /// - Parameter others: how many answers are under way.
    package func admits(besides others: Int, at now: ContinuousClock.Instant = .now) -> Bool {
        let (admits, needsRelief) = state.withLock { state in
            if state.looked.map({ $0.duration(to: now) >= Self.pause }) ?? true {
                state.looked = now
                state.held = measure()
            }
            let sinceCount = state.counted.map { $0.duration(to: now) } ?? Self.pauseOfCount
            if sinceCount >= Self.pauseOfCount {
                state.counted = now
                state.admittedBefore = sinceCount < Self.pauseOfCount * 2 ? state.admitted : 0
                state.admitted = 0
            }
            let isReached = state.held.map { held in
                held + reserve * min(state.admitted + state.admittedBefore, others) > byteCount
            }
            let admits = isReached != true || others == 0
            if admits { state.admitted += 1 }
            let needsRelief =
                isReached == true && state.relieved.map { $0.duration(to: now) >= Self.pauseOfRelief } ?? true
            if needsRelief { state.relieved = now }
            return (admits, needsRelief)
        }
        if needsRelief { relieve() }
        return admits
    }
}
