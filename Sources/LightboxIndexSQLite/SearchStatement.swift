import DICOMCore
import DICOMQuery
import GRDB
import LightboxIndex

/// A search as SQL: the rows of a page in their order, and the number of all rows.
struct SearchStatement: Sendable {
    let query: SearchQuery
    private(set) var conditions: [MatchCondition] = []
    /// Keys that no column serves, by the level whose stored attributes have them.
    private(set) var unserved: [QueryLevel: [MatchKey]] = [:]
    private let order: SearchRowOrder
    private let source: SearchSource

    init(_ query: SearchQuery, scope: AccessScope) throws(SQLiteIndexError) {
        self.query = query
        switch scope {
        case .everything: break
        }
        order = SearchRowOrder(query)
        source = SearchSource(query)
        var inItems: [(sequence: Tag, keys: [MatchKey])] = []
        for key in query.conditions {
            guard let supported = SearchKey(path: key.path), supported.level <= query.level else {
                throw .unsupportedMatch(path: key.path)
            }
            if key.path.count > 1 {
                if let place = inItems.firstIndex(where: { $0.sequence == key.path[0] }) {
                    inItems[place].keys.append(key)
                } else {
                    inItems.append((key.path[0], [key]))
                }
            } else if let condition = try MatchCondition(key, timezone: query.timezone) {
                conditions.append(condition)
            } else {
                unserved[supported.level, default: []].append(key)
            }
        }
        for (sequence, keys) in inItems {
            if let condition = try MatchCondition(sequence: keys) {
                conditions.append(condition)
            } else {
                unserved[AttributeLevels.level(of: sequence), default: []] += keys
            }
        }
    }

    /// The same search, narrowed to these rows of one level.
    func narrowed(to rows: [Int64], of level: QueryLevel) -> SearchStatement {
        var narrowed = self
        narrowed.unserved[level] = nil
        narrowed.conditions.append(MatchCondition(rows: rows, of: level))
        return narrowed
    }

    private var levels: ClosedRange<QueryLevel> {
        let levels = conditions.map(\.level)
        return (levels.min() ?? query.level)...(levels.max() ?? query.level)
    }

    /// The ids of study, series and instance of each match, NULL below the level of the query, and what they are sorted by.
    /// - Parameter place: where the page before ended; the offset counts from the start where there is none.
    func page(after place: SearchPlace?) throws(SQLiteIndexError) -> SQL {
        let ids: SQL =
            switch query.level {
            case .study: "\(source.id), NULL, NULL"
            case .series: "study.id, series.id, NULL"
            case .instance: "study.id, series.id, instance.id"
            }
        var behind: [SQL] = []
        if let place { behind = [try order.condition(behind: place)] }
        let distinct: SQL = source.isDistinct ? "DISTINCT" : ""
        return """
            SELECT \(distinct) \(ids), \(order.columns) FROM \(tables(.study, query.level))
            \(restriction(behind))
            ORDER BY \(order.terms) LIMIT \(query.limit ?? -1) OFFSET \(place == nil ? query.offset : 0)
            """
    }

    /// The number of matches (E-11). Where no condition looks below some level, the counts kept there are added up.
    var count: SQL {
        let number: SQL =
            switch (query.level, levels.upperBound) {
            case (.series, .study): "COALESCE(SUM(study.series_count), 0)"
            case (.instance, .study): "COALESCE(SUM(study.instance_count), 0)"
            case (.instance, .series): "COALESCE(SUM(series.instance_count), 0)"
            case (.study, _): source.count
            default: "COUNT(*)"
            }
        return "SELECT \(number) FROM \(tables(levels.lowerBound, levels.upperBound)) \(restriction([]))"
    }

    /// The number of matches behind a place.
    func count(behind place: SearchPlace) throws(SQLiteIndexError) -> SQL {
        let number: SQL = query.level == .study ? source.count : "COUNT(*)"
        return
            "SELECT \(number) FROM \(tables(.study, query.level)) \(restriction([try order.condition(behind: place)]))"
    }

    /// The rows of one level that the served keys leave.
    func candidates(of level: QueryLevel, limit: Int) -> SQL {
        let id: SQL =
            switch level {
            case .study: "study.id"
            case .series: "series.id"
            case .instance: "instance.id"
            }
        let (first, last) = (min(level, levels.lowerBound), max(level, levels.upperBound))
        let distinct: SQL = last > level ? "DISTINCT" : ""
        return "SELECT \(distinct) \(id) FROM \(tables(first, last)) \(restriction([])) LIMIT \(limit)"
    }

    /// Without any condition there is no WHERE: SQLite counts the rows of a whole table by its pages.
    private func restriction(_ more: [SQL]) -> SQL {
        let all = source.conditions + conditions.filter { !source.isServing($0) }.map(\.sql) + more
        return all.isEmpty ? "" : "WHERE \(all.all)"
    }

    /// The tables from one level down to another. Every series has a study and every instance a series, so that leaving out
    /// tables above the first condition changes no number.
    private func tables(_ first: QueryLevel, _ last: QueryLevel) -> SQL {
        var tables: SQL =
            switch first {
            case .study: source.table
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

    /// The keys that look into items of a sequence.
    var itemKeys: [MatchKey] { query.conditions.filter { $0.path.count > 1 } }
}
