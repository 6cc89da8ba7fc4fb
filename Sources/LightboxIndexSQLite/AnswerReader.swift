import DICOMCore
import DICOMMetadata
import DICOMQuery
import GRDB
import LightboxIndex

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
        var merged = studyAnswer.attributes
        for answer in [seriesAnswer, instanceAnswer] {
            if let answer { merged = Self.merged(answer.attributes, above: merged) }
        }
        return SearchResult(
            study: studyUID, series: seriesAnswer.flatMap { SeriesInstanceUID($0.uid) },
            instance: instanceAnswer.flatMap { SOPInstanceUID($0.uid) }, attributes: merged)
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

    private mutating func answer(study id: Int64) throws -> Answer {
        if let known = studies[id] { return known }
        let statement = try db.cachedStatement(
            sql: """
                SELECT uid, modality_set.modalities, series_count, instance_count
                FROM study JOIN modality_set ON modality_set.id = study.modality_set WHERE study.id = ?
                """)
        guard let row = try Row.fetchOne(statement, arguments: [id]) else {
            throw SQLiteIndexError.damaged(table: "study", row: id)
        }
        let modalities: String = row[1]
        var kept = [
            DataElement(
                SearchTag.modalitiesInStudy, .CS, .strings(modalities.split(separator: "\\").map { String($0) })),
            count(SearchTag.numberOfStudyRelatedSeries, row[2]),
            count(SearchTag.numberOfStudyRelatedInstances, row[3]),
        ]
        if selection.tags.contains(SearchTag.sopClassesInStudy, of: .study) {
            let classes = try String.fetchAll(
                db.cachedStatement(sql: "SELECT sop_class FROM study_class WHERE study = ? ORDER BY sop_class"),
                arguments: [id])
            if !classes.isEmpty { kept.append(DataElement(SearchTag.sopClassesInStudy, .UI, .strings(classes))) }
        }
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
            return fresh.isEmpty ? selected : Self.merged(fresh, above: selected)
        } catch {
            throw SQLiteIndexError.damaged(table: "\(own)_attributes", row: row)
        }
    }
}
