import DICOMQuery
import GRDB
import LightboxIndex

/// A search as SQL: the rows of a page in their order, and the number of all rows.
struct SearchStatement: Sendable {
    let query: SearchQuery
    private let conditions: [SQL]
    /// The levels that the conditions look at, from the highest to the lowest.
    private let levels: ClosedRange<QueryLevel>

    init(_ query: SearchQuery, scope: AccessScope) throws(SQLiteIndexError) {
        self.query = query
        var conditions: [MatchCondition] = []
        switch scope {
        case .everything: break
        }
        var inItems: [MatchKey] = []
        for key in query.conditions {
            guard key.path.count == 1 else {
                inItems.append(key)
                continue
            }
            let condition = try MatchCondition(key)
            guard condition.level <= query.level else { throw .unsupportedMatch(path: key.path) }
            conditions.append(condition)
        }
        if let first = inItems.first {
            guard query.level >= .series else { throw .unsupportedMatch(path: first.path) }
            conditions.append(try MatchCondition(sequence: inItems))
        }
        self.conditions = conditions.map(\.sql)
        let levels = conditions.map(\.level)
        self.levels = (levels.min() ?? query.level)...(levels.max() ?? query.level)
    }

    /// The ids of study, series and instance of each match, NULL below the level of the query.
    var page: SQL {
        let ids: SQL =
            switch query.level {
            case .study: "study.id, NULL, NULL"
            case .series: "study.id, series.id, NULL"
            case .instance: "study.id, series.id, instance.id"
            }
        return """
            SELECT \(ids) FROM \(tables(.study, query.level)) \(restriction)
            ORDER BY \(order) LIMIT \(query.limit ?? -1) OFFSET \(query.offset)
            """
    }

    /// The number of matches (E-11). Where no condition looks below some level, the counts kept there are added up.
    var count: SQL {
        let number: SQL =
            switch (query.level, levels.upperBound) {
            case (.series, .study): "COALESCE(SUM(study.series_count), 0)"
            case (.instance, .study): "COALESCE(SUM(study.instance_count), 0)"
            case (.instance, .series): "COALESCE(SUM(series.instance_count), 0)"
            default: "COUNT(*)"
            }
        return "SELECT \(number) FROM \(tables(levels.lowerBound, levels.upperBound)) \(restriction)"
    }

    /// Without any condition there is no WHERE: SQLite counts the rows of a whole table by its pages.
    private var restriction: SQL { conditions.isEmpty ? "" : "WHERE \(conditions.all)" }

    /// The tables from one level down to another. Every series has a study and every instance a series, so that leaving out
    /// tables above the first condition changes no number.
    private func tables(_ first: QueryLevel, _ last: QueryLevel) -> SQL {
        var tables: SQL =
            switch first {
            case .study: "study"
            case .series: "series"
            case .instance: "instance"
            }
        if first < .series, last >= .series {
            tables += " \(join(.series)) series ON series.study = study.id"
        }
        if first < .instance, last >= .instance {
            tables += " \(join(.instance)) instance ON instance.series = series.id"
        }
        return tables
    }

    /// SQLite never puts the right side of a CROSS JOIN outside: where nothing is asked of a level and those below, they
    /// are walked by the indexes of the order and not sorted, and a page ends when it is full.
    private func join(_ level: QueryLevel) -> SQL {
        conditions.isEmpty || levels.upperBound < level ? "CROSS JOIN" : "JOIN"
    }

    /// As `SearchOrder` says; what the path fixes is the same in every row and left out.
    private var order: SQL {
        var terms: [SQL] = []
        if query.study == nil { terms.append("study.study_date DESC, study.study_time DESC, study.uid") }
        if query.level >= .series, query.study == nil || query.series == nil {
            terms.append("series.number, series.uid")
        }
        if query.level >= .instance { terms.append("instance.number, instance.uid") }
        return terms.isEmpty ? "study.uid" : terms.joined(separator: ", ")
    }

    /// The keys that look into items of a sequence.
    var itemKeys: [MatchKey] { query.conditions.filter { $0.path.count > 1 } }
}
