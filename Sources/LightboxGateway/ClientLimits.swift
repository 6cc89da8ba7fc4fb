internal import Synchronization

/// What one client may ask of the services, so that it can't starve the others.
package struct ClientLimits: Hashable, Sendable {
    /// 0 sets no limit. A client that was quiet may ask five seconds' worth at once.
    package let requestsPerSecond: Int
    /// Answers under way at a time; 0 sets no limit.
    package let simultaneous: Int

    package init(requestsPerSecond: Int = 0, simultaneous: Int = 0) {
        self.requestsPerSecond = requestsPerSecond
        self.simultaneous = simultaneous
    }
}

/// Counts what clients ask. What is known of a client is forgotten once it makes no difference.
final class ClientLimiter: Sendable {
    private let limits: ClientLimits
    private let clients = Mutex<[String: Client]>([:])

    /// Clients that are remembered. Where there are more, those whose count is full again are forgotten; where that is
    /// not enough, all but those with answers under way, so that a crowd of addresses can't fill the memory.
    private static let mostClients = 10_000
    private static let burstSeconds = 5.0

    private struct Client {
        var tokens: Double
        var time: ContinuousClock.Instant
        let shares: Int
        var underway = 0
    }

    init(_ limits: ClientLimits) {
        self.limits = limits
    }

    enum Decision: Sendable {
        /// The answer is under way as long as the admission lives.
        case admitted(Admission)
        case refused(retryAfterSeconds: Int)
    }

    /// - Parameters:
    ///   - client: an address, or the token of a run.
    ///   - shares: how many shares it has; the same each time.
    func admit(_ client: String, shares: Int = 1, at now: ContinuousClock.Instant = .now) -> Decision {
        let refusal: Int? = clients.withLock { clients in
            if clients[client] == nil, clients.count >= Self.mostClients { forget(&clients, now) }
            var state = clients[client] ?? Client(tokens: burst * Double(shares), time: now, shares: shares)
            refill(&state, now)
            defer { clients[client] = state }
            guard limits.simultaneous == 0 || state.underway < limits.simultaneous * shares else { return 1 }
            if limits.requestsPerSecond > 0 {
                guard state.tokens >= 1 else {
                    return max(1, Int(((1 - state.tokens) / Double(limits.requestsPerSecond * shares)).rounded(.up)))
                }
                state.tokens -= 1
            }
            state.underway += 1
            return nil
        }
        if let refusal { return .refused(retryAfterSeconds: refusal) }
        return .admitted(Admission(self, client))
    }

    var clientCount: Int { clients.withLock { $0.count } }

    fileprivate func leave(_ client: String) {
        clients.withLock { $0[client]?.underway -= 1 }
    }

    /// Of one share.
    private var burst: Double { Double(limits.requestsPerSecond) * Self.burstSeconds }

    private func refill(_ client: inout Client, _ now: ContinuousClock.Instant) {
        let seconds = client.time.duration(to: now) / .seconds(1)
        let shares = Double(client.shares)
        client.tokens = min(
            burst * shares, client.tokens + max(0, seconds) * Double(limits.requestsPerSecond) * shares)
        client.time = now
    }

    private func forget(_ clients: inout [String: Client], _ now: ContinuousClock.Instant) {
        clients = clients.filter { _, client in
            var client = client
            refill(&client, now)
            return client.underway > 0 || client.tokens < burst * Double(client.shares)
        }
        if clients.count >= Self.mostClients { clients = clients.filter { $1.underway > 0 } }
    }

    /// An answer that is under way: it ends with the last use of this value, however the answer ends.
    final class Admission: Sendable {
        private let limiter: ClientLimiter
        private let client: String

        fileprivate init(_ limiter: ClientLimiter, _ client: String) {
            self.limiter = limiter
            self.client = client
        }

        deinit { limiter.leave(client) }
    }
}
