import DICOMCore
import DICOMMetadata
import DICOMQuery
import Foundation
import GRDB
import LightboxIndex

extension Schema {
    /// What search adds to the first tables.
    ///
    /// - Person names lie in a table of their own, each once, with their words beside them: a part of a name is looked for
    ///   among the few different words and not among the names of all studies.
    /// - `study_modality` also has what studies are sorted by, so that the studies of a modality are a list in order.
    /// - `moment` is the UTC of a date and time whose zone is known (E-26).
    static func addSearch(to db: Database) throws {
        try db.execute(sql: names)
        try moveNames(db)
        try db.execute(sql: lists)
        try addMoments(db)
    }

    private static let names = """
        CREATE TABLE person_name (
            id INTEGER PRIMARY KEY,
            -- The three groups, folded; empty where the name has none.
            alphabetic TEXT NOT NULL,
            ideographic TEXT NOT NULL,
            phonetic TEXT NOT NULL
        ) STRICT;
        CREATE UNIQUE INDEX person_name_groups ON person_name (alphabetic, ideographic, phonetic);
        CREATE INDEX person_name_ideographic ON person_name (ideographic);
        CREATE INDEX person_name_phonetic ON person_name (phonetic);

        CREATE TABLE name_word (
            word TEXT NOT NULL,
            name INTEGER NOT NULL REFERENCES person_name (id) ON DELETE CASCADE,
            PRIMARY KEY (word, name)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX name_word_name ON name_word (name);

        CREATE TABLE word (
            word TEXT PRIMARY KEY,
            -- Its sound (ColognePhonetics), NULL where it is not compared by that.
            sound TEXT
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX word_sound ON word (sound) WHERE sound IS NOT NULL;

        ALTER TABLE study ADD COLUMN patient_name_id INTEGER REFERENCES person_name (id);
        ALTER TABLE study ADD COLUMN referring_name_id INTEGER REFERENCES person_name (id);
        """

    private static let oldNames = [
        "patient_name", "patient_name_ideographic", "patient_name_phonetic", "referring_name",
        "referring_name_ideographic", "referring_name_phonetic",
    ]

    /// Takes the names out of the rows of the studies.
    private static func moveNames(_ db: Database) throws {
        let ids = try Int64.fetchAll(db, sql: "SELECT id FROM study")
        var writer = NameWriter(db: db)
        for id in ids {
            let sql = "SELECT \(oldNames.joined(separator: ", ")) FROM study WHERE id = ?"
            guard let row = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [id]) else { continue }
            let patient = try writer.id(of: FoldedName(alphabetic: row[0], ideographic: row[1], phonetic: row[2]))
            let referring = try writer.id(of: FoldedName(alphabetic: row[3], ideographic: row[4], phonetic: row[5]))
            try db.cachedStatement(sql: "UPDATE study SET patient_name_id = ?, referring_name_id = ? WHERE id = ?")
                .execute(arguments: [patient, referring, id])
        }
        for name in oldNames { try db.execute(sql: "DROP INDEX study_\(name); ALTER TABLE study DROP COLUMN \(name)") }
    }

    private static let lists = """
        CREATE INDEX study_patient_name ON study (patient_name_id, study_date DESC, study_time DESC, uid);
        CREATE INDEX study_referring_name ON study (referring_name_id, study_date DESC, study_time DESC, uid);

        -- A name that no study has any more goes, and so do its words.
        CREATE TRIGGER study_names AFTER DELETE ON study BEGIN
            DELETE FROM person_name WHERE id IN (OLD.patient_name_id, OLD.referring_name_id)
                AND NOT EXISTS (SELECT 1 FROM study WHERE patient_name_id = person_name.id)
                AND NOT EXISTS (SELECT 1 FROM study WHERE referring_name_id = person_name.id);
        END;
        CREATE TRIGGER name_words AFTER DELETE ON name_word BEGIN
            DELETE FROM word WHERE word = OLD.word
                AND NOT EXISTS (SELECT 1 FROM name_word WHERE name_word.word = OLD.word);
        END;

        DROP TABLE study_modality;
        CREATE TABLE study_modality (
            modality TEXT NOT NULL,
            study_date INTEGER NOT NULL,
            study_time INTEGER NOT NULL,
            uid TEXT NOT NULL,
            study INTEGER NOT NULL REFERENCES study (id) ON DELETE CASCADE,
            PRIMARY KEY (modality, study_date DESC, study_time DESC, uid)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX study_modality_study ON study_modality (study, modality);
        INSERT INTO study_modality
            SELECT DISTINCT COALESCE(series.modality, 'OT'), study_date, study_time, study.uid, study.id
            FROM study JOIN series ON series.study = study.id
            WHERE series.modality IS NOT NULL OR study.modalities = 'OT';

        -- The items as DICOM JSON are in series_attributes already.
        ALTER TABLE series_request DROP COLUMN attribute;
        """

    private static func addMoments(_ db: Database) throws {
        try db.execute(
            sql: """
                -- Microseconds from 1970 in UTC, NULL where date, time or zone is not known.
                ALTER TABLE study ADD COLUMN moment INTEGER;
                CREATE INDEX study_moment ON study (moment) WHERE moment IS NOT NULL;
                ALTER TABLE series ADD COLUMN step_moment INTEGER;
                CREATE INDEX series_step_moment ON series (step_moment) WHERE step_moment IS NOT NULL;
                """)
        try fillMoments(db, table: "study", column: "moment", SearchTag.studyDate, SearchTag.studyTime)
        try fillMoments(
            db, table: "series", column: "step_moment", SearchTag.performedProcedureStepStartDate,
            SearchTag.performedProcedureStepStartTime)
    }

    /// From the attributes that the rows keep for answers.
    private static func fillMoments(
        _ db: Database, table: String, column: String, _ date: Tag, _ time: Tag
    ) throws {
        let wanted: Set = [date, time, SearchTag.timezoneOffsetFromUTC]
        for id in try Int64.fetchAll(db, sql: "SELECT \(table) FROM \(table)_attributes") {
            let blob = try Data.fetchOne(
                db.cachedStatement(sql: "SELECT attributes FROM \(table)_attributes WHERE \(table) = ?"),
                arguments: [id])
            let fragments = try AttributeFragment.fragments(blob: Array(blob ?? Data())) { wanted.contains($0) }
            let elements = try fragments.map { try DICOMJSON.element($0.tag, $0.json) }
            guard let moment = StoredKeyValues(DataSet(elements)).moment(date: date, time: time) else { continue }
            try db.cachedStatement(sql: "UPDATE \(table) SET \(column) = ? WHERE id = ?").execute(arguments: [
                moment, id,
            ])
        }
    }
}
