import DICOMCore
import DICOMMetadata
import DICOMQuery
import GRDB
import LightboxIndex

/// Runs a search: first the ids of the page, then the attributes of these rows alone.
struct SearchReader {
    let db: Database
    let maximumCandidates: Int

    func page(_ search: SearchStatement, after cursor: PageCursor?) throws -> SearchPage {
        let statement = try CandidateFilter(db: db, maximumCandidates: maximumCandidates).served(search)
        let query = statement.query
        let start = try cursor.map { try SearchPlace($0) }
        let rows =
            query.limit == 0
            ? [] : try Row.fetchAll(db, SQLRequest<Row>(literal: try statement.page(after: start), cached: true))
        let order = SearchRowOrder(query)
        let end = rows.last.map { order.place($0, at: 3) }
        let (total, remaining) = try counts(statement, start, found: rows.count, end)
        var answers = AnswerReader(db: db, query: query, itemKeys: statement.itemKeys)
        return SearchPage(
            results: try rows.map { try answers.result($0, uid: order.uid($0, at: 3)) }, total: total,
            remaining: remaining, end: end?.cursor)
    }

    /// All matches, and those behind the page (E-11).
    private func counts(_ statement: SearchStatement, _ start: SearchPlace?, found: Int, _ end: SearchPlace?) throws
        -> (total: Int, remaining: Int)
    {
        let query = statement.query
        let isLast = query.limit.map { found < $0 } ?? true
        if start == nil, isLast, found > 0 || query.offset == 0 { return (query.offset + found, 0) }
        let total = try count(statement.count)
        guard !isLast else { return (total, 0) }
        if start != nil, let end { return (total, try count(try statement.count(behind: end))) }
        let (seen, overflow) = query.offset.addingReportingOverflow(found)
        return (total, overflow ? 0 : max(0, total - seen))
    }

    private func count(_ sql: SQL) throws -> Int {
        try Int.fetchOne(db, SQLRequest<Int>(literal: sql, cached: true)) ?? 0
    }
}

/// Reads the attributes of matches; of rows that many results share, each once.
struct AnswerReader {
    let db: Database
    private let level: QueryLevel
    private let selection: FragmentSelection
    private var studies: [Int64: Answer] = [:]
    private var series: [Int64: Answer] = [:]

    private struct Answer {
        let uid: String
        let attributes: [AttributeFragment]
    }

    init(db: Database, query: SearchQuery, itemKeys: [MatchKey]) {
        self.db = db
        level = query.level
        selection = FragmentSelection(query, itemKeys: itemKeys)
    }

    /// - Parameters:
    ///   - row: the ids of study, series and instance.
    ///   - uid: that of the lowest of them.
    mutating func result(_ row: Row, uid: String) throws -> SearchResult {
        let (study, series, instance): (Int64, Int64?, Int64?) = (row[0], row[1], row[2])
        let studyAnswer = try answer(study: study)
        let seriesAnswer = try series.map { try answer(series: $0) }
        let instanceAnswer = try instance.map { Answer(uid: uid, attributes: try attributes(of: .instance, $0, [])) }
        guard let studyUID = StudyInstanceUID(studyAnswer.uid) else {
            throw SQLiteIndexError.damaged(table: "study", row: study)
        }
        let levels = [instanceAnswer, seriesAnswer, studyAnswer].compactMap { $0?.attributes }
        return SearchResult(
            study: studyUID, series: seriesAnswer.flatMap { SeriesInstanceUID($0.uid) },
            instance: instanceAnswer.flatMap { SOPInstanceUID($0.uid) }, attributes: Self.merged(levels))
    }

    /// Ascending by tag; an attribute that several levels have is the lowest level's.
    private static func merged(_ levels: [[AttributeFragment]]) -> [AttributeFragment] {
        guard levels.count > 1 else { return levels.first ?? [] }
        var seen = Set<Tag>()
        return levels.joined().filter { seen.insert($0.tag).inserted }.sorted { $0.tag < $1.tag }
    }

    private mutating func answer(study id: Int64) throws -> Answer {
        if let known = studies[id] { return known }
        let statement = try db.cachedStatement(
            sql: "SELECT uid, modalities, series_count, instance_count FROM study WHERE id = ?")
        guard let row = try Row.fetchOne(statement, arguments: [id]) else {
            throw SQLiteIndexError.damaged(table: "study", row: id)
        }
        let modalities: String = row[1]
        let kept = [
            DataElement(
                SearchTag.modalitiesInStudy, .CS, .strings(modalities.split(separator: "\\").map { String($0) })),
            count(SearchTag.numberOfStudyRelatedSeries, row[2]),
            count(SearchTag.numberOfStudyRelatedInstances, row[3]),
        ]
        let answer = Answer(uid: row[0], attributes: try attributes(of: .study, id, kept))
        studies[id] = answer
        return answer
    }

    private mutating func answer(series id: Int64) throws -> Answer {
        if let known = series[id] { return known }
        let statement = try db.cachedStatement(sql: "SELECT uid, instance_count FROM series WHERE id = ?")
        guard let row = try Row.fetchOne(statement, arguments: [id]) else {
            throw SQLiteIndexError.damaged(table: "series", row: id)
        }
        let kept = [count(SearchTag.numberOfSeriesRelatedInstances, row[1])]
        let answer = Answer(uid: row[0], attributes: try attributes(of: .series, id, kept))
        series[id] = answer
        return answer
    }

    private func count(_ tag: Tag, _ number: Int) -> DataElement { DataElement(tag, .IS, .strings([String(number)])) }

    /// The stored attributes and the kept values that the search returns, ascending by tag.
    private func attributes(of own: QueryLevel, _ row: Int64, _ kept: [DataElement]) throws -> [AttributeFragment] {
        let stored = try AttributeReader(db: db).attributes(of: own, row, where: selection.wanted)
        do {
            let selected = try selection.selected(stored, of: own)
            let fresh = kept.filter { selection.tags.contains($0.tag, of: own) }
                .map { AttributeFragment(tag: $0.tag, json: DICOMJSON.attribute($0)) }
            return fresh.isEmpty ? selected : (selected + fresh).sorted { $0.tag < $1.tag }
        } catch {
            throw SQLiteIndexError.damaged(table: "\(own)_attributes", row: row)
        }
    }
}
