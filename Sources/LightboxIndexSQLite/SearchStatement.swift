import DICOMQuery
import GRDB
import LightboxIndex

/// A search as SQL: the rows of a page in their order, and the number of all rows.
struct SearchStatement: Sendable {
    let query: SearchQuery
    private let conditions: [SQL]
    /// The highest level that a condition looks at; the number of matches needs no table above it.
    private let highest: QueryLevel

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
        highest = conditions.map(\.level).min() ?? query.level
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
            SELECT \(ids) FROM \(tables(from: .study)) WHERE \(whole)
            ORDER BY \(order) LIMIT \(query.limit ?? -1) OFFSET \(query.offset)
            """
    }

    /// The number of matches (E-11).
    var count: SQL { "SELECT COUNT(*) FROM \(tables(from: min(highest, query.level))) WHERE \(whole)" }

    private var whole: SQL { conditions.all }

    /// Every series has a study and every instance a series, so that joining them changes no number.
    private func tables(from highest: QueryLevel) -> SQL {
        let study: SQL = "study"
        let series: SQL = highest < .series ? "study JOIN series ON series.study = study.id" : "series"
        switch query.level {
        case .study: return study
        case .series: return series
        case .instance:
            return highest < .instance ? "\(series) JOIN instance ON instance.series = series.id" : "instance"
        }
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
