internal import LightboxIndex
internal import LightboxWork

/// What was looked for in the index, and in objects that it names, kept as long as the index has not changed. Who looks for
/// the same at the same time shares the work.
final class IndexFindings<Subject: Hashable & Sendable, Value: Sendable>: Sendable {
    private struct Key: Hashable, Sendable {
        let subject: Subject
        let scope: AccessScope
        let mark: ChangeMark?
        /// Work for an answer that is under way is never refused, so it is not shared with work that may be.
        let isContinuing: Bool
    }

    private let index: any StudyIndex
    private let found: BoundedCache<Key, Value>
    private let flights = SingleFlight<Key, Value>()

    /// - Parameter limit: of the costs of all values.
    init(index: any StudyIndex, limit: Int) {
        self.index = index
        found = BoundedCache(limit: limit)
    }

    /// - Parameters:
    ///   - cost: of a value in bytes of memory, about.
    ///   - find: looks for it.
    func value(
        of subject: Subject, scope: AccessScope, isContinuing: Bool = false, cost: (Value) -> Int,
        find: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        let mark = index.changeMark()
        func key(_ isContinuing: Bool) -> Key {
            Key(subject: subject, scope: scope, mark: mark, isContinuing: isContinuing)
        }
        if let known = found.value(for: key(false)) { return known }
        let value = try await flights.value(for: key(isContinuing), find)
        if mark != nil { found.insert(value, for: key(false), cost: cost(value) + 256) }
        return value
    }
}
