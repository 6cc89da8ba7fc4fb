import DICOMQuery
import GRDB

/// Adds person names with their words, each once, and remembers those that its transaction has met.
struct NameWriter {
    private let db: Database
    private var known: [FoldedName: Int64] = [:]

    init(db: Database) {
        self.db = db
    }

    /// The row of the name, made where there is none; `nil` for a name that is empty.
    mutating func id(of name: FoldedName) throws -> Int64? {
        guard !name.groups.isEmpty else { return nil }
        if let id = known[name] { return id }
        let groups: StatementArguments = [name.alphabetic ?? "", name.ideographic ?? "", name.phonetic ?? ""]
        let found = try Int64.fetchOne(
            db.cachedStatement(
                sql: "SELECT id FROM person_name WHERE alphabetic = ? AND ideographic = ? AND phonetic = ?"),
            arguments: groups)
        let id = try found ?? add(name, groups)
        known[name] = id
        return id
    }

    private func add(_ name: FoldedName, _ groups: StatementArguments) throws -> Int64 {
        try db.cachedStatement(sql: "INSERT INTO person_name (alphabetic, ideographic, phonetic) VALUES (?, ?, ?)")
            .execute(arguments: groups)
        let id = db.lastInsertedRowID
        for word in name.words {
            try db.cachedStatement(sql: "INSERT INTO name_word (word, name) VALUES (?, ?)")
                .execute(arguments: [word, id])
            try db.cachedStatement(sql: "INSERT INTO word (word, sound) VALUES (?, ?) ON CONFLICT DO NOTHING")
                .execute(arguments: [word, ColognePhonetics.code(word)])
        }
        return id
    }
}
