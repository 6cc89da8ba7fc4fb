import DICOMCore
import DICOMQuery
import GRDB
import LightboxIndex

/// A search as SQL: the rows of a page in their order, and the number of all rows.
struct SearchStatement: Sendable {
    /// What finds the rows of a search; all else is tested on them.
    enum Drive: Sendable, Equatable {
        /// What SQLite chooses.
        case any
        /// One of the conditions.
        case condition(Int)
        /// The order of the answer: rows are tested one after the other until the page is full.
        case order
    }

    let query: SearchQuery
    private(set) var conditions: [MatchCondition] = []
    /// Keys that no column serves, by the level whose stored attributes have them.
    private(set) var unserved: [QueryLevel: [MatchKey]] = [:]
    var drive = Drive.any
    private let order: SearchRowOrder

    /// - Parameters:
    ///   - scope: a condition like those of the query, so that rows, numbers and places are those that may be seen.
    ///   - indexed: attributes that were chosen to be indexed.
    init(_ query: SearchQuery, scope: AccessScope, indexed: Set<Tag> = []) throws(SQLiteIndexError) {
        self.query = query
        if let condition = scope.condition { conditions.append(condition) }
        order = SearchRowOrder(query)
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
            } else if let condition = try MatchCondition(key, timezone: query.timezone, indexed: indexed) {
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

    func driven(by drive: Drive) -> SearchStatement {
        var driven = self
        driven.drive = drive
        return driven
    }

    var levels: ClosedRange<QueryLevel> {
        let levels = conditions.map(\.level)
        return (levels.min() ?? query.level)...(levels.max() ?? query.level)
    }

    /// Where in the order of all rows a page begins.
    struct Start {
        /// Where the page before ended.
        var place: SearchPlace?
        /// The rows that are passed over behind that.
        var offset = 0
        /// The studies among which the page is looked for.
        var days: ClosedRange<Int>?
    }

    /// The ids of study, series and instance of each match, NULL below the level of the query, and what they are sorted by.
    func page(from start: Start) throws(SQLiteIndexError) -> SQL {
        let ids: SQL =
            switch query.level {
            case .study: "study.id, NULL, NULL"
            case .series: "study.id, series.id, NULL"
            case .instance: "study.id, series.id, instance.id"
            }
        var more: [SQL] = []
        if let days = start.days {
            more.append("study.study_date BETWEEN \(days.lowerBound) AND \(days.upperBound)")
        }
        if let place = start.place { more.append(try order.condition(behind: place)) }
        return """
            SELECT \(ids), \(order.columns) FROM \(tables(.study, query.level))
            \(restriction(more))
            ORDER BY \(order.terms) LIMIT \(query.limit ?? -1) OFFSET \(start.offset)
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
        return "SELECT \(number) FROM \(tables(levels.lowerBound, levels.upperBound)) \(restriction([]))"
    }

    /// The number of matches behind a place.
    func count(behind place: SearchPlace) throws(SQLiteIndexError) -> SQL {
        "SELECT COUNT(*) FROM \(tables(.study, query.level)) \(restriction([try order.condition(behind: place)]))"
    }

    /// The rows of one level that the served keys leave.
    func candidates(of level: QueryLevel, limit: Int) -> SQL {
        let (first, last) = (min(level, levels.lowerBound), max(level, levels.upperBound))
        let distinct: SQL = last > level ? "DISTINCT" : ""
        return "SELECT \(distinct) \(level.table).id FROM \(tables(first, last)) \(restriction([])) LIMIT \(limit)"
    }

    /// Without any condition there is no WHERE: SQLite counts the rows of a whole table by its pages.
    private func restriction(_ more: [SQL]) -> SQL {
        let own = conditions.enumerated().map { number, condition in
            switch drive {
            case .any: condition.sql
            case .condition(let driving): driving == number ? condition.sql : condition.test
            case .order: condition.test
            }
        }
        let all = own + more
        return all.isEmpty ? "" : "WHERE \(all.all)"
    }

    /// The tables from one level down to another. Every series has a study and every instance a series, so that leaving out
    /// tables above the first condition changes no number.
    private func tables(_ first: QueryLevel, _ last: QueryLevel) -> SQL {
        var tables = first.table
        if first < .series, last >= .series {
            tables += " \(join(.series)) series ON series.study = study.id"
        }
        if first < .instance, last >= .instance {
            tables += " \(join(.instance)) instance ON instance.series = series.id"
        }
        return tables
    }

    /// SQLite never puts the right side of a CROSS JOIN outside: where nothing drives a search from a level or those below,
    /// they are walked by the indexes of the order and not sorted, and a page ends when it is full.
    private func join(_ level: QueryLevel) -> SQL {
        let driving: QueryLevel? =
            switch drive {
            case .any: conditions.isEmpty ? nil : levels.upperBound
            case .condition(let number): conditions[number].level
            case .order: nil
            }
        return driving.map { $0 < level } ?? true ? "CROSS JOIN" : "JOIN"
    }

    /// The keys that look into items of a sequence.
    var itemKeys: [MatchKey] { query.conditions.filter { $0.path.count > 1 } }
}

extension QueryLevel {
    var table: SQL {
        switch self {
        case .study: "study"
        case .series: "series"
        case .instance: "instance"
        }
    }
}
