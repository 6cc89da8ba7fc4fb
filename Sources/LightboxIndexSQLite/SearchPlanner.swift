import DICOMQuery
import GRDB

/// Decides what finds the rows of a search, by numbers and not by guesses: SQLite knows nothing of how many rows a
/// condition leaves.
///
/// - A condition that leaves few rows finds them; the others are tested on these.
/// - Without one the exact number of matches comes first, from kept numbers where that can be. Where it says that matches are
///   frequent, the page is a walk in the order of the answer, which meets enough of them soon; where they are rare, they are
///   found by the condition that leaves the fewest, and sorted.
struct SearchPlanner {
    let db: Database
    /// Rows that are found and sorted without a further thought.
    let fewRows: Int

    /// A condition that leaves few rows, with the search driven by it.
    func drivenByFew(_ statement: SearchStatement) throws -> SearchStatement? {
        var best: (number: Int, rows: Int)?
        for (number, condition) in statement.conditions.enumerated() {
            guard let rows = try few(condition), rows < best?.rows ?? .max else { continue }
            best = (number, rows)
        }
        return best.map { statement.driven(by: .condition($0.number)) }
    }

    /// The rows that a condition leaves, `nil` for many and where that can't be told soon.
    private func few(_ condition: MatchCondition) throws -> Int? {
        switch condition.access {
        case .identities(let rows): return rows
        case .index:
            let table = condition.level.table
            let rows = try number(
                "SELECT COUNT(*) FROM (SELECT 1 FROM \(table) WHERE \(condition.sql) LIMIT \(fewRows + 1))")
            return rows <= fewRows ? rows : nil
        case .values, .scan: return nil
        }
    }

    /// The search driven by the shared value that the fewest studies have, and all matches where that number is theirs.
    func drivenByValues(_ statement: SearchStatement) throws -> (statement: SearchStatement, total: Int?) {
        var best: (number: Int, studies: Int)?
        for (number, condition) in statement.conditions.enumerated() {
            guard case .values(let total) = condition.access else { continue }
            let studies = try self.number(total)
            if studies < best?.studies ?? .max { best = (number, studies) }
        }
        guard let best else { return (statement, nil) }
        let isAll = statement.conditions.count == 1 && statement.query.level == .study
        return (statement.driven(by: .condition(best.number)), isAll ? best.studies : nil)
    }

    /// All rows of a level.
    func total(of level: QueryLevel) throws -> Int {
        try number("SELECT COALESCE(SUM(\(Self.monthCount(level))), 0) FROM study_month")
    }

    /// The month in which the row of an offset in the order of all rows lies, and the rows of a level in later ones.
    func month(at offset: Int, of level: QueryLevel) throws -> (month: Int, before: Int)? {
        let count = Self.monthCount(level)
        let row = try Row.fetchOne(
            db,
            SQLRequest<Row>(
                literal: """
                    SELECT month, before FROM (
                        SELECT month, SUM(\(count)) OVER (ORDER BY month DESC) - \(count) AS before FROM study_month)
                    WHERE before <= \(offset) ORDER BY month LIMIT 1
                    """, cached: true))
        return row.map { ($0[0], $0[1]) }
    }

    /// The days among which a walk looks for a page.
    struct Walk {
        let days: ClosedRange<Int>
        /// No match lies outside of them.
        let isWhole: Bool
    }

    /// Where to look for a page by a walk before that is given up: four times as far as the matches let expect.
    /// - Parameters:
    ///   - total: matches.
    ///   - needed: matches to the end of the page.
    ///   - place: where the page before ended.
    /// - Returns: `nil` where it is better to find the matches and sort them.
    func walk(_ statement: SearchStatement, total: Int, needed: Int, behind place: SearchPlace?) throws -> Walk? {
        let level = statement.query.level
        let days = statement.conditions.compactMap(\.days)
        let first = days.map(\.lowerBound).max() ?? .min
        var newest = days.map(\.upperBound).min() ?? .max
        // A study that the path fixes is found by its UID, so that the order begins with the date of the study here.
        if case .number(let day)? = place?.values.first { newest = min(newest, day) }
        guard first <= newest else { return nil }
        let rows = try number(
            """
            SELECT COALESCE(SUM(\(Self.monthCount(level))), 0) FROM study_month
            WHERE month BETWEEN \(first / 100) AND \(newest / 100)
            """)
        let expected = Double(needed) * Double(rows) / Double(max(1, total))
        guard expected < Double(statement.drive == .any ? rows : total) else { return nil }
        let passed = try number(
            """
            SELECT COALESCE(SUM(\(Self.monthCount(level))), 0) FROM study_month WHERE month > \(newest / 100)
            """)
        let end =
            try month(at: passed + Int(min(4 * expected, 1e15)) + fewRows / 2, of: level)
            .map { $0.month > 0 ? $0.month * 100 : .min } ?? .min
        return Walk(days: max(first, min(end, newest))...newest, isWhole: end <= first)
    }

    private func number(_ sql: SQL) throws -> Int {
        try Int.fetchOne(db, SQLRequest<Int>(literal: sql, cached: true)) ?? 0
    }

    private static func monthCount(_ level: QueryLevel) -> SQL {
        switch level {
        case .study: "study_count"
        case .series: "series_count"
        case .instance: "instance_count"
        }
    }
}
