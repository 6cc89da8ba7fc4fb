import LightboxWork
import Support
import Testing

@Suite("Bounded cache")
struct BoundedCacheTests {
    @Test("What was not used for longest goes first, and only as much as is needed")
    func eviction() {
        let cache = BoundedCache<String, Int>(limit: 10)
        cache.insert(1, for: "a", cost: 4)
        cache.insert(2, for: "b", cost: 4)
        #expect(cache.value(for: "a") == 1)
        cache.insert(3, for: "c", cost: 4)
        #expect(cache.value(for: "a") == 1)
        #expect(cache.value(for: "b") == nil)
        #expect(cache.value(for: "c") == 3)
    }

    @Test("A value that replaces another frees its cost; one beyond the limit is not kept")
    func replacement() {
        let cache = BoundedCache<String, Int>(limit: 10)
        cache.insert(1, for: "a", cost: 9)
        cache.insert(2, for: "a", cost: 2)
        cache.insert(3, for: "b", cost: 8)
        #expect(cache.value(for: "a") == 2)
        #expect(cache.value(for: "b") == 3)
        cache.insert(4, for: "c", cost: 11)
        #expect(cache.value(for: "c") == nil)
        #expect(cache.value(for: "a") == 2)
    }

    @Test("After any uses, insertions and removals it holds what a list of the last uses holds")
    func anyOrder() {
        var generator = SeededGenerator(seed: 11)
        let cache = BoundedCache<Int, Int>(limit: 40)
        /// The newest last.
        var expected: [(key: Int, value: Int, cost: Int)] = []
        for round in 0..<20_000 {
            let key = Int.random(in: 0..<20, using: &generator)
            switch Int.random(in: 0..<4, using: &generator) {
            case 0:
                let place = expected.firstIndex { $0.key == key }
                #expect(cache.value(for: key) == place.map { expected[$0].value })
                if let place { expected.append(expected.remove(at: place)) }
            case 1:
                cache.remove(key)
                expected.removeAll { $0.key == key }
            default:
                let cost = Int.random(in: 0...41, using: &generator)
                cache.insert(round, for: key, cost: cost)
                guard cost <= 40 else { break }
                expected.removeAll { $0.key == key }
                expected.append((key, round, cost))
                while expected.count > 1, expected.reduce(0, { $0 + $1.cost }) > 40 { expected.removeFirst() }
            }
        }
        for one in expected { #expect(cache.value(for: one.key) == one.value) }
        #expect(!expected.isEmpty)
    }
}
