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
    private var studies: [StudyInstanceUID: StudyRow] = [:]
    private var series: [SeriesKey: Int64] = [:]
    private var newInstances: [Int64: Int] = [:]
    private var newSeries: [Int64: Int] = [:]
    private var newInstancesOfStudy: [Int64: Int] = [:]
    private var descriptions: [String: Int64] = [:]
    private var classes: Set<ClassKey> = []
    private let values: IndexedValues

    /// What an admin should know about rows, by their position.
    private(set) var findings: [Int: [IdentityFinding]] = [:]

    private struct StudyRow {
        let id: Int64
        let patientID: String?
        let issuer: String
    }

    private struct SeriesKey: Hashable {
        let study: StudyInstanceUID
        let series: SeriesInstanceUID
    }

    private struct ClassKey: Hashable {
        let study: Int64
        let sopClassUID: String
    }

    init(db: Database) throws {
        self.db = db
        values = try IndexedValues(db: db)
        names = NameWriter(db: db)
    }

    /// - Returns: one outcome per row, in order.
    mutating func insert(_ rows: [InstanceRow]) throws -> [InsertOutcome] {
        let reader = RecordReader(db: db)
        var outcomes: [InsertOutcome] = []
        let mayReturn = try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM removed_instance)") ?? false
        let mayBeErased = try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM erasure)") ?? false
        for row in rows {
            let instance = row.entry.record.identity.instance
            if let existing = try reader.existing(instance) {
                outcomes.append(.alreadyThere(existing))
                continue
            }
            try insert(row, at: outcomes.count)
            outcomes.append(.inserted)
            if mayReturn { try run("DELETE FROM removed_instance WHERE instance = ?", [instance.text]) }
            if mayBeErased {
                try run("DELETE FROM erasure WHERE location = ?", [row.entry.record.object.location.text])
            }
        }
        try keepCounts()
        return outcomes
    }

    private mutating func insert(_ row: InstanceRow, at position: Int) throws {
        let identity = row.entry.record.identity
        let columns = StoredKeyValues(row.entry.dataSet)
        let studyRow = try study(row)
        let study = studyRow.id
        if studyRow.patientID != columns.text(SearchTag.patientID)
            || studyRow.issuer != columns.text(SearchTag.issuerOfPatientID) ?? ""
        {
            findings[position, default: []].append(.studyOfTwoPatients(identity.study))
        }
        let series = try series(row, of: study, at: position)
        try run(
            "INSERT INTO instance (series, uid, sop_class, number) VALUES (?, ?, ?, ?)",
            [
                series, identity.instance.text, row.entry.record.sopClassUID,
                columns.number(SearchTag.instanceNumber),
            ])
        let instance = db.lastInsertedRowID
        let object = row.entry.record.object
        try run("INSERT INTO instance_attributes VALUES (?, ?)", [instance, row.attributes])
        try values.write(row.entry.dataSet, .instance, instance)
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
        try keep(sopClass: row.entry.record.sopClassUID, of: study)
        newInstances[series, default: 0] += 1
        newInstancesOfStudy[study, default: 0] += 1
    }

    /// The row of the study, made from this instance where there is none.
    private mutating func study(_ row: InstanceRow) throws -> StudyRow {
        let uid = row.entry.record.identity.study
        if let known = studies[uid] { return known }
        let statement = try db.cachedStatement(
            sql: """
                SELECT study.id, patient.patient_id, patient.issuer FROM study JOIN patient ON patient.id = study.patient
                WHERE study.uid = ?
                """)
        if let found = try Row.fetchOne(statement, arguments: [uid.text]) {
            let known = StudyRow(id: found[0], patientID: found[1], issuer: found[2])
            studies[uid] = known
            return known
        }
        let columns = StoredKeyValues(row.entry.dataSet)
        let moment = columns.moment(date: SearchTag.studyDate, time: SearchTag.studyTime)
        try run(
            """
            INSERT INTO study (patient, uid, study_date, study_time, accession_number, referring_name_id,
                patient_name_id, patient_birth_date, patient_sex, study_id, description_id, moment, series_count,
                instance_count)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0)
            """,
            [
                try patient(columns), uid.text, columns.date(SearchTag.studyDate), columns.time(SearchTag.studyTime),
                columns.text(SearchTag.accessionNumber),
                try names.id(of: columns.name(SearchTag.referringPhysicianName)),
                try names.id(of: columns.name(SearchTag.patientName)), columns.date(SearchTag.patientBirthDate),
                columns.text(SearchTag.patientSex),
                columns.text(SearchTag.studyID), try description(columns.text(SearchTag.studyDescription)), moment,
            ])
        let study = db.lastInsertedRowID
        let attributes = StoredAttributes(
            row.entry.dataSet, .study, known: [DataElement(SearchTag.studyInstanceUID, .UI, .strings([uid.text]))])
        try run(
            "INSERT INTO study_attributes VALUES (?, ?)", [study, Data(AttributeFragment.blob(attributes.fragments))])
        try values.write(row.entry.dataSet, .study, study)
        let added = StudyRow(
            id: study, patientID: columns.text(SearchTag.patientID),
            issuer: columns.text(SearchTag.issuerOfPatientID) ?? "")
        studies[uid] = added
        return added
    }

    private mutating func description(_ text: String?) throws -> Int64? {
        guard let text else { return nil }
        if let known = descriptions[text] { return known }
        let id: Int64
        if let found = try find("SELECT id FROM study_description WHERE text = ?", [text]) {
            id = found
        } else {
            try run("INSERT INTO study_description (text) VALUES (?)", [text])
            id = db.lastInsertedRowID
        }
        descriptions[text] = id
        return id
    }

    private mutating func keep(sopClass: String, of study: Int64) throws {
        guard !sopClass.isEmpty, classes.insert(ClassKey(study: study, sopClassUID: sopClass)).inserted else { return }
        try run("INSERT OR IGNORE INTO study_class VALUES (?, ?)", [study, sopClass])
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
    private mutating func series(_ row: InstanceRow, of study: Int64, at position: Int) throws -> Int64 {
        let identity = row.entry.record.identity
        let key = SeriesKey(study: identity.study, series: identity.series)
        if let known = series[key] { return known }
        if let known = try find("SELECT id FROM series WHERE uid = ? AND study = ?", [identity.series.text, study]) {
            series[key] = known
            return known
        }
        let other = try String.fetchOne(
            db.cachedStatement(
                sql: "SELECT study.uid FROM series JOIN study ON study.id = series.study WHERE series.uid = ? LIMIT 1"),
            arguments: [identity.series.text])
        if let other = other.flatMap({ StudyInstanceUID($0) }) {
            findings[position, default: []].append(.seriesOfTwoStudies(identity.series, other, identity.study))
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
        try values.write(row.entry.dataSet, .series, added)
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
            try run(
                "UPDATE study SET instance_count = instance_count + ?, series_count = series_count + ? WHERE id = ?",
                [count, newSeries[study] ?? 0, study])
        }
        for study in newSeries.keys { try StudyCounts(db: db).keepModalities(of: study) }
    }

    private func run(_ sql: String, _ arguments: StatementArguments) throws {
        try db.cachedStatement(sql: sql).execute(arguments: arguments)
    }

    private func find(_ sql: String, _ arguments: StatementArguments) throws -> Int64? {
        try Int64.fetchOne(db.cachedStatement(sql: sql), arguments: arguments)
    }
}
