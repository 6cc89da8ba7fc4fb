package import DICOMCore
package import DICOMQuery
import Foundation
import GRDB
package import LightboxIndex

/// The index in one SQLite file: one writer, many readers that never wait for it (WAL).
///
/// - An insert is durable when it returns: `synchronous` is FULL, since a file that was reported as imported must be found
///   again after a power cut. Ingest writes many instances in one transaction, so that the one `fsync` does not count.
/// - The first object of a study or series gives its attributes. A later object of the same Study Instance UID joins it
///   even if it names another Patient ID: nothing is lost, and no patient gets a study that is not theirs.
/// - A patient is a Patient ID with its issuer; studies without a Patient ID never share a patient.
package struct SQLiteIndex: Sendable {
    let pool: DatabasePool
    private let bounds: SearchBounds
    private let walHeader: WALHeader?

    /// Opens the index and brings its tables up to date, or makes it where there is no file.
    /// - Parameters:
    ///   - readerCount: searches that can run at the same time.
    ///   - tracing: is told the text of each statement, without its values.
    /// - Throws: `SQLiteIndexError`; `IndexWriteError.busy` where another program holds it.
    package init(
        path: String, readerCount: Int = 8, bounds: SearchBounds = SearchBounds(),
        tracing: (@Sendable (String) -> Void)? = nil
    ) throws {
        self.bounds = bounds
        var configuration = Configuration()
        configuration.maximumReaderCount = max(1, readerCount)
        configuration.busyMode = .timeout(10)
        configuration.prepareDatabase { db in
            if let tracing { db.trace { tracing($0.description) } }
            try db.execute(sql: "PRAGMA temp_store = MEMORY")
            // At most 16 MiB of pages for each connection: enough for the inner pages of the indexes.
            try db.execute(sql: "PRAGMA cache_size = -16384")
        }
        do {
            try Self.checkOwner(path)
            pool = try DatabasePool(path: path, configuration: configuration)
            // Only now: opening a pool sets NORMAL, which in WAL mode may lose the last commits.
            try pool.writeWithoutTransaction { db in
                try db.execute(sql: "PRAGMA synchronous = FULL")
                // 32 MiB of log before it is brought into the file: an import would do it after every other transaction.
                try db.execute(sql: "PRAGMA wal_autocheckpoint = 8192")
            }
            guard try !pool.read(Schema.migrator.hasBeenSuperseded) else {
                throw SQLiteIndexError.newerSchema(path: path)
            }
            try Schema.migrator.migrate(pool)
            walHeader = WALHeader(database: path)
        } catch let error as DatabaseError {
            guard error.resultCode != .SQLITE_BUSY else { throw IndexWriteError.busy }
            guard error.resultCode != .SQLITE_NOTADB else { throw SQLiteIndexError.notADatabase(path: path) }
            throw SQLiteIndexError.cannotOpen(path: path, resultCode: Int(error.extendedResultCode.rawValue))
        }
    }

    /// Looks at the file before anything is written to it: a database of another program stays as it is.
    private static func checkOwner(_ path: String) throws {
        guard FileManager.default.fileExists(atPath: path) else { return }
        var configuration = Configuration()
        configuration.busyMode = .timeout(10)
        let isForeign = try DatabaseQueue(path: path, configuration: configuration).read { db in
            let owner = try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
            // The list of migrations is made before the first of them, which marks the file as ours: who is killed in
            // between leaves it alone in a file that is nobody's.
            let tables =
                try Int.fetchOne(
                    db, sql: "SELECT COUNT(*) FROM sqlite_master WHERE tbl_name <> 'grdb_migrations'") ?? 0
            return tables > 0 && owner != Schema.applicationID
        }
        guard !isForeign else { throw SQLiteIndexError.foreignDatabase(path: path) }
    }
}

extension SQLiteIndex: StudyIndex {
    package func existing(_ uids: [SOPInstanceUID]) async throws -> [SOPInstanceUID: ExistingInstance] {
        try await pool.read { db in try RecordReader(db: db).existing(uids) }
    }

    package func insert(_ entries: [InstanceEntry]) async throws -> [InsertOutcome] {
        guard !entries.isEmpty else { return [] }
        // What can be done outside of the transaction is done here, so that other writers wait less.
        let rows = entries.map { InstanceRow($0) }
        return try await writing { db in
            var writer = try EntryWriter(db: db)
            return try writer.insert(rows)
        }
    }

    package func search(_ query: SearchQuery, after cursor: PageCursor?, scope: AccessScope) async throws -> SearchPage
    {
        // What no engine could answer is refused before anything is read.
        _ = try SearchStatement(query, scope: scope)
        let bounds = bounds
        return try await within(bounds.timeLimit) {
            try await pool.read { db in
                let indexed = try IndexedValues.complete(db)
                let statement = try SearchStatement(query, scope: scope, indexed: indexed)
                return try SearchReader(db: db, bounds: bounds).page(statement, after: cursor)
            }
        }
    }

    /// Runs the body, and ends it when its time is up: a cancelled read interrupts its SQL.
    private func within<Value: Sendable>(_ limit: Duration, _ body: @escaping @Sendable () async throws -> Value)
        async throws -> Value
    {
        try await withThrowingTaskGroup(of: Value.self) { group in
            group.addTask { try await body() }
            group.addTask {
                try await Task.sleep(for: limit)
                throw SearchError.timedOut(limit: limit)
            }
            defer { group.cancelAll() }
            guard let value = try await group.next() else { throw SearchError.timedOut(limit: limit) }
            return value
        }
    }

    package func instance(_ identity: InstanceIdentity, scope: AccessScope) async throws -> InstanceRecord? {
        try await pool.read { db in try RecordReader(db: db).record(identity, scope: scope) }
    }

    package func instances(of target: RetrieveTarget, after cursor: PageCursor?, limit: Int, scope: AccessScope)
        async throws -> Page<InstanceRecord>
    {
        try await pool.read { db in
            let reader = RecordReader(db: db)
            let page = try PageReader(db: db).page(of: target, after: cursor, limit: limit, scope: scope)
            return Page(elements: try page.rows.map { try reader.record(row: $0) }, next: page.next)
        }
    }

    package func documents(of target: RetrieveTarget, after cursor: PageCursor?, limit: Int, scope: AccessScope)
        async throws -> Page<MetadataDocument>
    {
        try await pool.read { db in
            let reader = RecordReader(db: db)
            let page = try PageReader(db: db).page(of: target, after: cursor, limit: limit, scope: scope)
            return Page(elements: try page.rows.map { try reader.document(row: $0) }, next: page.next)
        }
    }

    package func changeMark() -> ChangeMark? { walHeader?.mark() }

    package func totals() async throws -> IndexTotals {
        try await pool.read { db in try RecordReader(db: db).totals() }
    }
}
