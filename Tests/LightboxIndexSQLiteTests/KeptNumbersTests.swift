import DICOMCore
import DICOMQuery
import GRDB
import LightboxIndex
import Support
import Testing

@testable import LightboxIndexSQLite

/// The numbers that searches rely on: `@testable`, since nobody else sees them.
@Suite("Kept numbers of studies")
struct KeptNumbersTests {
    /// What is kept, beside what is there: rows of value and number.
    private static let kept = [
        ("SELECT id, study_count FROM patient", "SELECT patient, COUNT(*) FROM study GROUP BY patient"),
        (
            "SELECT id, patient_study_count FROM person_name WHERE patient_study_count <> 0",
            "SELECT patient_name_id, COUNT(*) FROM study WHERE patient_name_id IS NOT NULL GROUP BY patient_name_id"
        ),
        (
            "SELECT id, referring_study_count FROM person_name WHERE referring_study_count <> 0",
            "SELECT referring_name_id, COUNT(*) FROM study WHERE referring_name_id IS NOT NULL GROUP BY referring_name_id"
        ),
        (
            "SELECT id, study_count FROM study_description",
            "SELECT description_id, COUNT(*) FROM study WHERE description_id IS NOT NULL GROUP BY description_id"
        ),
        (
            "SELECT id, study_count FROM modality_set",
            "SELECT modality_set, COUNT(*) FROM study GROUP BY modality_set"
        ),
        (
            "SELECT month, study_count || ' ' || series_count || ' ' || instance_count FROM study_month",
            """
            SELECT study_date / 100, COUNT(*) || ' ' || SUM(series_count) || ' ' || SUM(instance_count)
            FROM study GROUP BY study_date / 100
            """
        ),
        (
            "SELECT study, sop_class FROM study_class",
            """
            SELECT DISTINCT series.study, instance.sop_class FROM series JOIN instance ON instance.series = series.id
            WHERE instance.sop_class <> ''
            """
        ),
    ]

    private func check(_ index: SQLiteIndex) async throws {
        for (kept, counted) in Self.kept {
            let (own, other) = try await index.pool.read { db in
                (try values(db, kept), try values(db, counted))
            }
            #expect(own == other, "\(kept)")
        }
    }

    private func values(_ db: Database, _ sql: String) throws -> Set<[DatabaseValue]> {
        Set(try Row.fetchAll(db, sql: sql).map { Array($0.databaseValues) })
    }

    @Test(
        "imports and removals of instances, series and studies leave the numbers that a count gives", arguments: [3, 4])
    func numbers(seed: UInt64) async throws {
        var generator = SeededGenerator(seed: seed)
        let samples = RandomStudies(studies: 30, using: &generator).samples
        let time = RemovalTime(removed: 0, due: 0)
        try await withIndex(samples) { index in
            try await check(index)
            for sample in samples.shuffled(using: &generator).prefix(60) {
                guard let record = try? sample.entry.record.identity else { continue }
                let target: RetrieveTarget =
                    switch Int.random(in: 0..<3, using: &generator) {
                    case 0: .study(record.study)
                    case 1: .series(record.study, record.series)
                    default: .instance(record)
                    }
                try await index.remove(target, time: time, rewriting: nil, logPlaces: [:])
            }
            try await check(index)
            _ = try await index.insert(samples.map { try $0.entry })
            try await check(index)
            for study in 1...30 {
                guard let uid = StudyInstanceUID("7.\(study)") else { continue }
                try await index.remove(.study(uid), time: time, rewriting: nil, logPlaces: [:])
            }
            try await check(index)
            let left = try await index.pool.read { db in
                try Int.fetchOne(
                    db,
                    sql: """
                        SELECT (SELECT COUNT(*) FROM patient) + (SELECT COUNT(*) FROM person_name)
                            + (SELECT COUNT(*) FROM study_description) + (SELECT COUNT(*) FROM modality_set)
                            + (SELECT COUNT(*) FROM modality_set_member) + (SELECT COUNT(*) FROM study_month)
                        """)
            }
            #expect(left == 0)
        }
    }
}
