import DICOMCore
import Foundation
import GRDB
import LightboxIndex

/// Reads the records and documents of single instances.
struct RecordReader {
    let db: Database

    /// Those of the UIDs that are taken.
    func existing(_ uids: [SOPInstanceUID]) throws -> [SOPInstanceUID: ExistingInstance] {
        var found: [SOPInstanceUID: ExistingInstance] = [:]
        for uid in uids { found[uid] = try existing(uid) }
        return found
    }

    func existing(_ uid: SOPInstanceUID) throws -> ExistingInstance? {
        let statement = try db.cachedStatement(sql: Self.existing + " WHERE instance.uid = ?")
        return try Row.fetchOne(statement, arguments: [uid.text]).map { try existing($0) }
    }

    func existing(row id: Int64) throws -> ExistingInstance? {
        let statement = try db.cachedStatement(sql: Self.existing + " WHERE instance.id = ?")
        return try Row.fetchOne(statement, arguments: [id]).map { try existing($0) }
    }

    /// Those of a target, or all, in the order of their rows.
    func objects(of target: RetrieveTarget?, after place: Int64?, limit: Int) throws -> [IndexedObject] {
        let (condition, names): (String, [String]) =
            switch target {
            case nil: ("TRUE", [])
            case .study(let study): ("study.uid = ?", [study.text])
            case .series(let study, let series): ("study.uid = ? AND series.uid = ?", [study.text, series.text])
            case .instance(let identity):
                (
                    "study.uid = ? AND series.uid = ? AND instance.uid = ?",
                    [identity.study.text, identity.series.text, identity.instance.text]
                )
            }
        let statement = try db.cachedStatement(
            sql: Self.existing + " WHERE \(condition) AND instance.id > ? ORDER BY instance.id LIMIT ?")
        let rows = try Row.fetchAll(
            statement, arguments: StatementArguments(names) + [place ?? -1, limit])
        return try rows.map { IndexedObject(place: $0[0], instance: try existing($0)) }
    }

    private static let existing = """
        SELECT instance.id, study.uid, series.uid, instance.uid, location_kind, location, byte_count, digest
        FROM instance
        JOIN series ON series.id = instance.series
        JOIN study ON study.id = series.study
        JOIN instance_object ON instance_object.instance = instance.id
        """

    private func existing(_ row: Row) throws -> ExistingInstance {
        ExistingInstance(identity: try identity(row, at: 1), object: try object(row, at: 4))
    }

    func record(_ identity: InstanceIdentity, scope: AccessScope) throws -> InstanceRecord? {
        let target = RetrieveTarget.instance(identity)
        let page = try PageReader(db: db).page(of: target, after: nil, limit: 1, scope: scope)
        return try page.rows.first.map { try record(row: $0) }
    }

    func record(row id: Int64) throws -> InstanceRecord {
        let statement = try db.cachedStatement(
            sql: """
                SELECT instance.id, study.uid, series.uid, instance.uid, location_kind, location, byte_count, digest,
                    sop_class, transfer_syntax, pixels, frames, bulk_values
                FROM instance
                JOIN series ON series.id = instance.series
                JOIN study ON study.id = series.study
                JOIN instance_object ON instance_object.instance = instance.id
                WHERE instance.id = ?
                """)
        guard let row = try Row.fetchOne(statement, arguments: [id]) else { throw damage(id) }
        do {
            let pixels: Data? = row[10]
            return InstanceRecord(
                identity: try identity(row, at: 1), sopClassUID: row[8],
                transferSyntax: TransferSyntax(uid: row[9]),
                pixels: try pixels.map { try PixelDescription(blob: Array($0)) },
                frames: try FrameTable(blob: Array(row[11] as Data)),
                bulkValues: try BulkValue.values(blob: Array(row[12] as Data)), object: try object(row, at: 4))
        } catch is BlobDamage {
            throw damage(id)
        }
    }

    func document(row id: Int64) throws -> MetadataDocument {
        let statement = try db.cachedStatement(sql: "SELECT document FROM instance_metadata WHERE instance = ?")
        guard let blob = try Data.fetchOne(statement, arguments: [id]) else {
            throw SQLiteIndexError.damaged(table: "instance_metadata", row: id)
        }
        do {
            return try MetadataDocument(blob: Array(blob))
        } catch {
            throw SQLiteIndexError.damaged(table: "instance_metadata", row: id)
        }
    }

    /// Counts studies by their kept counts, which is a tenth of counting rows.
    func totals() throws -> IndexTotals {
        let row = try Row.fetchOne(
            db,
            sql: """
                SELECT (SELECT COUNT(*) FROM patient), COUNT(*), COALESCE(SUM(series_count), 0),
                    COALESCE(SUM(instance_count), 0)
                FROM study
                """)
        guard let row else { return IndexTotals(patients: 0, studies: 0, series: 0, instances: 0) }
        return IndexTotals(patients: row[0], studies: row[1], series: row[2], instances: row[3])
    }

    private func identity(_ row: Row, at column: Int) throws -> InstanceIdentity {
        guard let study = StudyInstanceUID(row[column] as String),
            let series = SeriesInstanceUID(row[column + 1] as String),
            let instance = SOPInstanceUID(row[column + 2] as String)
        else { throw damage(row[0]) }
        return InstanceIdentity(study: study, series: series, instance: instance)
    }

    private func object(_ row: Row, at column: Int) throws -> StoredObject {
        let byteCount: Int64 = row[column + 2]
        guard let location = ObjectLocation(kind: row[column], text: row[column + 1], byteCount: byteCount) else {
            throw damage(row[0])
        }
        return StoredObject(
            location: location, byteCount: byteCount, digest: Array(row[column + 3] as Data))
    }

    private func damage(_ id: Int64) -> SQLiteIndexError { .damaged(table: "instance_object", row: id) }
}
