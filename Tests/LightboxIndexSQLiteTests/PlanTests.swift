import DICOMCore
import DICOMQuery
import GRDB
import LightboxIndex
import Testing

@testable import LightboxIndexSQLite

/// The plans that SQLite makes for searches: `@testable`, since the SQL of a search is nobody's business but the engine's.
@Suite("Plans of searches")
struct PlanTests {
    private func plan(_ query: SearchQuery, _ sql: (SearchStatement) throws -> SQL) async throws -> [String] {
        try await withIndex { index in
            let literal = try sql(try SearchStatement(query, scope: .everything))
            return try await index.pool.read { db in
                try Row.fetchAll(db, SQLRequest<Row>(literal: "EXPLAIN QUERY PLAN \(literal)")).map { $0["detail"] }
            }
        }
    }

    static let values: [VR: String] = [
        .DA: "20200101-20200107", .TM: "10-11", .IS: "1", .UI: "1.2", .PN: "SMI*", .SH: "A1*", .LO: "A1*", .CS: "CT",
    ]

    /// Optional keys (E-44) may be scanned.
    static let required = SearchKey.common.filter { key in
        ![
            SearchTag.studyDescription, SearchTag.patientBirthDate, SearchTag.patientSex, SearchTag.seriesDescription,
            SearchTag.numberOfStudyRelatedSeries, SearchTag.numberOfStudyRelatedInstances,
            SearchTag.numberOfSeriesRelatedInstances,
        ].contains(key.path[0])
    }

    @Test("E-40 to E-42 every required key is served by an index", arguments: required)
    func keysHaveIndexes(key: SearchKey) async throws {
        let match = try key.match(try #require(Self.values[key.vr ?? .UN]))
        let query = SearchQuery(level: key.level, keys: [MatchKey(path: key.path, match: match)], limit: 10)
        for lines in [
            try await plan(query) { try $0.page(from: SearchStatement.Start()) }, try await plan(query) { $0.count },
        ] {
            #expect(!lines.contains { $0.hasPrefix("SCAN") }, "\(lines)")
        }
    }

    @Test(
        "E-12 pages without keys are walked in their order and not sorted",
        arguments: [QueryLevel.study, .series, .instance])
    func orderIsWalked(level: QueryLevel) async throws {
        let lines = try await plan(SearchQuery(level: level, limit: 10)) { try $0.page(from: SearchStatement.Start()) }
        #expect(!lines.contains { $0.contains("TEMP B-TREE") }, "\(lines)")
        let below = try await plan(SearchQuery(level: level, study: StudyInstanceUID("1.2"), limit: 10)) {
            try $0.page(from: SearchStatement.Start())
        }
        #expect(level == .study || !below.contains { $0.contains("TEMP B-TREE") }, "\(below)")
    }
}
