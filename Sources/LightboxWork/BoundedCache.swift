internal import Synchronization

/// Values that were costly to make, kept while they fit: beyond the limit the one that was not used for longest goes.
package final class BoundedCache<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private struct State {
        var entries = RecentEntries<Key, Value>()
        var totalCost = 0
        var lookups = CacheLookups()

        /// Removes what was not used for longest, but never the newest.
        /// - Returns: what was removed. To let a value go can cost much, so that it is not done under the lock.
        mutating func makeRoom(under limit: Int) -> [Value] {
            var removed: [Value] = []
            while totalCost > limit, entries.count > 1, let oldest = entries.removeOldest() {
                totalCost -= oldest.cost
                removed.append(oldest.value)
            }
            return removed
        }
    }

    private let limit: Int
    private let state = Mutex(State())

    /// - Parameter limit: the most that the costs of all values may sum up to, for example in bytes.
    package init(limit: Int) {
        self.limit = limit
    }

    package func value(for key: Key) -> Value? {
        state.withLock { state in
            guard let value = state.entries.use(key) else {
                state.lookups.misses += 1
                return nil
            }
            state.lookups.hits += 1
            return value
        }
    }

    /// Keeps the value; one that alone is beyond the limit is not kept.
    package func insert(_ value: Value, for key: Key, cost: Int) {
        guard cost <= limit else { return }
        let removed = state.withLock { state -> [Value] in
            let old = state.entries.insert(value, for: key, cost: cost)
            state.totalCost += cost - (old?.cost ?? 0)
            return state.makeRoom(under: limit) + (old.map { [$0.value] } ?? [])
        }
        withExtendedLifetime(removed) {}
    }

    /// How often something was looked for since the start.
    package var lookups: CacheLookups { state.withLock { $0.lookups } }

    package func remove(_ key: Key) {
        let removed = state.withLock { state in
            let old = state.entries.remove(key)
            state.totalCost -= old?.cost ?? 0
            return old?.value
        }
        withExtendedLifetime(removed) {}
    }
}

package struct CacheLookups: Sendable, Equatable {
    /// What was looked for was there.
    package internal(set) var hits = 0
    package internal(set) var misses = 0
}
