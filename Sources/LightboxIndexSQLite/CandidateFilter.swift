import DICOMCore
import DICOMMetadata
import DICOMQuery
import GRDB
import LightboxIndex

/// Matches the keys that no column serves: on the stored attributes of the rows that the other keys leave, by the rules of
/// DICOMQuery. The rows that match take the place of the keys, so that pages, order and counts are SQL as ever.
struct CandidateFilter {
    let db: Database
    let planner: SearchPlanner
    let maximumCandidates: Int

    /// - Throws: `SearchError.tooBroad` where more rows are left than may be looked through.
    func served(_ statement: SearchStatement) throws -> SearchStatement {
        var statement = statement
        for level in [QueryLevel.study, .series, .instance] {
            guard let keys = statement.unserved[level], !keys.isEmpty else { continue }
            statement = statement.narrowed(to: try matching(keys, statement, level), of: level)
        }
        return statement
    }

    private func matching(_ keys: [MatchKey], _ statement: SearchStatement, _ level: QueryLevel) throws -> [Int64] {
        let driven = try planner.drivenByFew(statement) ?? statement
        let candidates = try Int64.fetchAll(
            db, SQLRequest<Int64>(literal: driven.candidates(of: level, limit: maximumCandidates + 1)))
        guard candidates.count <= maximumCandidates else {
            throw SearchError.tooBroad(maximumCandidates: maximumCandidates)
        }
        let reader = AttributeReader(db: db)
        let wanted = Self.wanted(keys)
        let query = statement.query
        return try candidates.filter { row in
            let elements = try reader.attributes(of: level, row, where: wanted).map { fragment in
                do {
                    return try DICOMJSON.element(fragment.tag, fragment.json)
                } catch {
                    throw SQLiteIndexError.damaged(table: "\(level)_attributes", row: row)
                }
            }
            return query.matches(DataSet(elements), keys)
        }
    }

    /// The attributes that the rules look at: those of the keys, the dates and times that go with them, and the zone.
    private static func wanted(_ keys: [MatchKey]) -> WantedAttributes {
        var tags = Set(keys.compactMap(\.path.first))
        for pair in SearchKey.datesAndTimes {
            if tags.contains(pair.date) { tags.insert(pair.time) }
            if tags.contains(pair.time) { tags.insert(pair.date) }
        }
        tags.insert(SearchTag.timezoneOffsetFromUTC)
        return WantedAttributes(tags: tags, privateGroups: Set(tags.filter(\.isPrivate).map(\.group)))
    }
}
