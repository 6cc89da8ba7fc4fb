import DICOMCore
import DICOMQuery
import GRDB

/// The condition in SQL that one key of a search means. Values are always arguments: nothing of a request becomes SQL text.
struct MatchCondition {
    let sql: SQL
    /// The level whose row the condition looks at.
    let level: QueryLevel

    /// - Throws: `SQLiteIndexError.unsupportedMatch`, so that no key is passed over in silence.
    init(_ key: MatchKey) throws(SQLiteIndexError) {
        guard key.path.count == 1, let supported = SearchKey(path: key.path), let column = KeyColumn(key.path) else {
            throw .unsupportedMatch(path: key.path)
        }
        level = supported.level
        guard let sql = Self.sql(key.match, column) else { throw .unsupportedMatch(path: key.path) }
        self.sql = sql
    }

    /// Keys of one sequence: all of them in one and the same item (E-27).
    init(sequence keys: [MatchKey]) throws(SQLiteIndexError) {
        level = .series
        let conditions = try Self.itemConditions(keys)
        sql = "series.id IN (SELECT series_request.series FROM series_request WHERE \(conditions))"
    }

    /// What the keys of one sequence ask of a row of `series_request`.
    static func itemConditions(_ keys: [MatchKey]) throws(SQLiteIndexError) -> SQL {
        var conditions: [SQL] = []
        for key in keys {
            guard let column = KeyColumn(key.path), let sql = sql(key.match, column) else {
                throw .unsupportedMatch(path: key.path)
            }
            conditions.append(sql)
        }
        return conditions.all
    }

    private static func sql(_ match: Match, _ column: KeyColumn) -> SQL? {
        switch (match, column) {
        case (.text(let pattern), .text(let column)): text([pattern], column)
        case (.anyText(let patterns), .text(let column)): text(patterns, column)
        case (.text(let pattern), .modalities): modalities([pattern])
        case (.anyText(let patterns), .modalities): modalities(patterns)
        case (.personName(let pattern), .name(let alphabetic, let ideographic, let phonetic)):
            name(pattern, alphabetic, ideographic, phonetic)
        case (.uids(let uids), .text(let column)): "\(column) IN \(uids)"
        case (.number(let number), .number(let column)): "\(column) = \(number)"
        case (.date(let range), .date(let column, _)): date(range, column)
        case (.time(let range), .time(let column)): time(range, column)
        case (.moment(_, let range), .date(let date, let time?)): moment(range, date, time)
        default: nil
        }
    }

    private static func text(_ patterns: [TextPattern], _ column: SQL) -> SQL {
        patterns.map { pattern($0, column) }.any
    }

    /// `study_modality` has a row for every modality of a study: any of them may match (E-28).
    private static func modalities(_ patterns: [TextPattern]) -> SQL {
        let condition = text(patterns, SQL(sql: "study_modality.modality"))
        return "study.id IN (SELECT study_modality.study FROM study_modality WHERE \(condition))"
    }

    private static func name(_ pattern: NamePattern, _ alphabetic: SQL, _ ideographic: SQL, _ phonetic: SQL) -> SQL {
        switch pattern {
        case .anyGroup(let any):
            return [alphabetic, ideographic, phonetic].map { self.pattern(any, $0) }.any
        case .groups(let first, let second, let third):
            let asked = [(first, alphabetic), (second, ideographic), (third, phonetic)]
            let conditions = asked.compactMap { pattern, column in pattern.map { self.pattern($0, column) } }
            return conditions.all
        }
    }

    /// GLOB and not LIKE, which ignores the case of ASCII letters. What stands before the first wildcard is also asked for
    /// as a range, which the column's index serves.
    private static func pattern(_ pattern: TextPattern, _ column: SQL) -> SQL {
        if let literal = pattern.literal { return "\(column) = \(literal)" }
        let glob: SQL = "\(column) GLOB \(pattern.glob)"
        let prefix = pattern.prefix
        guard !prefix.isEmpty else { return glob }
        guard let end = prefix.successorOfPrefix else { return "(\(column) >= \(prefix) AND \(glob))" }
        return "(\(column) >= \(prefix) AND \(column) < \(end) AND \(glob))"
    }

    private static func date(_ range: DateRange, _ column: SQL) -> SQL {
        // An open end still leaves out the studies without a date.
        "\(column) BETWEEN \(range.from?.number ?? Schema.missingDate + 1) AND \(range.through?.number ?? .max)"
    }

    private static func time(_ range: TimeRange, _ column: SQL) -> SQL {
        "\(column) BETWEEN \(range.from ?? Schema.missingTime + 1) AND \(range.through ?? .max)"
    }

    /// A time that is missing is before every other, so that the first day needs no case of its own; the last one does.
    private static func moment(_ range: MomentRange, _ date: SQL, _ time: SQL) -> SQL {
        var conditions: [SQL] = [
            self.date(DateRange(from: range.from?.day, through: range.through?.day), date)
        ]
        if let from = range.from {
            conditions.append("(\(date) > \(from.day.number) OR \(time) >= \(from.time))")
        }
        if let through = range.through {
            conditions.append(
                """
                (\(date) < \(through.day.number) OR \(time) BETWEEN \(Schema.missingTime + 1) AND \(through.time))
                """)
        }
        return conditions.all
    }
}

extension [SQL] {
    /// All of the conditions; true where there is none.
    var all: SQL { isEmpty ? "TRUE" : map { "(\($0))" }.joined(separator: " AND ") }

    /// One of the conditions at least, in brackets.
    var any: SQL { "(\(joined(separator: " OR ")))" }
}
