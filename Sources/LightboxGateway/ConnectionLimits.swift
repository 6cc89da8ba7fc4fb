internal import Synchronization

/// What connections may take, so that a crowd of them, or a slow one, keeps nobody else out.
package struct ConnectionLimits: Sendable {
    /// In all.
    package var count = 4096
    /// Of one address; 0 sets no limit.
    package var countOfClient = 0
    /// How long a connection may make no headway.
    package var idleSeconds: Int64 = 60
    /// Bytes that a client must send or take in that time, where the server waits for it: less is as good as nothing.
    package var leastByteCount = 4096

    package init() {}
}

/// Counts connections.
package final class ConnectionCounter: Sendable {
    private struct State {
        var total = 0
        var byClient: [String: Int] = [:]
        var refused = 0
        var cutShort = 0
    }

    package let limits: ConnectionLimits
    private let proxies: TrustedProxies
    private let state = Mutex(State())

    /// - Parameter proxies: addresses that many clients come from.
    package init(_ limits: ConnectionLimits, proxies: TrustedProxies = TrustedProxies()) {
        self.limits = limits
        self.proxies = proxies
    }

    /// Connections that are open, that were refused, and that were closed since they made no headway.
    package var counts: (open: Int, refused: Int, cutShort: Int) {
        state.withLock { ($0.total, $0.refused, $0.cutShort) }
    }

    /// - Returns: whether there is room for one more of this address.
    package func enter(_ client: String) -> Bool {
        let isLimited = limits.countOfClient > 0 && !proxies.contains(client)
        return state.withLock { state in
            guard state.total < limits.count, !isLimited || state.byClient[client, default: 0] < limits.countOfClient
            else {
                state.refused += 1
                return false
            }
            state.total += 1
            state.byClient[client, default: 0] += 1
            return true
        }
    }

    /// One that was let in has ended.
    package func leave(_ client: String) {
        state.withLock { state in
            state.total -= 1
            let rest = (state.byClient[client] ?? 1) - 1
            state.byClient[client] = rest > 0 ? rest : nil
        }
    }

    func noteCutShort() { state.withLock { $0.cutShort += 1 } }
}
