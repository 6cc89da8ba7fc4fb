import DICOMQuery
import GRDB
import LightboxIndex

/// Runs a search: first the ids of the page, then the attributes of these rows alone.
struct SearchReader {
    let db: Database
    let bounds: SearchBounds

    func page(_ search: SearchStatement, after cursor: PageCursor?) throws -> SearchPage {
        let planner = SearchPlanner(db: db, fewRows: bounds.fewRows)
        let filter = CandidateFilter(db: db, planner: planner, maximumCandidates: bounds.maximumCandidates)
        let statement = try filter.served(search)
        let query = statement.query
        let found = try FoundRows(planner, statement, behind: try cursor.map { try SearchPlace($0) })
        let order = SearchRowOrder(query)
        let results = try results(found.rows, statement, order)
        // Where the page is cut short the rest is behind it, for a client to ask on.
        let dropped = found.rows.count - results.count
        let end = results.isEmpty ? found.end : order.place(found.rows[results.count - 1], at: 3)
        return SearchPage(
            results: results, total: found.total, remaining: found.remaining + dropped, end: end?.cursor)
    }

    /// The results of the first rows, as many as the bytes of a page allow.
    private func results(_ rows: [Row], _ statement: SearchStatement, _ order: SearchRowOrder) throws -> [SearchResult]
    {
        var results: [SearchResult] = []
        var byteCount = 0
        let reader = AnswerReader(db: db, query: statement.query, itemKeys: statement.itemKeys)
        for start in stride(from: 0, to: rows.count, by: reader.rowsAtOnce) {
            let some = rows[start..<min(rows.count, start + reader.rowsAtOnce)]
            var answers = reader
            try answers.read(some)
            for row in some {
                let result = try answers.result(row, uid: order.uid(row, at: 3))
                results.append(result)
                byteCount += result.attributes.reduce(0) { $0 + $1.json.count }
                guard byteCount < bounds.pageByteCount else { return results }
            }
        }
        return results
    }
}

/// The rows of a page and the numbers that go with them.
struct FoundRows {
    private(set) var rows: [Row] = []
    /// All matches.
    private(set) var total = 0
    /// The place of the last row.
    private(set) var end: SearchPlace?
    /// Matches behind the page (E-11).
    private(set) var remaining = 0

    private let db: Database
    private let place: SearchPlace?

    init(_ planner: SearchPlanner, _ statement: SearchStatement, behind place: SearchPlace?) throws {
        db = planner.db
        self.place = place
        if statement.conditions.isEmpty {
            try walkAll(statement, planner)
        } else if let driven = try planner.drivenByFew(statement) {
            try find(driven)
        } else {
            let driven = try planner.drivenByValues(statement)
            total = try driven.total ?? count(driven.statement.count)
            try findAmongMany(driven.statement, planner)
        }
        end = rows.last.map { SearchRowOrder(statement.query).place($0, at: 3) }
        remaining = try rest(behind: end, statement)
    }

    /// All rows match: kept numbers tell how many there are, and in which month the page begins.
    private mutating func walkAll(_ statement: SearchStatement, _ planner: SearchPlanner) throws {
        let query = statement.query
        total = try planner.total(of: query.level)
        guard place != nil || query.offset < total else { return }
        var start = SearchStatement.Start(place: place, offset: place == nil ? query.offset : 0)
        if start.offset > planner.fewRows, let (month, before) = try planner.month(at: start.offset, of: query.level) {
            start.days = .min...(month * 100 + 99)
            start.offset -= before
        }
        rows = try fetch(statement, start)
    }

    /// Few rows are left to be sorted and counted.
    private mutating func find(_ statement: SearchStatement) throws {
        let query = statement.query
        rows = try fetch(statement, SearchStatement.Start(place: place, offset: place == nil ? query.offset : 0))
        let isLast = query.limit.map { rows.count < $0 } ?? true
        let isAll = place == nil && isLast && (!rows.isEmpty || query.offset == 0)
        total = isAll ? query.offset + rows.count : try count(statement.count)
    }

    /// By a walk where that is short, else by finding and sorting all matches.
    private mutating func findAmongMany(_ statement: SearchStatement, _ planner: SearchPlanner) throws {
        let query = statement.query
        let offset = place == nil ? query.offset : 0
        guard offset < total, query.limit != 0 else { return }
        let wanted = min(query.limit ?? total, total - offset)
        var start = SearchStatement.Start(place: place, offset: offset)
        if let walk = try planner.walk(statement, total: total, needed: offset + wanted, behind: place) {
            start.days = walk.days
            rows = try fetch(statement.driven(by: .order), start)
            guard rows.count < wanted, !walk.isWhole else { return }
            start.days = nil
        }
        rows = try fetch(statement, start)
    }

    private func rest(behind end: SearchPlace?, _ statement: SearchStatement) throws -> Int {
        let query = statement.query
        guard place != nil else {
            let (seen, overflow) = query.offset.addingReportingOverflow(rows.count)
            return overflow ? 0 : max(0, total - seen)
        }
        guard let limit = query.limit, rows.count == limit else { return 0 }
        guard let last = end ?? place else { return 0 }
        return try count(try statement.count(behind: last))
    }

    private func fetch(_ statement: SearchStatement, _ start: SearchStatement.Start) throws -> [Row] {
        guard statement.query.limit != 0 else { return [] }
        return try Row.fetchAll(db, SQLRequest<Row>(literal: try statement.page(from: start), cached: true))
    }

    private func count(_ sql: SQL) throws -> Int {
        try Int.fetchOne(db, SQLRequest<Int>(literal: sql, cached: true)) ?? 0
    }
}
