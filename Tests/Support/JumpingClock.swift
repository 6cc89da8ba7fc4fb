package import Foundation
internal import Synchronization

/// The two times of a machine: that of day, which somebody may set, and the time since it started, which only passes.
package final class JumpingClock: Sendable {
    private struct State {
        var now: Date
        var uptime = ContinuousClock.now
    }

    private let state: Mutex<State>

    package init(_ start: Date = Date(timeIntervalSince1970: 1_800_000_000)) {
        state = Mutex(State(now: start))
    }

    package var now: Date { state.withLock { $0.now } }
    package var uptime: ContinuousClock.Instant { state.withLock { $0.uptime } }

    /// So many seconds pass.
    package func advance(_ seconds: TimeInterval) {
        state.withLock {
            $0.now += seconds
            $0.uptime += .seconds(seconds)
        }
    }

    /// Somebody sets the time of day; no time passes.
    package func jump(_ seconds: TimeInterval) { state.withLock { $0.now += seconds } }
}
