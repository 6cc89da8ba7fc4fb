import LightboxWork
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
}
