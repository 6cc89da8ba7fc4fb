import DICOMCore
import DICOMMetadata
import DICOMQuery
import Foundation
import GRDB
import LightboxIndex

/// Reads the attributes of matches: the rows of a page at once, those that many results share once.
struct AnswerReader {
    let db: Database
    private let level: QueryLevel
    private let selection: FragmentSelection
    private let reader: AttributeReader
    private var studies: [Int64: Answer] = [:]
    private var series: [Int64: Answer] = [:]
    private var instances: [Int64: [AttributeFragment]] = [:]

    private struct Answer {
        let uid: String
        let attributes: [AttributeFragment]
    }

    init(db: Database, query: SearchQuery, itemKeys: [MatchKey]) {
        self.db = db
        level = query.level
        selection = FragmentSelection(query, itemKeys: itemKeys)
        reader = AttributeReader(db: db)
    }

    /// How many rows to read by one statement: few where whole documents are expanded for them.
    var rowsAtOnce: Int { level == .instance && selection.wanted.needsDocument ? 20 : 500 }

    /// - Parameter rows: the ids of study, series and instance.
    mutating func read(_ rows: ArraySlice<Row>) throws {
        try readStudies(ids(rows, 0))
        try readSeries(ids(rows, 1))
        try readInstances(ids(rows, 2))
    }

    /// What `read` has read of a row.
    /// - Parameters:
    ///   - row: the ids of study, series and instance.
    ///   - uid: that of the lowest of them.
    func result(_ row: Row, uid: String) throws -> SearchResult {
        let (study, series, instance): (Int64, Int64?, Int64?) = (row[0], row[1], row[2])
        guard let studyAnswer = studies[study], let studyUID = StudyInstanceUID(studyAnswer.uid) else {
            throw SQLiteIndexError.damaged(table: "study", row: study)
        }
        var attributes = studyAnswer.attributes
        var seriesUID: SeriesInstanceUID?
        if let series {
            guard let answer = self.series[series] else { throw SQLiteIndexError.damaged(table: "series", row: series) }
            attributes = Self.merged(answer.attributes, above: attributes)
            seriesUID = SeriesInstanceUID(answer.uid)
        }
        if let instance {
            guard let own = instances[instance] else {
                throw SQLiteIndexError.damaged(table: "instance_attributes", row: instance)
            }
            attributes = Self.merged(own, above: attributes)
        }
        return SearchResult(
            study: studyUID, series: seriesUID, instance: instance.flatMap { _ in SOPInstanceUID(uid) },
            attributes: attributes)
    }

    /// Ascending by tag; an attribute that several levels have is the lowest level's.
    private static func merged(_ lower: [AttributeFragment], above upper: [AttributeFragment]) -> [AttributeFragment] {
        var merged: [AttributeFragment] = []
        merged.reserveCapacity(lower.count + upper.count)
        var next = upper.startIndex
        for attribute in lower {
            while next < upper.endIndex, upper[next].tag < attribute.tag {
                merged.append(upper[next])
                next += 1
            }
            if next < upper.endIndex, upper[next].tag == attribute.tag { next += 1 }
            merged.append(attribute)
        }
        return merged + upper[next...]
    }

    /// The different ids in a column, as JSON: one argument, since the number of arguments is limited.
    private func ids(_ rows: ArraySlice<Row>, _ column: Int) -> String? {
        let ids = Set(rows.compactMap { $0[column] as Int64? })
        return ids.isEmpty ? nil : "[\(ids.map { String($0) }.joined(separator: ","))]"
    }

    private func rows(_ sql: String, _ ids: String) throws -> RowCursor {
        try Row.fetchCursor(
            db.cachedStatement(sql: sql + " IN (SELECT value FROM json_each(?))"), arguments: [ids])
    }

    private mutating func readStudies(_ ids: String?) throws {
        guard let ids else { return }
        let hasClasses = selection.tags.contains(SearchTag.sopClassesInStudy, of: .study)
        let rows = try rows(
            """
            SELECT study.id, uid, modality_set.modalities, series_count, instance_count, attributes
            FROM study JOIN modality_set ON modality_set.id = study.modality_set
                JOIN study_attributes ON study_attributes.study = study.id
            WHERE study.id
            """, ids)
        while let row = try rows.next() {
            let modalities: String = row[2]
            var kept = [
                DataElement(
                    SearchTag.modalitiesInStudy, .CS, .strings(modalities.split(separator: "\\").map { String($0) })),
                count(SearchTag.numberOfStudyRelatedSeries, row[3]),
                count(SearchTag.numberOfStudyRelatedInstances, row[4]),
            ]
            if hasClasses { kept.append(try sopClasses(row[0])) }
            studies[row[0]] = Answer(uid: row[1], attributes: try attributes(of: .study, row[0], row[5], kept))
        }
    }

    private func sopClasses(_ study: Int64) throws -> DataElement {
        let classes = try String.fetchAll(
            db.cachedStatement(sql: "SELECT sop_class FROM study_class WHERE study = ? ORDER BY sop_class"),
            arguments: [study])
        return DataElement(SearchTag.sopClassesInStudy, .UI, classes.isEmpty ? .empty : .strings(classes))
    }

    private mutating func readSeries(_ ids: String?) throws {
        guard let ids else { return }
        let rows = try rows(
            """
            SELECT series.id, uid, instance_count, attributes
            FROM series JOIN series_attributes ON series_attributes.series = series.id WHERE series.id
            """, ids)
        while let row = try rows.next() {
            let kept = [count(SearchTag.numberOfSeriesRelatedInstances, row[2])]
            series[row[0]] = Answer(uid: row[1], attributes: try attributes(of: .series, row[0], row[3], kept))
        }
    }

    private mutating func readInstances(_ ids: String?) throws {
        guard let ids else { return }
        let rows = try rows("SELECT instance, attributes FROM instance_attributes WHERE instance", ids)
        while let row = try rows.next() {
            instances[row[0]] = try attributes(of: .instance, row[0], row[1], [])
        }
    }

    private func count(_ tag: Tag, _ number: Int) -> DataElement { DataElement(tag, .IS, .strings([String(number)])) }

    /// The stored attributes and the kept values that the search returns, ascending by tag.
    private func attributes(of own: QueryLevel, _ row: Int64, _ blob: Data, _ kept: [DataElement]) throws
        -> [AttributeFragment]
    {
        let stored = try reader.attributes(of: own, row, blob, where: selection.wanted)
        do {
            let selected = try selection.selected(stored, of: own)
            let fresh = kept.filter { selection.tags.contains($0.tag, of: own) }
                .map { AttributeFragment(tag: $0.tag, json: DICOMJSON.attribute($0)) }
            return fresh.isEmpty ? selected : Self.merged(fresh, above: selected)
        } catch {
            throw SQLiteIndexError.damaged(table: "\(own)_attributes", row: row)
        }
    }
}
