internal import Glibc

/// The time of day for a program that runs for long: that at its start and what has passed since, and no later than the clock
/// says. So what has to wait for its time does not come early because somebody sets the clock.
package struct SteadyTime: Sendable {
    /// Seconds since 1970.
    private let start: Int64
    private let uptime: ContinuousClock.Instant

    /// Believes the clock as it is now.
    package init(now: Int64 = Int64(time(nil)), uptime: ContinuousClock.Instant = .now) {
        start = now
        self.uptime = uptime
    }

    /// In seconds since 1970.
    /// - Parameters:
    ///   - now: what the clock says.
    ///   - uptime: the time that only passes.
    package func seconds(now: Int64 = Int64(time(nil)), uptime: ContinuousClock.Instant = .now) -> Int64 {
        min(now, start + self.uptime.duration(to: uptime).components.seconds)
    }
}
