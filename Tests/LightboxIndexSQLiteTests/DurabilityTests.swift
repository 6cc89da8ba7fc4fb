import DICOMQuery
import GRDB
import LightboxIndex
import Testing

@testable import LightboxIndexSQLite

/// `@testable` for the connection of the writer, whose settings are not to be seen from outside.
@Suite("Durability")
struct DurabilityTests {
    @Test("an insert that fails leaves nothing behind, and the index goes on")
    func rollback() async throws {
        try await withIndex([SampleInstance("1.1")]) { index in
            try await index.pool.write { db in
                try db.execute(
                    sql: """
                        CREATE TRIGGER fail BEFORE INSERT ON instance_metadata WHEN NEW.instance = 3
                        BEGIN SELECT RAISE(ABORT, 'full'); END
                        """)
            }
            let entries = try (2...4).map { try SampleInstance("1.\($0)", series: "1.2.3.\($0)").entry }
            await #expect(throws: DatabaseError.self) { try await index.insert(entries) }
            let totals = try await index.totals()
            #expect(totals == IndexTotals(patients: 1, studies: 1, series: 1, instances: 1))
            let existing = try await index.existing(entries.map(\.record.identity.instance))
            #expect(existing.isEmpty)
            try await index.pool.write { try $0.execute(sql: "DROP TRIGGER fail") }
            let outcomes = try await index.insert(entries)
            #expect(outcomes == [.inserted, .inserted, .inserted])
        }
    }

    @Test("the writer waits for the disk, keeps a write-ahead log and checks foreign keys")
    func settings() async throws {
        try await withIndex { index in
            let settings = try await index.pool.write { db in
                try ["synchronous", "journal_mode", "foreign_keys"].map {
                    try String.fetchOne(db, sql: "PRAGMA \($0)") ?? ""
                }
            }
            #expect(settings == ["2", "wal", "1"])
        }
    }

    @Test("a damaged blob is a typed error that names its row")
    func damage() async throws {
        try await withIndex([SampleInstance("1.1")]) { index in
            try await index.pool.write { db in
                try db.execute(sql: "UPDATE instance_object SET frames = x'01FF'")
                try db.execute(sql: "UPDATE instance_metadata SET document = x''")
                try db.execute(sql: "UPDATE study_attributes SET attributes = x'0110'")
            }
            let identity = try SampleInstance("1.1").entry.record.identity
            await #expect(throws: SQLiteIndexError.damaged(table: "instance_object", row: 1)) {
                try await index.instance(identity, scope: .everything)
            }
            await #expect(throws: SQLiteIndexError.damaged(table: "instance_metadata", row: 1)) {
                try await index.documents(of: .instance(identity), after: nil, limit: 1, scope: .everything)
            }
            await #expect(throws: SQLiteIndexError.damaged(table: "study_attributes", row: 1)) {
                try await index.search(SearchQuery(level: .study), scope: .everything)
            }
        }
    }
}
