package import DICOMCore
import GRDB
package import LightboxIndex

extension SQLiteIndex: WritableIndex {
    package func known(_ files: [FileStamp]) async throws -> [KnownFile?] {
        try await pool.read { db in
            let table = SourceTable(db: db)
            return try files.map { try table.known($0) }
        }
    }

    package func write(_ batch: IndexBatch) async throws -> BatchOutcome {
        let rows = batch.entries.map { InstanceRow($0) }
        let replaced = batch.replaced.map { ($0, $0.rewriting?.map { InstanceRow($0) }) }
        return try await writing { db in
            let removals = RemovalWriter(db: db)
            for (instance, rest) in replaced { try removals.replace(instance, rewriting: rest) }
            for (identity, time) in batch.removed { try removals.mark(identity, removed: time) }
            for (key, due) in batch.erasures { try removals.erase(key, due: due) }
            var writer = try EntryWriter(db: db)
            let outcomes = try writer.insert(rows)
            for (instance, location) in batch.relocated { try removals.relocate(instance, to: location) }
            let sources = SourceTable(db: db)
            for holder in batch.holders { try sources.remember(holder.file, instance: holder.instance) }
            for file in batch.passedBy { try sources.remember(file, instance: nil) }
            try sources.acquit(batch.holders.map(\.file) + batch.passedBy)
            for refused in batch.refused { try sources.refuse(refused) }
            try keep(batch.logPlaces, db)
            return BatchOutcome(outcomes: outcomes, findings: writer.findings)
        }
    }

    package func sources(of instance: SOPInstanceUID) async throws -> [FileStamp] {
        try await pool.read { db in try SourceTable(db: db).sources(of: instance) }
    }

    package func remove(
        _ target: RetrieveTarget, time: RemovalTime, rewriting entries: [InstanceEntry]?, logPlaces: [Int: Int64]
    ) async throws {
        let rows = entries?.map { InstanceRow($0) }
        try await writing { db in
            try RemovalWriter(db: db).remove(target, time: time, rewriting: rows)
            try keep(logPlaces, db)
        }
    }

    private func keep(_ places: [Int: Int64], _ db: Database) throws {
        for (log, byteCount) in places {
            try db.execute(
                sql: "INSERT OR REPLACE INTO log_place (log, byte_count) VALUES (?, ?)", arguments: [log, byteCount])
        }
    }

    package func wasRemoved(_ target: RetrieveTarget) async throws -> Bool {
        let (condition, arguments): (String, StatementArguments) =
            switch target {
            case .study(let study): ("study = ?", [study.text])
            case .series(let study, let series): ("study = ? AND series = ?", [study.text, series.text])
            case .instance(let identity):
                (
                    "instance = ? AND study = ? AND series = ?",
                    [identity.instance.text, identity.study.text, identity.series.text]
                )
            }
        return try await pool.read { db in
            try Bool.fetchOne(
                db, sql: "SELECT EXISTS (SELECT 1 FROM removed_instance WHERE \(condition))", arguments: arguments)
                ?? false
        }
    }

    package func objects(
        of target: RetrieveTarget?, after place: Int64?, limit: Int
    ) async throws -> [IndexedObject] {
        try await pool.read { db in try RecordReader(db: db).objects(of: target, after: place, limit: limit) }
    }

    package func dueErasures(at seconds: Int64) async throws -> [String] {
        try await pool.read { db in
            try String.fetchAll(
                db, sql: "SELECT location FROM erasure WHERE due <= ? ORDER BY location", arguments: [seconds])
        }
    }

    package func forgetErasures(_ keys: [String]) async throws {
        try await writing { db in
            for key in keys {
                try db.cachedStatement(sql: "DELETE FROM erasure WHERE location = ?").execute(arguments: [key])
            }
        }
    }

    package func logPlaces() async throws -> [Int: Int64] {
        try await pool.read { db in
            let rows = try Row.fetchAll(db, sql: "SELECT log, byte_count FROM log_place")
            return Dictionary(uniqueKeysWithValues: rows.map { ($0[0] as Int, $0[1] as Int64) })
        }
    }

    package func quarantine() async throws -> [QuarantinedFile] {
        try await pool.read { db in try SourceTable(db: db).quarantine() }
    }
}

extension SQLiteIndex {
    /// Writes in one transaction. - Throws: `IndexWriteError.busy`; what the body throws.
    func writing<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
        do {
            return try await pool.write(body)
        } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
            throw IndexWriteError.busy
        }
    }

    /// Brings the write-ahead log into the file, durably, and closes all connections. Nothing can be asked of the index
    /// afterwards.
    package func close() throws {
        _ = try pool.writeWithoutTransaction { try $0.checkpoint(.truncate) }
        try pool.close()
    }

    /// Copies the index as it is at one moment into a new file, while it is read and written. Blocks.
    package func copy(to path: String) throws {
        let target = try DatabaseQueue(path: path)
        try pool.backup(to: target)
        try target.close()
    }

    /// Whether SQLite finds the file sound. Blocks: it reads all of it.
    package func isSound() throws -> Bool {
        try pool.read { try String.fetchOne($0, sql: "PRAGMA quick_check(1)") == "ok" }
    }

    /// Takes over from another index what its objects don't tell: the files that imports have met, and those refused.
    /// - Throws: where the other can't be read; nothing is taken over then.
    package func takeOverSources(fromIndexAt path: String) throws {
        try pool.writeWithoutTransaction { db in
            try db.execute(sql: "ATTACH DATABASE ? AS other", arguments: [path])
            defer { try? db.execute(sql: "DETACH DATABASE other") }
            try db.inTransaction {
                try db.execute(
                    sql: """
                        INSERT OR REPLACE INTO source (path, byte_count, modified, instance)
                        SELECT met.path, met.byte_count, met.modified, main.instance.id
                        FROM other.source AS met
                        JOIN other.instance AS old ON old.id = met.instance
                        JOIN other.instance_object AS old_object ON old_object.instance = old.id
                        JOIN main.instance ON main.instance.uid = old.uid
                        JOIN main.instance_object ON main.instance_object.instance = main.instance.id
                        WHERE main.instance_object.digest = old_object.digest
                        """)
                try db.execute(
                    sql: """
                        INSERT OR REPLACE INTO source (path, byte_count, modified, instance)
                        SELECT path, byte_count, modified, NULL FROM other.source WHERE instance IS NULL
                        """)
                try db.execute(sql: "INSERT OR REPLACE INTO quarantine SELECT * FROM other.quarantine")
                return .commit
            }
        }
    }
}
