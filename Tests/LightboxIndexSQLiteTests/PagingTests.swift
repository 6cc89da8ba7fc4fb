import DICOMCore
import DICOMQuery
import LightboxIndex
import LightboxIndexSQLite
import LightboxSearch
import Support
import Testing

@Suite("Paging")
struct PagingTests {
    private static func study(_ number: Int, date: String) -> SampleInstance {
        SampleInstance(
            "9.\(number)", series: "8.\(number)", study: "7.\(number)", [.text(SearchTag.studyDate, .DA, date)])
    }

    private static func day(_ number: Int) -> String { "202001\(number < 10 ? "0" : "")\(number)" }

    /// The Study Instance UIDs of an answer.
    private func uids(_ answer: SearchAnswer) -> [String] {
        String(decoding: answer.pieces.joined(), as: UTF8.self).matches(of: /"0020000D":\{"vr":"UI","Value":\["([^"]*)/)
            .map { String($0.1) }
    }

    @Test("a client that pages while an import runs sees no study twice and misses none that was there")
    func concurrentImport() async throws {
        let first = (1...28).map { Self.study($0, date: Self.day($0)) }
        try await withIndex(first) { index in
            let service = SearchService(index: index)
            var seen: [String] = []
            var other: [String] = []
            for page in 0..<10 {
                var query = SearchQuery(level: .study, limit: 5, offset: seen.count)
                let answer = try await service.search(query, scope: .everything, client: "A", serviceURL: "")
                #expect(answer.total == 28 + 2 * page)
                seen += uids(answer)
                guard answer.remaining > 0 else { break }
                // Before, within and behind what the client has seen.
                let more = [100, 200].map {
                    Self.study($0 + page, date: $0 == 100 ? "20250101" : Self.day(28 - page * 5))
                }
                _ = try await index.insert(more.map { try $0.entry })
                // Another client that began later keeps its own place.
                query.offset = other.count
                other += uids(try await service.search(query, scope: .everything, client: "B", serviceURL: ""))
            }
            #expect(Set(seen).count == seen.count)
            #expect(Set(seen).isSuperset(of: first.map(\.study)))
            #expect(Set(other).count == other.count)
        }
    }

    @Test("without a page before it the offset counts, for another search and another client too")
    func freshOffsets() async throws {
        try await withIndex((1...9).map { Self.study($0, date: Self.day($0)) }) { index in
            let service = SearchService(index: index)
            func page(_ offset: Int, client: String, keys: [MatchKey] = []) async throws -> [String] {
                let query = SearchQuery(level: .study, keys: keys, limit: 3, offset: offset)
                return uids(try await service.search(query, scope: .everything, client: client, serviceURL: ""))
            }
            #expect(try await page(0, client: "A") == ["7.9", "7.8", "7.7"])
            _ = try await index.insert([try Self.study(10, date: Self.day(10)).entry])
            #expect(try await page(3, client: "A") == ["7.6", "7.5", "7.4"])
            #expect(try await page(3, client: "B") == ["7.7", "7.6", "7.5"])
            let range = try #require(DateRange("20200101-"))
            #expect(
                try await page(
                    3, client: "A", keys: [MatchKey(path: [SearchTag.studyDate], match: .date(range))])
                    == ["7.7", "7.6", "7.5"])
            #expect(try await page(0, client: "A") == ["7.10", "7.9", "7.8"])
        }
    }

    @Test(
        "E-11 pages behind a place are those of the order at every level",
        arguments: [QueryLevel.study, .series, .instance])
    func everyLevel(level: QueryLevel) async throws {
        var generator = SeededGenerator(seed: 5)
        let samples = RandomStudies(studies: 12, using: &generator).samples
        try await withIndex(samples) { index in
            let whole = try await index.search(SearchQuery(level: level), scope: .everything).results.map(\.uids)
            var found: [[String]] = []
            var cursor: PageCursor?
            repeat {
                let page = try await index.search(
                    SearchQuery(level: level, limit: 4), after: cursor, scope: .everything)
                found += page.results.map(\.uids)
                #expect(page.total == whole.count)
                #expect(page.remaining == whole.count - found.count)
                cursor = page.remaining > 0 ? page.end : nil
            } while cursor != nil
            #expect(found == whole)
        }
    }

    @Test("the total is exact behind the last result and for no results at all")
    func totals() async throws {
        try await withIndex((1...9).map { Self.study($0, date: Self.day($0)) }) { index in
            for (limit, offset) in [(3, 0), (3, 100), (0, 0), (0, 100), (9, 0), (10, 8), (10, 9)] {
                let page = try await index.search(
                    SearchQuery(level: .study, limit: limit, offset: offset), scope: .everything)
                #expect(page.total == 9, "limit \(limit), offset \(offset)")
            }
        }
    }

    @Test("a cursor that the index did not give out is refused", arguments: ["", "1", "x/y/z", "1/2/u1.2/3"])
    func foreignCursor(text: String) async throws {
        _ = try await withIndex { index in
            await #expect(throws: SQLiteIndexError.invalidCursor) {
                _ = try await index.search(
                    SearchQuery(level: .study, limit: 1), after: PageCursor(text: text), scope: .everything)
            }
        }
    }

    @Test("a search is ended when its time is up, and one that leaves too many rows to look through is refused")
    func bounds() async throws {
        var generator = SeededGenerator(seed: 6)
        let samples = RandomStudies(studies: 30, using: &generator).samples
        let comments = try #require(SearchKey(path: [DICOMCore.Tag(0x0010, 0x4000)]))
        let key = MatchKey(path: comments.path, match: try comments.match("x"))
        try await withTemporaryPath { path in
            let index = try SQLiteIndex(path: path, bounds: SearchBounds(maximumCandidates: 10))
            _ = try await index.insert(samples.map { try $0.entry })
            await #expect(throws: SearchError.tooBroad(maximumCandidates: 10)) {
                _ = try await index.search(SearchQuery(level: .study, keys: [key]), scope: .everything)
            }
            // Narrowed by a key that a column serves, also one of a lower level, it is answered.
            let uid = MatchKey(path: [SearchTag.sopInstanceUID], match: .uids([samples[0].instance]))
            let page = try await index.search(SearchQuery(level: .instance, keys: [key, uid]), scope: .everything)
            #expect(page.total <= 1)
            let hurried = try SQLiteIndex(path: path, bounds: SearchBounds(timeLimit: .zero))
            await #expect(throws: SearchError.timedOut(limit: .zero)) {
                _ = try await hurried.search(SearchQuery(level: .instance), scope: .everything)
            }
        }
    }
}
