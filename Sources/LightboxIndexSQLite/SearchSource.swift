import DICOMQuery
import GRDB

/// What a search of studies reads: `study`, or the list of one modality, which is sorted like it.
///
/// `study_modality` has the columns by which studies are sorted: with a modality, and perhaps dates and times, a page and the
/// number of all matches are one walk in it.
struct SearchSource: Sendable {
    let table: SQL
    let id: SQL
    let conditions: [SQL]
    private let modality: TextPattern?

    init(_ query: SearchQuery) {
        modality = Self.modality(query)
        guard let modality = modality?.literal else {
            (table, id, conditions) = ("study", "study.id", [])
            return
        }
        (table, id, conditions) = ("study_modality AS study", "study.study", ["study.modality = \(modality)"])
    }

    /// Whether the list has the condition in itself.
    func isServing(_ condition: MatchCondition) -> Bool { modality != nil && condition.isOfModality }

    /// The one modality that is asked for, where all that is asked beside it is in the list too.
    private static func modality(_ query: SearchQuery) -> TextPattern? {
        guard query.level == .study, query.timezone == nil else { return nil }
        var found: TextPattern?
        for key in query.conditions {
            switch (key.path, key.match) {
            case ([SearchTag.modalitiesInStudy], .text(let pattern)) where pattern.literal != nil && found == nil:
                found = pattern
            case ([SearchTag.studyDate], .date), ([SearchTag.studyDate], .moment), ([SearchTag.studyTime], .time): break
            default: return nil
            }
        }
        return found
    }
}
