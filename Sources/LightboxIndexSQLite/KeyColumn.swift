import DICOMCore
import DICOMQuery
import GRDB

/// Where the values of a key lie. These names are the only part of a condition that is SQL text.
enum KeyColumn {
    /// - Parameter isIndexed: a single value or the beginning of one is found without a look at all rows.
    case text(SQL, isIndexed: Bool)
    /// A UID that only one row has.
    case identity(SQL)
    case shared(SharedValue)
    case date(DateColumns)
    /// The time that goes with a date.
    case time(DateColumns)
    case day(SQL)
    case number(SQL, isIndexed: Bool)
    /// The rows of `study_class`.
    case sopClasses(isIndexed: Bool)

    /// A date, the time that goes with it, and the UTC of both where it is known.
    struct DateColumns {
        let date: SQL
        let time: SQL
        let moment: SQL

        /// The same for rows that are there already: SQLite has no index for an expression.
        var unindexed: DateColumns { DateColumns(date: "+\(date)", time: "+\(time)", moment: "+\(moment)") }

        static let study = DateColumns(date: "study.study_date", time: "study.study_time", moment: "study.moment")
        static let step = DateColumns(
            date: "series.step_start_date", time: "series.step_start_time", moment: "series.step_moment")
    }

    /// - Returns: `nil` for a key without a column: it is matched on the stored attributes.
    init?(_ path: [Tag]) {
        switch path {
        case [SearchTag.studyDate]: self = .date(.study)
        case [SearchTag.studyTime]: self = .time(.study)
        case [SearchTag.accessionNumber]: self = .text("study.accession_number", isIndexed: true)
        case [SearchTag.modalitiesInStudy]: self = .shared(.modalities)
        case [SearchTag.sopClassesInStudy]: self = .sopClasses(isIndexed: true)
        case [SearchTag.referringPhysicianName]: self = .shared(.referringName)
        case [SearchTag.patientName]: self = .shared(.patientName)
        case [SearchTag.patientID]: self = .shared(.patientID)
        case [SearchTag.patientBirthDate]: self = .day("study.patient_birth_date")
        case [SearchTag.patientSex]: self = .text("study.patient_sex", isIndexed: false)
        case [SearchTag.studyInstanceUID]: self = .identity("study.uid")
        case [SearchTag.studyID]: self = .text("study.study_id", isIndexed: true)
        case [SearchTag.studyDescription]: self = .shared(.description)
        case [SearchTag.numberOfStudyRelatedSeries]: self = .number("study.series_count", isIndexed: false)
        case [SearchTag.numberOfStudyRelatedInstances]: self = .number("study.instance_count", isIndexed: false)
        case [SearchTag.modality]: self = .text("series.modality", isIndexed: true)
        case [SearchTag.seriesInstanceUID]: self = .identity("series.uid")
        case [SearchTag.seriesNumber]: self = .number("series.number", isIndexed: true)
        case [SearchTag.seriesDescription]: self = .text("series.description", isIndexed: false)
        case [SearchTag.numberOfSeriesRelatedInstances]: self = .number("series.instance_count", isIndexed: false)
        case [SearchTag.performedProcedureStepStartDate]: self = .date(.step)
        case [SearchTag.performedProcedureStepStartTime]: self = .time(.step)
        case [SearchTag.requestAttributesSequence, SearchTag.scheduledProcedureStepID]:
            self = .text("series_request.scheduled_step_id", isIndexed: true)
        case [SearchTag.requestAttributesSequence, SearchTag.requestedProcedureID]:
            self = .text("series_request.requested_procedure_id", isIndexed: true)
        case [SearchTag.sopClassUID]: self = .text("instance.sop_class", isIndexed: true)
        case [SearchTag.sopInstanceUID]: self = .identity("instance.uid")
        case [SearchTag.instanceNumber]: self = .number("instance.number", isIndexed: true)
        default: return nil
        }
    }
}

extension TextPattern {
    /// The pattern as SQLite's GLOB reads it, in which a bracket opens a set of characters.
    var glob: String {
        parts.map { part in
            switch part {
            case .literal(let text):
                text.unicodeScalars.map { "[*?".unicodeScalars.contains($0) ? "[\($0)]" : String($0) }.joined()
            case .anyCharacter: "?"
            case .anyRun: "*"
            }
        }.joined()
    }
}

extension String {
    /// The first text behind all texts that begin with this one, in the order of their scalars, which is also the order of
    /// their UTF-8. `nil` where there is none.
    var successorOfPrefix: String? {
        var scalars = Array(unicodeScalars)
        while let last = scalars.popLast() {
            // Surrogates are no scalars.
            let next = last.value == 0xD7FF ? 0xE000 : last.value + 1
            guard let scalar = Unicode.Scalar(next) else { continue }
            var text = String.UnicodeScalarView(scalars)
            text.append(scalar)
            return String(text)
        }
        return nil
    }
}
