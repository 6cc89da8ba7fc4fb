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
            state.entries[key]?.lastUse = state.clock
            return state.entries[key]?.value
        }
    }

    /// Keeps the value; one that alone is beyond the limit is not kept.
    package func insert(_ value: Value, for key: Key, cost: Int) {
        guard cost <= limit else { return }
        state.withLock { state in
            state.clock += 1
            if let old = state.entries.updateValue(
                Entry(value: value, cost: cost, lastUse: state.clock), forKey: key)
            {
                state.totalCost -= old.cost
            }
            state.totalCost += cost
            while state.totalCost > limit,
                let oldest = state.entries.min(by: { $0.value.lastUse < $1.value.lastUse })
            {
                state.entries[oldest.key] = nil
                state.totalCost -= oldest.value.cost
            }
        }
    }
}
