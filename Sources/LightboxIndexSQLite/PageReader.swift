import DICOMCore
import GRDB
import LightboxIndex

/// Walks the instances of a target in the order of search, a page at a time.
///
/// Each page is read from the place where the one before ended, by the index of the order: the last page of a large study
/// costs as much as its first.
struct PageReader {
    let db: Database

    /// - Returns: the row ids of the instances; `next` is `nil` behind the last page.
    func page(of target: RetrieveTarget, after cursor: PageCursor?, limit: Int, scope: AccessScope) throws -> (
        rows: [Int64], next: PageCursor?
    ) {
        guard try scope.includes(target.study, db) else { return ([], nil) }
        let start = try cursor.map { try PagePlace($0) }
        // One more than asked for tells whether there is another page.
        var places: [(row: Int64, place: PagePlace)] = []
        for series in try series(of: target, from: start) where places.count <= limit {
            places += try instances(of: series, target, after: start, limit: limit + 1 - places.count)
        }
        let isLast = places.count <= limit
        let page = places.prefix(max(0, limit))
        return (page.map(\.row), isLast ? nil : page.last?.place.cursor)
    }

    private struct SeriesPlace {
        let row: Int64
        let number: Int
        let uid: String
    }

    /// The series of the target, from the one of the cursor on.
    private func series(of target: RetrieveTarget, from start: PagePlace?) throws -> [SeriesPlace] {
        let (study, series): (String, String?) =
            switch target {
            case .study(let study): (study.text, nil)
            case .series(let study, let series): (study.text, series.text)
            case .instance(let identity): (identity.study.text, identity.series.text)
            }
        let rows: [Row]
        if let series {
            let statement = try db.cachedStatement(
                sql: """
                    SELECT series.id, series.number, series.uid FROM series JOIN study ON study.id = series.study
                    WHERE study.uid = ? AND series.uid = ?
                    """)
            rows = try Row.fetchAll(statement, arguments: [study, series])
        } else {
            let statement = try db.cachedStatement(
                sql: """
                    SELECT series.id, series.number, series.uid FROM series JOIN study ON study.id = series.study
                    WHERE study.uid = ? AND (series.number, series.uid) >= (?, ?)
                    ORDER BY series.number, series.uid
                    """)
            rows = try Row.fetchAll(
                statement, arguments: [study, start?.seriesNumber ?? .min, start?.seriesUID ?? ""])
        }
        return rows.map { SeriesPlace(row: $0[0], number: $0[1], uid: $0[2]) }
    }

    private func instances(of series: SeriesPlace, _ target: RetrieveTarget, after start: PagePlace?, limit: Int)
        throws -> [(row: Int64, place: PagePlace)]
    {
        let rows: [Row]
        if case .instance(let identity) = target {
            let statement = try db.cachedStatement(
                sql: "SELECT id, number, uid FROM instance WHERE uid = ? AND series = ?")
            rows = try Row.fetchAll(statement, arguments: [identity.instance.text, series.row])
        } else {
            let isStart = start.map { $0.seriesNumber == series.number && $0.seriesUID == series.uid } ?? false
            let statement = try db.cachedStatement(
                sql: """
                    SELECT id, number, uid FROM instance WHERE series = ? AND (number, uid) > (?, ?)
                    ORDER BY number, uid LIMIT ?
                    """)
            rows = try Row.fetchAll(
                statement,
                arguments: [
                    series.row, isStart ? start?.instanceNumber ?? .min : .min, isStart ? start?.instanceUID ?? "" : "",
                    limit,
                ])
        }
        return rows.map { row in
            (
                row[0],
                PagePlace(
                    seriesNumber: series.number, seriesUID: series.uid, instanceNumber: row[1], instanceUID: row[2])
            )
        }
    }
}

/// The instance at which a page ended.
struct PagePlace: Equatable {
    let seriesNumber: Int
    let seriesUID: String
    let instanceNumber: Int
    let instanceUID: String

    init(seriesNumber: Int, seriesUID: String, instanceNumber: Int, instanceUID: String) {
        self.seriesNumber = seriesNumber
        self.seriesUID = seriesUID
        self.instanceNumber = instanceNumber
        self.instanceUID = instanceUID
    }

    init(_ cursor: PageCursor) throws(SQLiteIndexError) {
        let parts = cursor.text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 4, let seriesNumber = Int(parts[0]), isValidUID(parts[1]),
            let instanceNumber = Int(parts[2]), isValidUID(parts[3])
        else { throw .invalidCursor }
        self.init(
            seriesNumber: seriesNumber, seriesUID: String(parts[1]), instanceNumber: instanceNumber,
            instanceUID: String(parts[3]))
    }

    var cursor: PageCursor {
        PageCursor(text: "\(seriesNumber)/\(seriesUID)/\(instanceNumber)/\(instanceUID)")
    }
}
