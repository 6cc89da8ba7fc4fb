import DICOMCore
import DICOMQuery
import LightboxIndex
import LightboxIndexSQLite
import Support
import Testing

@Suite("SQL agrees with the plain rules of matching")
struct OracleTests {
    /// With few rows that are sorted without a thought, pages are walks in the order of the answer, and some are given up.
    @Test(
        "random searches over 1,000 random instances give what DICOMQuery gives, within what may be seen",
        arguments: [(1, 2000), (20_251_107, 3)] as [(UInt64, Int)])
    func agreement(seed: UInt64, fewRows: Int) async throws {
        var generator = SeededGenerator(seed: seed)
        let studies = RandomStudies(studies: 130, using: &generator)
        #expect(studies.samples.count >= 1000)
        let ordered = Dictionary(
            uniqueKeysWithValues: studies.candidates.map { level, candidates in
                (level, candidates.sorted { SearchOrder.precedes($0, $1, level: level) })
            })
        var hits = 0
        try await withIndex(studies.samples, bounds: SearchBounds(fewRows: fewRows)) { index in
            // What was chosen to be indexed gives the same as what is stored.
            let chosen = [0x0010_4000, 0x0010_1030, 0x0008_002A, 0x0008_1048].compactMap {
                IndexedAttribute(Tag(rawValue: $0))
            }
            if fewRows < 10 { try await index.index(Set(chosen)) }
            for number in 0..<400 {
                let query = try SearchQuery.random(using: &generator)
                let scope = AccessScope.random(among: studies.candidates[.study] ?? [], number)
                let page = try await index.search(query, scope: scope)
                let all = (ordered[query.level] ?? []).filter { query.matches($0) && scope.includes($0) }
                let behind = all.dropFirst(query.offset)
                let expected = query.limit.map { behind.prefix($0) } ?? behind
                hits += expected.count
                try #require(
                    page.results.map(\.uids) == expected.map { Self.uids($0, query.level) },
                    "seed \(seed), search \(number): \(query)")
                try #require(
                    page.remaining == behind.count - expected.count && page.total == all.count,
                    "seed \(seed), search \(number): \(query)")
                guard let end = page.end else { continue }
                let next = try await index.search(query, after: end, scope: scope)
                let rest = behind.dropFirst(expected.count)
                let expectedNext = query.limit.map { rest.prefix($0) } ?? rest
                try #require(
                    next.results.map(\.uids) == expectedNext.map { Self.uids($0, query.level) }
                        && next.remaining == rest.count - expectedNext.count && next.total == all.count,
                    "seed \(seed), search \(number), behind its page: \(query)")
            }
        }
        // Searches that find nothing prove nothing.
        #expect(hits > 2000)
    }

    private static func uids(_ dataSet: DataSet, _ level: QueryLevel) -> [String] {
        let tags = [SearchTag.studyInstanceUID, SearchTag.seriesInstanceUID, SearchTag.sopInstanceUID]
        return tags.prefix(level.rawValue + 1).map { dataSet.string($0) ?? "" }
    }
}

extension AccessScope {
    /// One in four of each kind, of a study that is there.
    static func random(among studies: [DataSet], _ number: Int) -> AccessScope {
        let study = studies[number * 7 % studies.count]
        switch (number % 4, study.string(SearchTag.patientID), study.string(SearchTag.studyInstanceUID)) {
        case (1, let id?, _): return .patient(id: id, issuer: nil)
        case (2, _, let uid?): return StudyInstanceUID(uid).map { .study($0) } ?? .everything
        case (3, let id?, _):
            // Of the same patient in every second case, so that something is found.
            let other = studies[number * (number.isMultiple(of: 8) ? 5 : 7) % studies.count]
            let uid = other.string(SearchTag.studyInstanceUID).flatMap { StudyInstanceUID($0) }
            return .both(.patient(id: id, issuer: nil), uid.map { .study($0) } ?? .everything)
        default: return .everything
        }
    }

    /// The plain rule.
    func includes(_ dataSet: DataSet) -> Bool {
        switch self {
        case .everything: true
        case .patient(let id, _): StoredKeyValues(dataSet).text(SearchTag.patientID) == SearchText.normalized(id)
        case .study(let uid): dataSet.string(SearchTag.studyInstanceUID) == uid.text
        case .both(let one, let other): one.includes(dataSet) && other.includes(dataSet)
        }
    }
}

extension SearchResult {
    var uids: [String] { [study.text, series?.text, instance?.text].compactMap { $0 } }
}
