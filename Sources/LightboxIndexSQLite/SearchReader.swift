import DICOMCore
import DICOMMetadata
import DICOMQuery
import Foundation
import GRDB
import LightboxIndex

/// Runs a search: first the ids of the page, then the attributes of these rows alone.
struct SearchReader {
    let db: Database

    func page(_ statement: SearchStatement) throws -> SearchPage {
        let query = statement.query
        let rows = query.limit == 0 ? [] : try Row.fetchAll(db, SQLRequest<Row>(literal: statement.page, cached: true))
        var answers = AnswerReader(db: db, query: query, itemKeys: statement.itemKeys)
        let results = try rows.map { try answers.result(study: $0[0], series: $0[1], instance: $0[2]) }
        return SearchPage(results: results, remaining: try remaining(statement, behind: results.count))
    }

    private func remaining(_ statement: SearchStatement, behind count: Int) throws -> Int {
        let query = statement.query
        // A page that is not full is the last one; an empty one behind an offset says the same.
        guard let limit = query.limit, count == limit else { return 0 }
        let total = try Int.fetchOne(db, SQLRequest<Int>(literal: statement.count, cached: true)) ?? 0
        let (seen, overflow) = query.offset.addingReportingOverflow(count)
        return overflow ? 0 : max(0, total - seen)
    }
}

/// Reads the attributes of matches; of rows that many results share, each once.
struct AnswerReader {
    let db: Database
    private let level: QueryLevel
    private let selection: AttributeSelection
    private let itemKeys: [MatchKey]
    private var studies: [Int64: Answer] = [:]
    private var series: [Int64: Answer] = [:]

    private struct Answer {
        let uid: String
        let attributes: [AttributeFragment]
    }

    init(db: Database, query: SearchQuery, itemKeys: [MatchKey]) {
        self.db = db
        self.itemKeys = itemKeys
        level = query.level
        selection = AttributeSelection(query)
    }

    mutating func result(study: Int64, series: Int64?, instance: Int64?) throws -> SearchResult {
        let studyAnswer = try answer(study: study)
        let seriesAnswer = try series.map { try answer(series: $0) }
        let instanceAnswer = try instance.map { try answer(instance: $0) }
        guard let studyUID = StudyInstanceUID(studyAnswer.uid) else {
            throw SQLiteIndexError.damaged(table: "study", row: study)
        }
        let attributes = [instanceAnswer, seriesAnswer, studyAnswer].compactMap { $0?.attributes }
        return SearchResult(
            study: studyUID, series: seriesAnswer.flatMap { SeriesInstanceUID($0.uid) },
            instance: instanceAnswer.flatMap { SOPInstanceUID($0.uid) }, attributes: Self.merged(attributes))
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
            sql: """
                SELECT uid, modalities, series_count, instance_count, attributes
                FROM study JOIN study_attributes ON study_attributes.study = study.id WHERE study.id = ?
                """)
        guard let row = try Row.fetchOne(statement, arguments: [id]) else {
            throw SQLiteIndexError.damaged(table: "study_attributes", row: id)
        }
        let modalities: String = row[1]
        let kept = [
            DataElement(
                SearchTag.modalitiesInStudy, .CS, .strings(modalities.split(separator: "\\").map { String($0) })),
            count(SearchTag.numberOfStudyRelatedSeries, row[2]),
            count(SearchTag.numberOfStudyRelatedInstances, row[3]),
        ]
        let attributes = try attributes(row[4], .study, kept, table: "study_attributes", row: id)
        let answer = Answer(uid: row[0], attributes: attributes)
        studies[id] = answer
        return answer
    }

    private mutating func answer(series id: Int64) throws -> Answer {
        if let known = series[id] { return known }
        let statement = try db.cachedStatement(
            sql: """
                SELECT uid, instance_count, attributes
                FROM series JOIN series_attributes ON series_attributes.series = series.id WHERE series.id = ?
                """)
        guard let row = try Row.fetchOne(statement, arguments: [id]) else {
            throw SQLiteIndexError.damaged(table: "series_attributes", row: id)
        }
        let kept = [count(SearchTag.numberOfSeriesRelatedInstances, row[1])]
        var attributes = try attributes(row[2], .series, kept, table: "series_attributes", row: id)
        if !itemKeys.isEmpty { try keepMatchingItems(&attributes, of: id) }
        let answer = Answer(uid: row[0], attributes: attributes)
        series[id] = answer
        return answer
    }

    private func answer(instance id: Int64) throws -> Answer {
        let statement = try db.cachedStatement(
            sql: """
                SELECT uid, attributes
                FROM instance JOIN instance_attributes ON instance_attributes.instance = instance.id
                WHERE instance.id = ?
                """)
        guard let row = try Row.fetchOne(statement, arguments: [id]) else {
            throw SQLiteIndexError.damaged(table: "instance_attributes", row: id)
        }
        return Answer(
            uid: row[0], attributes: try attributes(row[1], .instance, [], table: "instance_attributes", row: id))
    }

    /// Of a sequence that was matched only the items that match are returned (E-27).
    private func keepMatchingItems(_ attributes: inout [AttributeFragment], of series: Int64) throws {
        guard let place = attributes.firstIndex(where: { $0.tag == SearchTag.requestAttributesSequence }) else {
            return
        }
        let condition = try MatchCondition.itemConditions(itemKeys)
        let items = try Data.fetchAll(
            db,
            SQLRequest<Data>(
                literal: """
                    SELECT attribute FROM series_request WHERE series = \(series) AND \(condition) ORDER BY item
                    """, cached: true))
        guard let joined = RequestAttributes.joined(items.map { Array($0) }) else {
            throw SQLiteIndexError.damaged(table: "series_request", row: series)
        }
        attributes[place] = AttributeFragment(tag: SearchTag.requestAttributesSequence, json: joined)
    }

    private func count(_ tag: Tag, _ number: Int) -> DataElement { DataElement(tag, .IS, .strings([String(number)])) }

    /// The stored attributes and the kept values that the search returns, ascending by tag.
    private func attributes(
        _ blob: Data, _ own: QueryLevel, _ kept: [DataElement], table: String, row: Int64
    ) throws -> [AttributeFragment] {
        do {
            let stored = try AttributeFragment.fragments(blob: Array(blob)) { selection.contains($0, of: own) }
            let fresh = kept.filter { selection.contains($0.tag, of: own) }
                .map { AttributeFragment(tag: $0.tag, json: DICOMJSON.attribute($0)) }
            return fresh.isEmpty ? stored : (stored + fresh).sorted { $0.tag < $1.tag }
        } catch {
            throw SQLiteIndexError.damaged(table: table, row: row)
        }
    }
}
