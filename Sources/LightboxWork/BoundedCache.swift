internal import Synchronization

/// Values that were costly to make, kept while they fit: beyond the limit the one that was not used for longest goes.
package final class BoundedCache<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private struct Entry {
        let value: Value
        let cost: Int
        var lastUse: UInt64
    }

    private struct State {
        var entries: [Key: Entry] = [:]
        var totalCost = 0
        var clock: UInt64 = 0
        var lookups = CacheLookups()

        /// Removes what was not used for longest, an eighth more than is needed: looking for it costs as much as there are
        /// entries, and so need not be done at every insertion. The newest entry stays.
        /// - Returns: what was removed. To let a value go can cost much, so that it is not done under the lock.
        mutating func makeRoom(under limit: Int) -> [Entry] {
            let target = limit - limit / 8
            var removed: [Entry] = []
            for (key, entry) in entries.sorted(by: { $0.value.lastUse < $1.value.lastUse }).dropLast() {
                guard totalCost > target else { break }
                entries[key] = nil
                totalCost -= entry.cost
                removed.append(entry)
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
            state.clock += 1
            // Found once, not twice: hashing a key of several UIDs is most of what happens under the lock.
            guard let place = state.entries.index(forKey: key) else {
                state.lookups.misses += 1
                return nil
            }
            state.lookups.hits += 1
            state.entries.values[place].lastUse = state.clock
            return state.entries.values[place].value
        }
    }

    /// Keeps the value; one that alone is beyond the limit is not kept.
    package func insert(_ value: Value, for key: Key, cost: Int) {
        guard cost <= limit else { return }
        let removed = state.withLock { state -> [Entry] in
            state.clock += 1
            if let old = state.entries.updateValue(
                Entry(value: value, cost: cost, lastUse: state.clock), forKey: key)
            {
                state.totalCost -= old.cost
            }
            state.totalCost += cost
            return state.totalCost > limit ? state.makeRoom(under: limit) : []
        }
        withExtendedLifetime(removed) {}
    }

    /// How often something was looked for since the start.
    package var lookups: CacheLookups { state.withLock { $0.lookups } }

    package func remove(_ key: Key) {
        state.withLock { state in
            guard let entry = state.entries.removeValue(forKey: key) else { return }
            state.totalCost -= entry.cost
        }
    }
}

package struct CacheLookups: Sendable, Equatable {
    /// What was looked for was there.
    package internal(set) var hits = 0
    package internal(set) var misses = 0
}
