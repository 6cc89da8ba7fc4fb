import GRDB

extension Schema {
    /// Values that many studies share, each once, with the number of its studies beside it.
    ///
    /// - A search by a part of a name, ID or description looks at the different values and not at all studies, and the exact
    ///   number of matches is a sum of kept numbers.
    /// - The studies of a value lie in its index in the order of answers.
    /// - `study_month` tells where in that order a place is, without a walk to it.
    ///
    /// Triggers keep the numbers, so that no statement that writes a study can forget them.
    static func addSharedValues(to db: Database) throws {
        for part in [tables, fill, indexes, triggers, classes] { try db.execute(sql: part) }
    }

    private static let tables = """
        ALTER TABLE patient ADD COLUMN study_count INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE person_name ADD COLUMN patient_study_count INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE person_name ADD COLUMN referring_study_count INTEGER NOT NULL DEFAULT 0;

        CREATE TABLE study_description (
            id INTEGER PRIMARY KEY,
            text TEXT NOT NULL UNIQUE,
            study_count INTEGER NOT NULL DEFAULT 0
        ) STRICT;

        CREATE TABLE modality_set (
            id INTEGER PRIMARY KEY,
            -- Ascending, with backslashes between them.
            modalities TEXT NOT NULL UNIQUE,
            study_count INTEGER NOT NULL DEFAULT 0
        ) STRICT;
        CREATE TABLE modality_set_member (
            modality TEXT NOT NULL,
            modality_set INTEGER NOT NULL REFERENCES modality_set (id) ON DELETE CASCADE,
            PRIMARY KEY (modality, modality_set)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX modality_set_member_set ON modality_set_member (modality_set, modality);

        CREATE TABLE study_month (
            -- yyyymm: the date divided by 100, 0 for what has none.
            month INTEGER PRIMARY KEY,
            study_count INTEGER NOT NULL,
            series_count INTEGER NOT NULL,
            instance_count INTEGER NOT NULL
        ) STRICT;

        ALTER TABLE study ADD COLUMN description_id INTEGER REFERENCES study_description (id);
        ALTER TABLE study ADD COLUMN modality_set INTEGER REFERENCES modality_set (id);
        """

    private static let fill = """
        UPDATE patient SET study_count = (SELECT COUNT(*) FROM study WHERE study.patient = patient.id);
        UPDATE person_name SET
            patient_study_count = (SELECT COUNT(*) FROM study WHERE study.patient_name_id = person_name.id),
            referring_study_count = (SELECT COUNT(*) FROM study WHERE study.referring_name_id = person_name.id);
        INSERT INTO study_description (text, study_count)
            SELECT study_description, COUNT(*) FROM study WHERE study_description IS NOT NULL GROUP BY study_description;
        INSERT INTO modality_set (modalities, study_count) SELECT modalities, COUNT(*) FROM study GROUP BY modalities;
        UPDATE study SET
            description_id = (SELECT id FROM study_description WHERE text = study.study_description),
            modality_set = (SELECT id FROM modality_set WHERE modality_set.modalities = study.modalities);
        INSERT INTO modality_set_member
            SELECT DISTINCT study_modality.modality, study.modality_set
            FROM study_modality JOIN study ON study.id = study_modality.study;
        INSERT INTO study_month
            SELECT study_date / 100, COUNT(*), SUM(series_count), SUM(instance_count) FROM study GROUP BY study_date / 100;
        """

    private static let indexes = """
        DROP TABLE study_modality;
        DROP INDEX study_patient;
        DROP INDEX study_patient_id;
        ALTER TABLE study DROP COLUMN patient_id;
        ALTER TABLE study DROP COLUMN study_description;
        ALTER TABLE study DROP COLUMN modalities;
        CREATE INDEX study_patient ON study (patient, study_date DESC, study_time DESC, uid);
        CREATE INDEX study_description_order ON study (description_id, study_date DESC, study_time DESC, uid);
        CREATE INDEX study_modality_order ON study (modality_set, study_date DESC, study_time DESC, uid);
        """

    private static let triggers = """
        CREATE TRIGGER study_added AFTER INSERT ON study BEGIN
            UPDATE patient SET study_count = study_count + 1 WHERE id = NEW.patient;
            UPDATE person_name SET patient_study_count = patient_study_count + 1 WHERE id = NEW.patient_name_id;
            UPDATE person_name SET referring_study_count = referring_study_count + 1 WHERE id = NEW.referring_name_id;
            UPDATE study_description SET study_count = study_count + 1 WHERE id = NEW.description_id;
            UPDATE modality_set SET study_count = study_count + 1 WHERE id = NEW.modality_set;
            INSERT INTO study_month VALUES (NEW.study_date / 100, 1, NEW.series_count, NEW.instance_count)
                ON CONFLICT (month) DO UPDATE SET study_count = study_count + 1,
                    series_count = series_count + NEW.series_count, instance_count = instance_count + NEW.instance_count;
        END;

        CREATE TRIGGER study_counted AFTER UPDATE OF series_count, instance_count ON study BEGIN
            UPDATE study_month SET series_count = series_count + NEW.series_count - OLD.series_count,
                instance_count = instance_count + NEW.instance_count - OLD.instance_count
                WHERE month = NEW.study_date / 100;
        END;

        CREATE TRIGGER study_modalities AFTER UPDATE OF modality_set ON study
            WHEN OLD.modality_set IS NOT NEW.modality_set
        BEGIN
            UPDATE modality_set SET study_count = study_count + 1 WHERE id = NEW.modality_set;
            UPDATE modality_set SET study_count = study_count - 1 WHERE id = OLD.modality_set;
            DELETE FROM modality_set WHERE id = OLD.modality_set AND study_count = 0;
        END;

        -- A value that no study has any more goes. The patient stays until its studies are counted anew.
        DROP TRIGGER study_names;
        CREATE TRIGGER study_gone AFTER DELETE ON study BEGIN
            UPDATE patient SET study_count = study_count - 1 WHERE id = OLD.patient;
            UPDATE person_name SET patient_study_count = patient_study_count - 1 WHERE id = OLD.patient_name_id;
            UPDATE person_name SET referring_study_count = referring_study_count - 1 WHERE id = OLD.referring_name_id;
            DELETE FROM person_name WHERE id IN (OLD.patient_name_id, OLD.referring_name_id)
                AND patient_study_count = 0 AND referring_study_count = 0;
            UPDATE study_description SET study_count = study_count - 1 WHERE id = OLD.description_id;
            DELETE FROM study_description WHERE id = OLD.description_id AND study_count = 0;
            UPDATE modality_set SET study_count = study_count - 1 WHERE id = OLD.modality_set;
            DELETE FROM modality_set WHERE id = OLD.modality_set AND study_count = 0;
            UPDATE study_month SET study_count = study_count - 1, series_count = series_count - OLD.series_count,
                instance_count = instance_count - OLD.instance_count WHERE month = OLD.study_date / 100;
            DELETE FROM study_month WHERE month = OLD.study_date / 100 AND study_count = 0;
        END;
        """

    /// SOPClassesInStudy (0008,0062): kept, since a study can have thousands of instances.
    private static let classes = """
        CREATE TABLE study_class (
            study INTEGER NOT NULL REFERENCES study (id) ON DELETE CASCADE,
            sop_class TEXT NOT NULL,
            PRIMARY KEY (study, sop_class)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX study_class_studies ON study_class (sop_class, study);
        INSERT INTO study_class
            SELECT DISTINCT series.study, instance.sop_class FROM series JOIN instance ON instance.series = series.id
            WHERE instance.sop_class <> '';
        """
}
