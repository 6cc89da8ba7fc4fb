import DICOMQuery
import GRDB

/// What a search of studies reads: `study`, or the lists of some modalities, which are sorted like it.
///
/// `study_modality` has the columns by which studies are sorted: with modalities, and perhaps dates and times, a page and the
/// number of all matches are a walk in it.
struct SearchSource: Sendable {
    let table: SQL
    let id: SQL
    let conditions: [SQL]
    /// The number of its studies.
    let count: SQL
    /// A study can be in several lists.
    let isDistinct: Bool
    private let isList: Bool

    init(_ query: SearchQuery) {
        let modalities = Self.modalities(query)
        isList = !modalities.isEmpty
        isDistinct = modalities.count > 1
        guard isList else {
            (table, id, conditions, count) = ("study", "study.id", [], "COUNT(*)")
            return
        }
        (table, id) = ("study_modality AS study", "study.study")
        conditions = ["study.modality IN \(modalities)"]
        count = isDistinct ? "COUNT(DISTINCT study.study)" : "COUNT(*)"
    }

    /// Whether the lists have the condition in themselves.
    func isServing(_ condition: MatchCondition) -> Bool { isList && condition.isOfModality }

    /// The modalities of which one is asked for, where all that is asked beside is in the lists too.
    private static func modalities(_ query: SearchQuery) -> [String] {
        guard query.level == .study, query.timezone == nil else { return [] }
        var found: [String] = []
        for key in query.conditions {
            switch (key.path, key.match) {
            case ([SearchTag.modalitiesInStudy], .text(let pattern)):
                guard found.isEmpty, let literal = pattern.literal else { return [] }
                found = [literal]
            case ([SearchTag.modalitiesInStudy], .anyText(let patterns)):
                let literals = patterns.compactMap(\.literal)
                guard found.isEmpty, literals.count == patterns.count else { return [] }
                found = Array(Set(literals))
            case ([SearchTag.studyDate], .date), ([SearchTag.studyDate], .moment), ([SearchTag.studyTime], .time): break
            default: return []
            }
        }
        return found
    }
}
