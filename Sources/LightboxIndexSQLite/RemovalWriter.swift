import DICOMCore
import GRDB
import LightboxIndex

/// Takes instances out of the index within one transaction.
struct RemovalWriter {
    let db: Database

    /// Takes out what the target names and leaves a mark for each instance.
    func remove(_ target: RetrieveTarget, time: RemovalTime, rewriting rows: [InstanceRow]?) throws {
        let gone = try RecordReader(db: db).objects(of: target, after: nil, limit: .max)
        for object in gone {
            try mark(object.instance.identity, removed: time.removed)
        }
        try takeOut(gone, due: time.due, rewriting: rows)
    }

    /// Leaves the mark that an instance was here. - Parameter time: seconds since 1970.
    func mark(_ identity: InstanceIdentity, removed time: Int64) throws {
        try run(
            "INSERT OR REPLACE INTO removed_instance VALUES (?, ?, ?, ?)",
            [identity.instance.text, identity.series.text, identity.study.text, time])
    }

    /// Puts an object on the list of those to be erased.
    func erase(_ key: String, due: Int64) throws {
        try run("INSERT OR REPLACE INTO erasure VALUES (?, ?)", [key, due])
    }

    /// The object of an instance lies elsewhere from now on.
    func relocate(_ instance: SOPInstanceUID, to location: ObjectLocation) throws {
        try run(
            """
            UPDATE instance_object SET location_kind = ?, location = ?
            WHERE instance = (SELECT id FROM instance WHERE uid = ?)
            """, [location.kind, location.text, instance.text])
        try run("DELETE FROM erasure WHERE location = ?", [location.text])
    }

    /// Takes out an instance whose SOP Instance UID another one takes.
    func replace(_ replaced: ReplacedInstance, rewriting rows: [InstanceRow]?) throws {
        let gone = try RecordReader(db: db).objects(of: .instance(replaced.identity), after: nil, limit: 1)
        try takeOut(gone, due: replaced.due, rewriting: rows)
    }

    /// Deletes the rows, and writes the rest of their study anew where rows for it are given.
    private func takeOut(_ gone: [IndexedObject], due: Int64, rewriting rows: [InstanceRow]?) throws {
        var studies: Set<Int64> = []
        for object in gone {
            if case .stored(let key) = object.instance.object.location {
                try erase(key, due: due)
            }
            let study = try Int64.fetchOne(
                db.cachedStatement(
                    sql: """
                        SELECT series.study FROM instance JOIN series ON series.id = instance.series
                        WHERE instance.id = ?
                        """), arguments: [object.place])
            if let study { studies.insert(study) }
            try run("DELETE FROM instance WHERE id = ?", [object.place])
        }
        for study in studies {
            if rows != nil {
                // The files that its instances came from are remembered by instance: they are read once more.
                try run(
                    "DELETE FROM instance WHERE series IN (SELECT id FROM series WHERE study = ?)", [study])
            }
            try StudyCounts(db: db).recount(study)
        }
        if let rows {
            var writer = try EntryWriter(db: db)
            _ = try writer.insert(rows)
        }
    }

    private func run(_ sql: String, _ arguments: StatementArguments) throws {
        try db.cachedStatement(sql: sql).execute(arguments: arguments)
    }
}
