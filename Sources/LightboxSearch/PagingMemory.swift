import DICOMQuery
import LightboxIndex
import Synchronization

/// Remembers where the pages that a client got have ended, so that its next page goes on from there.
///
/// Clients count pages by `offset`. While an import runs that number means another place with every study that comes in
/// before it: a client would see studies twice, and after a removal miss some. So when a client asks on at the offset where
/// its last page ended, the next one begins behind the last result that it saw, whatever its number is by now. Without such
/// a page the offset counts.
final class PagingMemory: Sendable {
    private struct Key: Hashable {
        let client: String
        let query: SearchQuery
        let offset: Int
    }

    private struct Entry {
        let end: PageCursor
        let expires: ContinuousClock.Instant
    }

    private struct State {
        var entries: [Key: Entry] = [:]
        /// The keys in the order in which they came, each once.
        var age: [Key] = []
    }

    private let state = Mutex(State())
    private let limit: Int
    private let lifetime: Duration

    /// - Parameters:
    ///   - limit: pages that are remembered; beyond it the oldest are forgotten.
    ///   - lifetime: how long a page is remembered.
    init(limit: Int = 10_000, lifetime: Duration = .seconds(600)) {
        self.limit = limit
        self.lifetime = lifetime
    }

    /// Where the client's page that ended before the offset of this query has ended.
    func end(before query: SearchQuery, client: String) -> PageCursor? {
        guard query.offset > 0 else { return nil }
        let key = Key(client: client, query: query.withoutPage, offset: query.offset)
        return state.withLock { state in
            guard let entry = state.entries[key], entry.expires > .now else { return nil }
            return entry.end
        }
    }

    /// Remembers the end of a page of `count` results.
    func remember(_ end: PageCursor, of query: SearchQuery, count: Int, client: String) {
        let (offset, overflow) = query.offset.addingReportingOverflow(count)
        guard !overflow else { return }
        let key = Key(client: client, query: query.withoutPage, offset: offset)
        let entry = Entry(end: end, expires: .now + lifetime)
        state.withLock { state in
            if state.entries.updateValue(entry, forKey: key) == nil { state.age.append(key) }
            guard state.age.count > limit else { return }
            let forgotten = state.age.prefix(limit / 10 + 1)
            for key in forgotten { state.entries[key] = nil }
            state.age.removeFirst(forgotten.count)
        }
    }
}

extension SearchQuery {
    /// What is the same in all pages of a search.
    fileprivate var withoutPage: SearchQuery {
        var query = self
        query.limit = nil
        query.offset = 0
        query.include = .attributes([])
        return query
    }
}
