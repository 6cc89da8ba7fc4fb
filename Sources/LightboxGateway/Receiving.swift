package import LightboxIngest
internal import LightboxWork

/// What a gateway needs to take in instances over HTTP (STOW-RS).
package struct Receiving: Sendable {
    let intake: Intake
    let limits: Limits
    /// Lets so many requests in at a time; one more is told to come again.
    let gate: AdmissionGate
    let pace: Pace

    package struct Limits: Sendable {
        /// Of one object.
        package let objectByteCount: Int64
        /// Of all of one request.
        package let requestByteCount: Int64
        /// At a time.
        package let requestCount: Int
        /// Of all requests together, a second; `nil` for no limit.
        package let bytesPerSecond: Int64?

        package init(
            objectByteCount: Int64 = 4 << 30, requestByteCount: Int64 = 64 << 30, requestCount: Int = 128,
            bytesPerSecond: Int64? = nil
        ) {
            self.objectByteCount = objectByteCount
            self.requestByteCount = requestByteCount
            self.requestCount = requestCount
            self.bytesPerSecond = bytesPerSecond
        }
    }

    package init(intake: Intake, limits: Limits = Limits()) {
        self.intake = intake
        self.limits = limits
        gate = AdmissionGate(limit: limits.requestCount, waitingLimit: 0)
        pace = Pace(bytesPerSecond: limits.bytesPerSecond)
    }
}

/// Holds senders back so that all of them together don't send more than so many bytes a second. What is held back stays in
/// the network: nothing is read from a sender that waits.
actor Pace {
    private let bytesPerSecond: Int64?
    /// When what was let through so far is paid for.
    private var paid = ContinuousClock.now

    init(bytesPerSecond: Int64?) {
        self.bytesPerSecond = bytesPerSecond
    }

    /// Comes back when so many bytes more are within the limit. A second's worth may come at once.
    nonisolated func take(_ byteCount: Int) async throws {
        guard let bytesPerSecond else { return }
        let wait = await delay(for: .seconds(Double(byteCount) / Double(bytesPerSecond)))
        if wait > .zero { try await Task.sleep(for: wait) }
    }

    private func delay(for cost: Duration) -> Duration {
        let now = ContinuousClock.now
        paid = max(paid, now - .seconds(1)) + cost
        return paid - now
    }
}
