import DICOMCore
import Foundation
import GRDB
import LightboxIndex

/// The files that imports have met: what was in them, and which of them were refused.
struct SourceTable {
    let db: Database

    func known(_ file: FileStamp) throws -> KnownFile? {
        let statement = try db.cachedStatement(
            sql: "SELECT instance FROM source WHERE path = ? AND byte_count = ? AND modified = ?")
        let row = try Row.fetchOne(
            statement, arguments: [Data(file.path), file.byteCount, file.modificationTime])
        guard let row else { return nil }
        guard let instance = row[0] as Int64? else { return .notDICOM }
        return try RecordReader(db: db).existing(row: instance).map { .instance($0) }
    }

    func sources(of instance: SOPInstanceUID) throws -> [FileStamp] {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT path, byte_count, modified FROM source JOIN instance ON instance.id = source.instance
                WHERE instance.uid = ? ORDER BY path
                """, arguments: [instance.text])
        return rows.map { stamp($0) }
    }

    func remember(_ file: FileStamp, instance: SOPInstanceUID?) throws {
        try run(
            """
            INSERT OR REPLACE INTO source (path, byte_count, modified, instance)
            VALUES (?, ?, ?, (SELECT id FROM instance WHERE uid = ?))
            """, [Data(file.path), file.byteCount, file.modificationTime, instance?.text])
    }

    func refuse(_ refused: QuarantinedFile) throws {
        let file = refused.file
        try run(
            "INSERT OR REPLACE INTO quarantine VALUES (?, ?, ?, ?)",
            [Data(file.path), file.byteCount, file.modificationTime, refused.reason])
    }

    /// Takes files off the list that were refused once and are no more.
    func acquit(_ files: [FileStamp]) throws {
        guard try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM quarantine)") ?? false else { return }
        for file in files { try run("DELETE FROM quarantine WHERE path = ?", [Data(file.path)]) }
    }

    func quarantine() throws -> [QuarantinedFile] {
        let rows = try Row.fetchAll(
            db, sql: "SELECT path, byte_count, modified, reason FROM quarantine ORDER BY path")
        return rows.map { QuarantinedFile(file: stamp($0), reason: $0[3]) }
    }

    private func stamp(_ row: Row) -> FileStamp {
        FileStamp(path: Array(row[0] as Data), byteCount: row[1], modificationTime: row[2])
    }

    private func run(_ sql: String, _ arguments: StatementArguments) throws {
        try db.cachedStatement(sql: sql).execute(arguments: arguments)
    }
}
