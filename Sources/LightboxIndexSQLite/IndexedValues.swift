import DICOMCore
import DICOMMetadata
import DICOMQuery
import GRDB
import LightboxIndex

/// Writes the values of chosen attributes, and knows which attributes these are.
struct IndexedValues {
    let db: Database
    private let attributes: [IndexedAttribute]

    init(db: Database) throws {
        self.db = db
        attributes = try Self.attributes(db, where: "TRUE")
    }

    /// Those whose values of all rows are there, so that a search can rely on them.
    static func complete(_ db: Database) throws -> Set<Tag> {
        Set(try attributes(db, where: "next_row IS NULL").map(\.tag))
    }

    private static func attributes(_ db: Database, where condition: String) throws -> [IndexedAttribute] {
        let statement = try db.cachedStatement(sql: "SELECT attribute FROM indexed_attribute WHERE \(condition)")
        return try UInt32.fetchAll(statement).compactMap { IndexedAttribute(Tag(rawValue: $0)) }
    }

    /// Those of a new row. - Parameter dataSet: the one that gives the attributes of the row.
    func write(_ dataSet: DataSet, _ level: QueryLevel, _ row: Int64) throws {
        for attribute in attributes where attribute.level == level {
            try write(attribute, dataSet[attribute.tag], row)
        }
    }

    private func write(_ attribute: IndexedAttribute, _ element: DataElement?, _ row: Int64) throws {
        let sql =
            switch attribute.level {
            case .study: "INSERT OR IGNORE INTO study_value VALUES (?, ?, ?)"
            case .series: "INSERT OR IGNORE INTO series_value VALUES (?, ?, ?)"
            case .instance: "INSERT OR IGNORE INTO instance_value VALUES (?, ?, ?)"
            }
        for value in attribute.values(of: element) {
            try db.cachedStatement(sql: sql).execute(arguments: [attribute.tag.rawValue, value, row])
        }
    }

    /// Makes these the chosen attributes. Those that are new wait to be looked through.
    static func choose(_ chosen: Set<IndexedAttribute>, _ db: Database) throws {
        let known = Set(try UInt32.fetchAll(db, sql: "SELECT attribute FROM indexed_attribute"))
        let wanted = Set(chosen.map(\.tag.rawValue))
        for attribute in known.subtracting(wanted) {
            for table in ["study_value", "series_value", "instance_value"] {
                try db.execute(sql: "DELETE FROM \(table) WHERE attribute = ?", arguments: [attribute])
            }
            try db.execute(sql: "DELETE FROM indexed_attribute WHERE attribute = ?", arguments: [attribute])
        }
        for attribute in wanted.subtracting(known) {
            try db.execute(sql: "INSERT INTO indexed_attribute VALUES (?, 0)", arguments: [attribute])
        }
    }

    /// Looks through some more rows for one attribute that waits. - Returns: `false` where none waits.
    static func fillSome(_ db: Database, rows limit: Int) throws -> Bool {
        let waiting = try Row.fetchOne(
            db, sql: "SELECT attribute, next_row FROM indexed_attribute WHERE next_row IS NOT NULL LIMIT 1")
        guard let waiting else { return false }
        let (number, next): (UInt32, Int64) = (waiting[0], waiting[1])
        var rows: [Int64] = []
        if let attribute = IndexedAttribute(Tag(rawValue: number)) {
            rows = try Int64.fetchAll(
                db,
                SQLRequest<Int64>(
                    literal: "SELECT id FROM \(attribute.level.table) WHERE id >= \(next) ORDER BY id LIMIT \(limit)"))
            let (reader, writer) = (AttributeReader(db: db), try IndexedValues(db: db))
            let wanted = WantedAttributes(tags: [attribute.tag])
            for row in rows {
                let found = try reader.attributes(of: attribute.level, row, where: wanted).first
                try writer.write(attribute, try found.map { try DICOMJSON.element($0.tag, $0.json) }, row)
            }
        }
        try db.execute(
            sql: "UPDATE indexed_attribute SET next_row = ? WHERE attribute = ?",
            arguments: [rows.count < limit ? nil : rows.last.map { $0 + 1 }, number])
        return true
    }
}

extension SQLiteIndex {
    /// Makes these the attributes that are indexed beside the keys of the standard, and looks through all studies, series or
    /// instances for the values of new ones: some rows at a time, so that others can write meanwhile. An attribute serves
    /// searches when its last row is done; until then it is looked for in what is stored, as without an index.
    package func index(_ attributes: Set<IndexedAttribute>) async throws {
        let isDone = try await pool.read { db in try IndexedValues.complete(db) == Set(attributes.map(\.tag)) }
        guard !isDone else { return }
        try await writing { db in try IndexedValues.choose(attributes, db) }
        while try await writing({ db in try IndexedValues.fillSome(db, rows: 2000) }) {
            try Task.checkCancellation()
        }
    }
}
