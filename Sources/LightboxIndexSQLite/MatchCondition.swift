import DICOMCore
import DICOMQuery
import GRDB

/// The condition in SQL that one key of a search means. Values are always arguments: nothing of a request becomes SQL text.
struct MatchCondition {
    /// How the rows that meet the condition are found.
    enum Access {
        /// By an index, at most so many.
        case identities(Int)
        /// By an index.
        case index
        /// By a shared value.
        case values(total: SQL)
        /// By a look at all of them.
        case scan
    }

    /// The level whose row the condition looks at.
    let level: QueryLevel
    let access: Access
    /// Finds rows.
    let sql: SQL
    /// The Study Dates among which all matches lie, where the condition tells.
    private(set) var days: ClosedRange<Int>?
    /// Tests rows that are there already: in a form for which SQLite has no index, so that it can't choose one.
    let test: SQL

    /// - Parameters:
    ///   - timezone: that of the request (E-26).
    ///   - indexed: attributes that were chosen to be indexed.
    /// - Returns: `nil` for a key that no column serves.
    /// - Throws: `SQLiteIndexError.unsupportedMatch` for a kind of match that the column's VR does not have.
    init?(_ key: MatchKey, timezone: UTCOffset?, indexed: Set<Tag> = []) throws(SQLiteIndexError) {
        guard key.path.count == 1, let supported = SearchKey(path: key.path) else { return nil }
        level = supported.level
        guard let column = KeyColumn(key.path) else {
            guard indexed.contains(key.path[0]), let attribute = IndexedAttribute(key.path[0]),
                let condition = IndexedValueCondition(key.match, attribute, timezone: timezone)
            else { return nil }
            (sql, test) = (condition.sql, condition.test)
            access = condition.isIndexed ? .index : .scan
            return
        }
        let found = try Self.condition(key, column, timezone)
        guard key.matchesUnknown, key.match != .empty else {
            (sql, test, access) = (found.sql, found.test, found.access)
            if key.path == [SearchTag.studyDate], timezone == nil { days = Self.days(key.match) }
            return
        }
        let empty = try Self.condition(MatchKey(path: key.path, match: .empty), column, timezone)
        test = "(\(found.test) OR \(empty.test))"
        sql = test
        access = .scan
    }

    /// - Throws: `SQLiteIndexError.unsupportedMatch`
    private static func condition(_ key: MatchKey, _ column: KeyColumn, _ timezone: UTCOffset?)
        throws(SQLiteIndexError) -> (sql: SQL, test: SQL, access: Access)
    {
        if case .shared(let value) = column {
            if let choice = choice(key.match, value) {
                return (
                    value.studies(where: choice.chosen), value.isMet(choice.tested),
                    .values(total: value.total(where: choice.chosen))
                )
            }
            guard key.match == .empty else { throw .unsupportedMatch(path: key.path) }
            // A study without any modality has OT.
            if case .modalities = value { return ("FALSE", "FALSE", .index) }
            return ("\(value.studyColumn) IS NULL", "+\(value.studyColumn) IS NULL", .index)
        }
        guard let sql = sql(key.match, column, timezone), let test = self.sql(key.match, column.unindexed, timezone)
        else { throw .unsupportedMatch(path: key.path) }
        return (sql, test, access(key.match, column, timezone))
    }

    private static func days(_ match: Match) -> ClosedRange<Int>? {
        let (from, through): (CalendarDay?, CalendarDay?)
        switch match {
        case .date(let range): (from, through) = (range.from, range.through)
        case .moment(_, let range): (from, through) = (range.from?.day, range.through?.day)
        default: return nil
        }
        let (first, last) = (from?.number ?? .min, through?.number ?? .max)
        return first <= last ? first...last : nil
    }

    /// The studies that a request may see, whatever it asks for.
    init(studies sql: SQL) {
        level = .study
        access = .index
        self.sql = sql
        // Two conditions that find rows by an index are no worse than one.
        test = sql
    }

    /// The rows of one level.
    init(rows: [Int64], of level: QueryLevel) {
        self.level = level
        access = .identities(rows.count)
        // One argument for all of them, since the number of arguments is limited.
        let list: SQL = "(SELECT value FROM json_each(\("[\(rows.map { String($0) }.joined(separator: ","))]")))"
        let id: SQL =
            switch level {
            case .study: "study.id"
            case .series: "series.id"
            case .instance: "instance.id"
            }
        sql = "\(id) IN \(list)"
        test = "+\(id) IN \(list)"
    }

    /// Keys of one sequence: all of them in one and the same item (E-27).
    /// - Returns: `nil` where a column does not serve each of them.
    init?(sequence keys: [MatchKey]) throws(SQLiteIndexError) {
        level = .series
        access = .index
        var conditions: [SQL] = []
        var tests: [SQL] = []
        for key in keys {
            guard let column = KeyColumn(key.path) else { return nil }
            let condition = try Self.condition(key, column, nil)
            let empty =
                key.matchesUnknown ? try Self.condition(MatchKey(path: key.path, match: .empty), column, nil) : nil
            conditions.append(empty.map { "(\(condition.sql) OR \($0.sql))" } ?? condition.sql)
            tests.append(empty.map { "(\(condition.test) OR \($0.test))" } ?? condition.test)
        }
        sql = "series.id IN (SELECT series_request.series FROM series_request WHERE \(conditions.all))"
        test = "EXISTS (SELECT 1 FROM series_request WHERE series_request.series = series.id AND \(tests.all))"
    }

    private static func choice(_ match: Match, _ value: SharedValue) -> ValueChoice? {
        switch (match, value) {
        case (.personName(let pattern), .patientName), (.personName(let pattern), .referringName):
            NameCondition.choice(pattern)
        case (.fuzzyName(let name), .patientName), (.fuzzyName(let name), .referringName): NameCondition.choice(name)
        case (.text(let pattern), .patientID): ValueChoice(pattern.condition("patient.patient_id"))
        case (.empty, .patientID): ValueChoice("patient.patient_id IS NULL")
        case (.text(let pattern), .description): ValueChoice(pattern.condition("study_description.text"))
        case (.text(let pattern), .modalities): modalities([pattern])
        case (.anyText(let patterns), .modalities): modalities(patterns)
        default: nil
        }
    }

    /// Any of the modalities of a study may match (E-28).
    private static func modalities(_ patterns: [TextPattern]) -> ValueChoice {
        let condition = text(patterns, "modality_set_member.modality")
        return ValueChoice(
            chosen: """
                modality_set.id IN (SELECT modality_set_member.modality_set FROM modality_set_member WHERE \(condition))
                """,
            tested: """
                EXISTS (SELECT 1 FROM modality_set_member
                    WHERE modality_set_member.modality_set = modality_set.id AND \(condition))
                """)
    }

    private static func sql(_ match: Match, _ column: KeyColumn, _ timezone: UTCOffset?) -> SQL? {
        switch (match, column) {
        case (.text(let pattern), .text(let column, _)): text([pattern], column)
        case (.anyText(let patterns), .text(let column, _)): text(patterns, column)
        case (.empty, .text(let column, _)): "(\(column) IS NULL OR \(column) = '')"
        case (.uids(let uids), .text(let column, _)): "\(column) IN \(uids)"
        case (.uids(let uids), .identity(let column)): "\(column) IN \(uids)"
        // Nothing is in the index without its UID.
        case (.empty, .identity): "FALSE"
        case (.uids(let uids), .sopClasses(isIndexed: true)):
            "study.id IN (SELECT study_class.study FROM study_class WHERE study_class.sop_class IN \(uids))"
        case (.uids(let uids), .sopClasses(isIndexed: false)):
            """
            EXISTS (SELECT 1 FROM study_class WHERE study_class.study = study.id AND study_class.sop_class IN \(uids))
            """
        case (.empty, .sopClasses):
            "NOT EXISTS (SELECT 1 FROM study_class WHERE study_class.study = study.id)"
        case (.number(let number), .number(let column, _)): "\(column) = \(number)"
        case (.empty, .number(let column, _)): "\(column) = \(StoredKeyValues.missingNumber)"
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

    private static func access(_ match: Match, _ column: KeyColumn, _ timezone: UTCOffset?) -> Access {
        switch (match, column) {
        case (.uids(let uids), .identity): .identities(uids.count)
        case (.text(let pattern), .text(_, isIndexed: true)): pattern.prefix.isEmpty ? .scan : .index
        case (.anyText(let patterns), .text(_, isIndexed: true)):
            patterns.contains { $0.prefix.isEmpty } ? .scan : .index
        case (.uids, .text(_, isIndexed: true)), (.number, .number(_, isIndexed: true)), (_, .identity): .index
        case (.uids, .sopClasses), (.empty, .date), (.empty, .time): .index
        // With a zone there are two conditions, one of them on what is written (E-26).
        case (_, .date), (_, .time): timezone == nil ? .index : .scan
        default: .scan
        }
    }

    private static func text(_ patterns: [TextPattern], _ column: SQL) -> SQL {
        patterns.map { $0.condition(column) }.any
    }
}

extension KeyColumn {
    /// The same for rows that are there already: SQLite has no index for an expression. Rows that a UID names are always
    /// found by it.
    var unindexed: KeyColumn {
        switch self {
        case .text(let column, _): .text("+\(column)", isIndexed: false)
        case .number(let column, _): .number("+\(column)", isIndexed: false)
        case .date(let columns): .date(columns.unindexed)
        case .time(let columns): .time(columns.unindexed)
        case .day(let column): .day("+\(column)")
        case .sopClasses: .sopClasses(isIndexed: false)
        case .identity, .shared: self
        }
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
