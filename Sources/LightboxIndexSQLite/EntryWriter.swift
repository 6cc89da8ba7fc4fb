import DICOMCore
import DICOMMetadata
import DICOMQuery
import Foundation
import GRDB
import LightboxIndex

/// Adds instances within one transaction, and keeps the counts of their studies and series.
struct EntryWriter {
    private let db: Database
    /// Rows that this transaction has met, so that each is looked up once.
    private var names: NameWriter
    private var studies: [StudyInstanceUID: Int64] = [:]
    private var series: [SeriesKey: Int64] = [:]
    private var newInstances: [Int64: Int] = [:]
    private var newSeries: [Int64: Int] = [:]
    private var newInstancesOfStudy: [Int64: Int] = [:]

    private struct SeriesKey: Hashable {
        let study: StudyInstanceUID
        let series: SeriesInstanceUID
    }

    init(db: Database) {
        self.db = db
        names = NameWriter(db: db)
    }

    /// - Returns: one outcome per row, in order.
    mutating func insert(_ rows: [InstanceRow]) throws -> [InsertOutcome] {
        let reader = RecordReader(db: db)
        var outcomes: [InsertOutcome] = []
        for row in rows {
            if let existing = try reader.existing(row.entry.record.identity.instance) {
                outcomes.append(.alreadyThere(existing))
            } else {
                try insert(row)
                outcomes.append(.inserted)
            }
        }
        try keepCounts()
        return outcomes
    }

    private mutating func insert(_ row: InstanceRow) throws {
        let identity = row.entry.record.identity
        let columns = StoredKeyValues(row.entry.dataSet)
        let study = try study(row)
        let series = try series(row, of: study)
        try run(
            "INSERT INTO instance (series, uid, sop_class, number) VALUES (?, ?, ?, ?)",
            [
                series, identity.instance.text, row.entry.record.sopClassUID,
                columns.number(SearchTag.instanceNumber),
            ])
        let instance = db.lastInsertedRowID
        let object = row.entry.record.object
        try run("INSERT INTO instance_attributes VALUES (?, ?)", [instance, row.attributes])
        try run(
            """
            INSERT INTO instance_object (instance, location_kind, location, byte_count, digest, transfer_syntax, pixels,
                frames, bulk_values)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                instance, object.location.kind, object.location.text, object.byteCount, Data(object.digest),
                row.entry.record.transferSyntax.uid, row.pixels, row.frames, row.bulkValues,
            ])
        try run("INSERT INTO instance_metadata VALUES (?, ?)", [instance, row.document])
        newInstances[series, default: 0] += 1
        newInstancesOfStudy[study, default: 0] += 1
    }

    /// The row of the study, made from this instance where there is none.
    private mutating func study(_ row: InstanceRow) throws -> Int64 {
        let uid = row.entry.record.identity.study
        if let known = studies[uid] { return known }
        if let known = try find("SELECT id FROM study WHERE uid = ?", [uid.text]) {
            studies[uid] = known
            return known
        }
        let columns = StoredKeyValues(row.entry.dataSet)
        let moment = columns.moment(date: SearchTag.studyDate, time: SearchTag.studyTime)
        try run(
            """
            INSERT INTO study (patient, uid, study_date, study_time, accession_number, referring_name_id,
                patient_name_id, patient_id, patient_birth_date, patient_sex, study_id, study_description, moment,
                modalities, series_count, instance_count)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', 0, 0)
            """,
            [
                try patient(columns), uid.text, columns.date(SearchTag.studyDate), columns.time(SearchTag.studyTime),
                columns.text(SearchTag.accessionNumber),
                try names.id(of: columns.name(SearchTag.referringPhysicianName)),
                try names.id(of: columns.name(SearchTag.patientName)), columns.text(SearchTag.patientID),
                columns.date(SearchTag.patientBirthDate), columns.text(SearchTag.patientSex),
                columns.text(SearchTag.studyID), columns.text(SearchTag.studyDescription), moment,
            ])
        let study = db.lastInsertedRowID
        let attributes = StoredAttributes(
            row.entry.dataSet, .study, known: [DataElement(SearchTag.studyInstanceUID, .UI, .strings([uid.text]))])
        try run(
            "INSERT INTO study_attributes VALUES (?, ?)", [study, Data(AttributeFragment.blob(attributes.fragments))])
        studies[uid] = study
        return study
    }

    private func patient(_ columns: StoredKeyValues) throws -> Int64 {
        let issuer = columns.text(SearchTag.issuerOfPatientID) ?? ""
        let patientID = columns.text(SearchTag.patientID)
        if let patientID,
            let known = try find("SELECT id FROM patient WHERE patient_id = ? AND issuer = ?", [patientID, issuer])
        {
            return known
        }
        try run("INSERT INTO patient (patient_id, issuer) VALUES (?, ?)", [patientID, issuer])
        return db.lastInsertedRowID
    }

    /// The row of the series, made from this instance where there is none.
    private mutating func series(_ row: InstanceRow, of study: Int64) throws -> Int64 {
        let identity = row.entry.record.identity
        let key = SeriesKey(study: identity.study, series: identity.series)
        if let known = series[key] { return known }
        if let known = try find("SELECT id FROM series WHERE uid = ? AND study = ?", [identity.series.text, study]) {
            series[key] = known
            return known
        }
        let columns = StoredKeyValues(row.entry.dataSet)
        try run(
            """
            INSERT INTO series (study, uid, modality, number, description, step_start_date, step_start_time,
                step_moment, instance_count)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0)
            """,
            [
                study, identity.series.text, columns.text(SearchTag.modality), columns.number(SearchTag.seriesNumber),
                columns.text(SearchTag.seriesDescription), columns.date(SearchTag.performedProcedureStepStartDate),
                columns.time(SearchTag.performedProcedureStepStartTime),
                columns.moment(
                    date: SearchTag.performedProcedureStepStartDate, time: SearchTag.performedProcedureStepStartTime),
            ])
        let added = db.lastInsertedRowID
        let requests = RequestAttributes(row.entry.dataSet)
        let attributes = StoredAttributes(
            row.entry.dataSet, .series,
            known: [DataElement(SearchTag.seriesInstanceUID, .UI, .strings([identity.series.text]))]
                + requests.sequence)
        try run(
            "INSERT INTO series_attributes VALUES (?, ?)", [added, Data(AttributeFragment.blob(attributes.fragments))])
        for (number, item) in requests.items.enumerated() {
            let values = StoredKeyValues(item)
            try run(
                "INSERT INTO series_request VALUES (?, ?, ?, ?)",
                [
                    added, number, values.text(SearchTag.scheduledProcedureStepID),
                    values.text(SearchTag.requestedProcedureID),
                ])
        }
        series[key] = added
        newSeries[study, default: 0] += 1
        return added
    }

    /// Brings the kept counts and modalities up to date with what was inserted.
    private func keepCounts() throws {
        for (series, count) in newInstances {
            try run("UPDATE series SET instance_count = instance_count + ? WHERE id = ?", [count, series])
        }
        for (study, count) in newInstancesOfStudy {
            try run("UPDATE study SET instance_count = instance_count + ? WHERE id = ?", [count, study])
        }
        for (study, count) in newSeries {
            try run("UPDATE study SET series_count = series_count + ? WHERE id = ?", [count, study])
            try keepModalities(of: study)
        }
    }

    /// The distinct modalities of the series, or `OT` where none has one: viewers fail on a study without any.
    private func keepModalities(of study: Int64) throws {
        let found = try String.fetchAll(
            db, sql: "SELECT DISTINCT modality FROM series WHERE study = ? AND modality IS NOT NULL ORDER BY modality",
            arguments: [study])
        let modalities = found.isEmpty ? ["OT"] : found
        try run("DELETE FROM study_modality WHERE study = ?", [study])
        for modality in modalities {
            try run(
                """
                INSERT INTO study_modality SELECT ?, study_date, study_time, uid, id FROM study WHERE id = ?
                """, [modality, study])
        }
        try run("UPDATE study SET modalities = ? WHERE id = ?", [modalities.joined(separator: "\\"), study])
    }

    private func run(_ sql: String, _ arguments: StatementArguments) throws {
        try db.cachedStatement(sql: sql).execute(arguments: arguments)
    }

    private func find(_ sql: String, _ arguments: StatementArguments) throws -> Int64? {
        try Int64.fetchOne(db.cachedStatement(sql: sql), arguments: arguments)
    }
}

extension ObjectLocation {
    /// What the columns `location_kind` and `location` hold.
    var kind: Int {
        switch self {
        case .stored: 0
        case .inPlace: 1
        }
    }

    var text: String {
        switch self {
        case .stored(let key): key
        case .inPlace(let path): path
        }
    }

    init?(kind: Int, text: String) {
        switch kind {
        case 0: self = .stored(key: text)
        case 1: self = .inPlace(path: text)
        default: return nil
        }
    }
}
