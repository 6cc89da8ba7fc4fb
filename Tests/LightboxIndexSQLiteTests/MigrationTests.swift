import DICOMCore
import DICOMQuery
import Foundation
import GRDB
import LightboxIndex
import Testing

@testable import LightboxIndexSQLite

/// An index of before a migration: `@testable`, since nobody else makes one.
@Suite("Older indexes")
struct MigrationTests {
    /// A study as the first schema kept it.
    private static func writeStudy(_ db: Database) throws {
        let attributes = Data(
            AttributeFragment.blob([
                AttributeFragment(tag: SearchTag.studyDate, json: Array(#"{"vr":"DA","Value":["20200101"]}"#.utf8)),
                AttributeFragment(tag: SearchTag.studyTime, json: Array(#"{"vr":"TM","Value":["2330"]}"#.utf8)),
                AttributeFragment(
                    tag: SearchTag.timezoneOffsetFromUTC, json: Array(#"{"vr":"SH","Value":["-0100"]}"#.utf8)),
            ]))
        try db.execute(
            sql: """
                INSERT INTO patient VALUES (1, 'P', '');
                INSERT INTO study (id, patient, uid, study_date, study_time, patient_name, patient_name_ideographic,
                    referring_name, patient_id, patient_birth_date, study_description, modalities, series_count, instance_count)
                VALUES (7, 1, '1.2', 20200101, 84600000000, 'yamada^tarou', '山田^太郎', 'muller', 'P', 0, 'Head', 'CT\\SR', 2, 1);
                INSERT INTO study_modality VALUES ('CT', 7), ('SR', 7);
                INSERT INTO series VALUES (1, 7, '1.2.1', 'CT', 1, NULL, 0, -1, 0), (2, 7, '1.2.2', 'SR', 2, NULL, 0, -1, 0);
                INSERT INTO series_attributes VALUES (1, x'01'), (2, x'01');
                INSERT INTO instance VALUES (1, 1, '1.2.1.1', '1.2.840.7', 1);
                INSERT INTO series_request VALUES (1, 0, 'S', 'R', x'00');
                """)
        try db.execute(sql: "INSERT INTO study_attributes VALUES (7, ?)", arguments: [attributes])
    }

    @Test("what an older index holds is found by names, sounds, modalities and moments afterwards")
    func search() async throws {
        try await withTemporaryPath { path in
            let old = try DatabasePool(path: path)
            try Schema.migrator.migrate(old, upTo: "1 studies, series and instances")
            try await old.write { try Self.writeStudy($0) }
            try old.close()
            let index = try SQLiteIndex(path: path)
            func count(_ keys: [MatchKey], level: QueryLevel = .study, timezone: String? = nil) async throws -> Int {
                let query = SearchQuery(level: level, keys: keys, timezone: timezone.flatMap { UTCOffset($0) })
                return try await index.search(query, scope: .everything).total
            }
            func key(_ path: DICOMCore.Tag..., is match: Match) -> [MatchKey] { [MatchKey(path: path, match: match)] }
            #expect(try await count(key(SearchTag.patientName, is: .personName(NamePattern("YAMADA*")))) == 1)
            #expect(try await count(key(SearchTag.patientName, is: .personName(NamePattern("*太*")))) == 1)
            let sound = Match.fuzzyName(try #require(FuzzyName("miller")))
            #expect(try await count(key(SearchTag.referringPhysicianName, is: sound)) == 1)
            let modality = key(SearchTag.modalitiesInStudy, is: .text(TextPattern(exactly: "SR")))
            #expect(try await count(modality) == 1)
            #expect(try await count(modality, level: .series) == 2)
            let day = key(SearchTag.studyDate, is: .date(try #require(DateRange("20200102"))))
            #expect(try await count(day) == 0)
            #expect(try await count(day, timezone: "+0000") == 1)
            let step = key(
                SearchTag.requestAttributesSequence, SearchTag.scheduledProcedureStepID,
                is: .text(TextPattern(exactly: "S")))
            #expect(try await count(step, level: .series) == 1)
            let either = Match.anyText([TextPattern(exactly: "CT"), TextPattern(exactly: "SR")])
            #expect(try await count(key(SearchTag.modalitiesInStudy, is: either)) == 1)
            let patient = key(SearchTag.patientID, is: .text(TextPattern(wildcards: "*P*")))
            #expect(try await count(patient) == 1)
            #expect(try await count([], level: .series) == 2)
            let description = key(SearchTag.studyDescription, is: .text(TextPattern(wildcards: "H*d")))
            #expect(try await count(description) == 1)
            let classes = key(SearchTag.sopClassesInStudy, is: .uids(["1.2.840.7"]))
            #expect(try await count(classes) == 1)
        }
    }

    @Test("a name that no study has any more goes with its words, one that another has stays")
    func removedNames() async throws {
        let name = [DataElement.text(SearchTag.patientName, .PN, "Doe^Jane")]
        let samples = [
            SampleInstance("1.1.1", series: "1.1", study: "1", name),
            SampleInstance("2.1.1", series: "2.1", study: "2", name),
        ]
        try await withIndex(samples) { index in
            func words() async throws -> Int {
                try await index.pool.read { try Int.fetchOne($0, sql: "SELECT COUNT(*) FROM word") ?? 0 }
            }
            try await index.pool.write { try $0.execute(sql: "DELETE FROM study WHERE uid = '1'") }
            #expect(try await words() == 2)
            try await index.pool.write { try $0.execute(sql: "DELETE FROM study WHERE uid = '2'") }
            #expect(try await words() == 0)
            let names = try await index.pool.read { try Int.fetchOne($0, sql: "SELECT COUNT(*) FROM person_name") }
            #expect(names == 0)
        }
    }
}
