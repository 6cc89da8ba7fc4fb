import DICOMCore
import DICOMQuery
import GRDB

/// The condition in SQL that one key of a search means. Values are always arguments: nothing of a request becomes SQL text.
struct MatchCondition {
    let sql: SQL
    /// The level whose row the condition looks at.
    let level: QueryLevel
    /// It asks for the modalities of studies.
    var isOfModality = false

    /// - Parameter timezone: that of the request (E-26).
    /// - Returns: `nil` for a key that no column serves.
    /// - Throws: `SQLiteIndexError.unsupportedMatch` for a kind of match that the column's VR does not have.
    init?(_ key: MatchKey, timezone: UTCOffset?) throws(SQLiteIndexError) {
        guard key.path.count == 1, let supported = SearchKey(path: key.path), let column = KeyColumn(key.path) else {
            return nil
        }
        level = supported.level
        guard let sql = Self.sql(key.match, column, timezone) else { throw .unsupportedMatch(path: key.path) }
        self.sql = sql
        if case .modalities = column { isOfModality = true }
    }

    /// The rows of one level.
    init(rows: [Int64], of level: QueryLevel) {
        self.level = level
        // One argument for all of them, since the number of arguments is limited.
        let list: SQL = "(SELECT value FROM json_each(\("[\(rows.map { String($0) }.joined(separator: ","))]")))"
        switch level {
        case .study: sql = "study.id IN \(list)"
        case .series: sql = "series.id IN \(list)"
        case .instance: sql = "instance.id IN \(list)"
        }
    }

    /// Keys of one sequence: all of them in one and the same item (E-27).
    /// - Returns: `nil` where a column does not serve each of them.
    init?(sequence keys: [MatchKey]) throws(SQLiteIndexError) {
        level = .series
        var conditions: [SQL] = []
        for key in keys {
            guard let column = KeyColumn(key.path) else { return nil }
            guard let sql = Self.sql(key.match, column, nil) else { throw .unsupportedMatch(path: key.path) }
            conditions.append(sql)
        }
        sql = "series.id IN (SELECT series_request.series FROM series_request WHERE \(conditions.all))"
    }

    private static func sql(_ match: Match, _ column: KeyColumn, _ timezone: UTCOffset?) -> SQL? {
        switch (match, column) {
        case (.text(let pattern), .text(let column)): text([pattern], column)
        case (.anyText(let patterns), .text(let column)): text(patterns, column)
        case (.empty, .text(let column)): "(\(column) IS NULL OR \(column) = '')"
        case (.text(let pattern), .modalities): modalities([pattern])
        case (.anyText(let patterns), .modalities): modalities(patterns)
        // A study without any modality has OT.
        case (.empty, .modalities): "FALSE"
        case (.personName(let pattern), .name(let column)): NameCondition.sql(pattern, column)
        case (.fuzzyName(let name), .name(let column)): NameCondition.sql(name, column)
        case (.empty, .name(let column)): "\(column) IS NULL"
        case (.uids(let uids), .text(let column)): "\(column) IN \(uids)"
        case (.number(let number), .number(let column)): "\(column) = \(number)"
        case (.empty, .number(let column)): "\(column) = \(StoredKeyValues.missingNumber)"
        case (.date(let range), .day(let column)): DateCondition.days(range, column)
        case (.empty, .day(let column)): "\(column) = \(StoredKeyValues.missingDate)"
        case (.date(let range), .date(let columns)): DateCondition(columns, timezone).sql(range)
        case (.time(let range), .time(let columns)): DateCondition(columns, timezone).sql(range)
        case (.moment(_, let range), .date(let columns)): DateCondition(columns, timezone).sql(range)
        case (.empty, .date(let columns)): "\(columns.date) = \(StoredKeyValues.missingDate)"
        case (.empty, .time(let columns)): "\(columns.time) = \(StoredKeyValues.missingTime)"
        default: nil
        }
    }

    private static func text(_ patterns: [TextPattern], _ column: SQL) -> SQL {
        patterns.map { $0.condition(column) }.any
    }

    /// `study_modality` has a row for every modality of a study: any of them may match (E-28). Asked study by study, so that
    /// the other keys of the search choose the studies.
    private static func modalities(_ patterns: [TextPattern]) -> SQL {
        let condition = text(patterns, SQL(sql: "study_modality.modality"))
        return "EXISTS (SELECT 1 FROM study_modality WHERE study_modality.study = study.id AND \(condition))"
    }
}

extension TextPattern {
    /// The condition that a column holds such a text.
    ///
    /// GLOB and not LIKE, which ignores the case of ASCII letters. What stands before the first wildcard is also asked for
    /// as a range, which the column's index serves.
    func condition(_ column: SQL) -> SQL {
        if let literal { return literal.isEmpty ? "FALSE" : "\(column) = \(literal)" }
        let glob: SQL = "\(column) GLOB \(self.glob)"
        guard !prefix.isEmpty else { return glob }
        guard let end = prefix.successorOfPrefix else { return "(\(column) >= \(prefix) AND \(glob))" }
        return "(\(column) >= \(prefix) AND \(column) < \(end) AND \(glob))"
    }
}

extension [SQL] {
    /// All of the conditions; true where there is none.
    var all: SQL { isEmpty ? "TRUE" : map { "(\($0))" }.joined(separator: " AND ") }

    /// One of the conditions at least, in brackets.
    var any: SQL { "(\(joined(separator: " OR ")))" }
}
