/// Values by key in the order of their last use; each step costs the same however many there are. The order is a list that is
/// linked in both directions, through places in an array.
struct RecentEntries<Key: Hashable, Value> {
    typealias Removed = (value: Value, cost: Int)

    private struct Entry {
        let key: Key
        let value: Value
        let cost: Int
        /// Places of the neighbours.
        var newer: Int?
        var older: Int?
    }

    private var places: [Key: Int] = [:]
    private var entries: [Entry?] = []
    /// Places that hold nothing.
    private var free: [Int] = []
    private var newest: Int?
    private var oldest: Int?

    var count: Int { places.count }

    /// The value, which is the newest from now on.
    mutating func use(_ key: Key) -> Value? {
        guard let place = places[key], let value = entries[place]?.value else { return nil }
        if place != newest {
            unlink(place)
            linkAsNewest(place)
        }
        return value
    }

    /// - Returns: what had the key before.
    mutating func insert(_ value: Value, for key: Key, cost: Int) -> Removed? {
        let old = remove(key)
        let entry = Entry(key: key, value: value, cost: cost)
        let place: Int
        if let known = free.popLast() {
            place = known
            entries[place] = entry
        } else {
            place = entries.count
            entries.append(entry)
        }
        places[key] = place
        linkAsNewest(place)
        return old
    }

    mutating func remove(_ key: Key) -> Removed? {
        guard let place = places.removeValue(forKey: key), let entry = entries[place] else { return nil }
        unlink(place)
        entries[place] = nil
        free.append(place)
        return (entry.value, entry.cost)
    }

    mutating func removeOldest() -> Removed? {
        guard let oldest, let key = entries[oldest]?.key else { return nil }
        return remove(key)
    }

    private mutating func unlink(_ place: Int) {
        let (newer, older) = (entries[place]?.newer, entries[place]?.older)
        if let newer { entries[newer]?.older = older } else { newest = older }
        if let older { entries[older]?.newer = newer } else { oldest = newer }
    }

    private mutating func linkAsNewest(_ place: Int) {
        entries[place]?.newer = nil
        entries[place]?.older = newest
        if let newest { entries[newest]?.newer = place } else { oldest = place }
        newest = place
    }
}
