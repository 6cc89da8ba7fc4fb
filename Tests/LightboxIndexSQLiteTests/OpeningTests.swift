import Foundation
import GRDB
import LightboxIndex
import LightboxIndexSQLite
import Testing

@Suite("Open an index")
struct OpeningTests {
    @Test("an empty file becomes an index, and opening it again changes nothing")
    func emptyFile() async throws {
        try await withTemporaryPath { path in
            #expect(FileManager.default.createFile(atPath: path, contents: Data()))
            _ = try await SQLiteIndex(path: path).insert([try SampleInstance("1.1").entry])
            let totals = try await SQLiteIndex(path: path).totals()
            #expect(totals == IndexTotals(patients: 1, studies: 1, series: 1, instances: 1))
        }
    }

    @Test("a file that is no database is refused and left as it is")
    func noDatabase() async throws {
        try await withTemporaryPath { path in
            let contents = Data(repeating: 0x41, count: 5000)
            try contents.write(to: URL(filePath: path))
            #expect(throws: SQLiteIndexError.notADatabase(path: path)) { try SQLiteIndex(path: path) }
            #expect(try Data(contentsOf: URL(filePath: path)) == contents)
        }
    }

    @Test("a database of another program is refused and left as it is")
    func foreignDatabase() async throws {
        try await withTemporaryPath { path in
            try await DatabaseQueue(path: path).write { try $0.execute(sql: "CREATE TABLE recipe (name TEXT)") }
            let contents = try Data(contentsOf: URL(filePath: path))
            #expect(throws: SQLiteIndexError.foreignDatabase(path: path)) { try SQLiteIndex(path: path) }
            #expect(try Data(contentsOf: URL(filePath: path)) == contents)
        }
    }

    @Test("an index whose maker was killed before its first table is made by who comes next")
    func killedMaker() async throws {
        try await withTemporaryPath { path in
            // All that is there then is the list of migrations, without any.
            var migrator = DatabaseMigrator()
            migrator.registerMigration("killed") { _ in throw CancellationError() }
            #expect(throws: CancellationError.self) { try migrator.migrate(DatabaseQueue(path: path)) }
            let index = try SQLiteIndex(path: path)
            #expect(try await index.totals() == IndexTotals(patients: 0, studies: 0, series: 0, instances: 0))
        }
    }

    @Test("an index that a newer version has changed is refused")
    func newerSchema() async throws {
        try await withTemporaryPath { path in
            _ = try SQLiteIndex(path: path)
            try await DatabaseQueue(path: path).write {
                try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('99 of the future')")
            }
            #expect(throws: SQLiteIndexError.newerSchema(path: path)) { try SQLiteIndex(path: path) }
        }
    }

    @Test("a path in a folder that does not exist can't be opened")
    func noFolder() async throws {
        try await withTemporaryPath { path in
            let missing = path + "/no/such/folder/index.sqlite"
            #expect(throws: SQLiteIndexError.cannotOpen(path: missing, resultCode: 14)) {
                try SQLiteIndex(path: missing)
            }
        }
    }
}
