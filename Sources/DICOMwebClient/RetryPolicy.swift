/// How often, and how long apart, a request that changes nothing is sent again.
package struct RetryPolicy: Equatable, Sendable {
    /// All attempts, the first one included.
    package var attemptLimit: Int
    package var firstDelay: Duration
    /// No delay is longer, whatever the server asks for.
    package var longestDelay: Duration

    package init(
        attemptLimit: Int = 3, firstDelay: Duration = .milliseconds(200), longestDelay: Duration = .seconds(5)
    ) {
        self.attemptLimit = attemptLimit
        self.firstDelay = firstDelay
        self.longestDelay = longestDelay
    }

    package static let none = RetryPolicy(attemptLimit: 1)

    /// How long to wait after a failed attempt.
    /// - Parameters:
    ///   - attempt: 1 for the first.
    ///   - retryAfter: the server's Retry-After, in seconds.
    ///   - jitter: 0…1; many clients of one server must not come back in step.
    /// - Returns: `nil` where the failure is final.
    package func delay(
        after attempt: Int, _ failure: ServiceError, retryAfter: Int? = nil, jitter: Double
    ) -> Duration? {
        guard failure.isTransient, attempt < attemptLimit else { return nil }
        if let retryAfter, retryAfter >= 0 { return min(.seconds(min(retryAfter, 3600)), longestDelay) }
        let doubled = firstDelay * (1 << min(attempt - 1, 16))
        return min(doubled * (0.5 + jitter / 2), longestDelay)
    }
}
