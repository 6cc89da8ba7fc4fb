import GRDB

/// The tables of the index, and how older ones become these.
///
/// What a search compares or sorts by lies in narrow rows of `study`, `series` and `instance`; what only an answer needs
/// lies in tables beside them, so that a scan does not read it. Every key of PS3.18 table 10.6.1-5 has an index.
///
/// Missing values: text is NULL. Dates are yyyymmdd as a number and 0 where missing, times are microseconds and -1 where
/// missing, numbers are 2⁶³-1 where missing; what can't be read has the number beside (`StoredKeyValues`). None of these can be asked for, and columns without NULL let the indexes of
/// the order be unique: only then SQLite walks study, series, instance in the order of the answer instead of sorting.
enum Schema {
    /// Marks a database file as ours: "LBOX".
    static let applicationID = 0x4C42_4F58

    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 studies, series and instances") { db in
            try db.execute(sql: studies)
            try db.execute(sql: series)
            try db.execute(sql: instances)
            try db.execute(sql: "PRAGMA application_id = \(applicationID)")
        }
        migrator.registerMigration("search 1: names, lists of modalities, moments", migrate: addSearch)
        migrator.registerMigration("ingest 1 sources, refused files and removals") { db in
            try db.execute(sql: sources)
            try db.execute(sql: removals)
        }
        migrator.registerMigration("search 2: shared values, numbers of studies", migrate: addSharedValues)
        migrator.registerMigration("search 3: values of chosen attributes") { db in
            try db.execute(sql: chosenAttributes)
        }
        return migrator
    }

    private static let studies = """
        CREATE TABLE patient (
            id INTEGER PRIMARY KEY,
            -- NULL where the objects name no patient: such studies never share one.
            patient_id TEXT,
            issuer TEXT NOT NULL
        ) STRICT;
        CREATE UNIQUE INDEX patient_identity ON patient (patient_id, issuer);

        CREATE TABLE study (
            id INTEGER PRIMARY KEY,
            patient INTEGER NOT NULL REFERENCES patient (id),
            uid TEXT NOT NULL UNIQUE,
            study_date INTEGER NOT NULL,
            study_time INTEGER NOT NULL,
            accession_number TEXT,
            referring_name TEXT,
            referring_name_ideographic TEXT,
            referring_name_phonetic TEXT,
            patient_name TEXT,
            patient_name_ideographic TEXT,
            patient_name_phonetic TEXT,
            patient_id TEXT,
            patient_birth_date INTEGER NOT NULL,
            patient_sex TEXT,
            study_id TEXT,
            study_description TEXT,
            -- Kept for the answer: those of study_modality, ascending, with backslashes between them.
            modalities TEXT NOT NULL,
            series_count INTEGER NOT NULL,
            instance_count INTEGER NOT NULL
        ) STRICT;
        CREATE UNIQUE INDEX study_order ON study (study_date DESC, study_time DESC, uid);
        CREATE INDEX study_patient ON study (patient);
        CREATE INDEX study_time ON study (study_time);
        CREATE INDEX study_accession_number ON study (accession_number);
        CREATE INDEX study_referring_name ON study (referring_name);
        CREATE INDEX study_referring_name_ideographic ON study (referring_name_ideographic)
            WHERE referring_name_ideographic IS NOT NULL;
        CREATE INDEX study_referring_name_phonetic ON study (referring_name_phonetic)
            WHERE referring_name_phonetic IS NOT NULL;
        CREATE INDEX study_patient_name ON study (patient_name);
        CREATE INDEX study_patient_name_ideographic ON study (patient_name_ideographic)
            WHERE patient_name_ideographic IS NOT NULL;
        CREATE INDEX study_patient_name_phonetic ON study (patient_name_phonetic)
            WHERE patient_name_phonetic IS NOT NULL;
        CREATE INDEX study_patient_id ON study (patient_id);
        CREATE INDEX study_study_id ON study (study_id);

        CREATE TABLE study_attributes (
            study INTEGER PRIMARY KEY REFERENCES study (id) ON DELETE CASCADE,
            attributes BLOB NOT NULL
        ) STRICT;

        CREATE TABLE study_modality (
            modality TEXT NOT NULL,
            study INTEGER NOT NULL REFERENCES study (id) ON DELETE CASCADE,
            PRIMARY KEY (modality, study)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX study_modality_study ON study_modality (study);
        """

    private static let series = """
        CREATE TABLE series (
            id INTEGER PRIMARY KEY,
            study INTEGER NOT NULL REFERENCES study (id) ON DELETE CASCADE,
            uid TEXT NOT NULL,
            modality TEXT,
            number INTEGER NOT NULL,
            description TEXT,
            step_start_date INTEGER NOT NULL,
            step_start_time INTEGER NOT NULL,
            instance_count INTEGER NOT NULL
        ) STRICT;
        -- Two studies can claim one series UID: neither may lose its instances.
        CREATE UNIQUE INDEX series_uid ON series (uid, study);
        CREATE UNIQUE INDEX series_order ON series (study, number, uid);
        CREATE INDEX series_modality ON series (modality);
        CREATE INDEX series_number ON series (number);
        CREATE INDEX series_step_start ON series (step_start_date, step_start_time);
        CREATE INDEX series_step_start_time ON series (step_start_time);

        CREATE TABLE series_attributes (
            series INTEGER PRIMARY KEY REFERENCES series (id) ON DELETE CASCADE,
            attributes BLOB NOT NULL
        ) STRICT;

        CREATE TABLE series_request (
            series INTEGER NOT NULL REFERENCES series (id) ON DELETE CASCADE,
            item INTEGER NOT NULL,
            scheduled_step_id TEXT,
            requested_procedure_id TEXT,
            -- DICOM JSON of the sequence with this item alone.
            attribute BLOB NOT NULL,
            PRIMARY KEY (series, item)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX series_request_step ON series_request (scheduled_step_id);
        CREATE INDEX series_request_procedure ON series_request (requested_procedure_id);
        """

    private static let instances = """
        CREATE TABLE instance (
            id INTEGER PRIMARY KEY,
            series INTEGER NOT NULL REFERENCES series (id) ON DELETE CASCADE,
            uid TEXT NOT NULL UNIQUE,
            sop_class TEXT NOT NULL,
            number INTEGER NOT NULL
        ) STRICT;
        CREATE UNIQUE INDEX instance_order ON instance (series, number, uid);
        CREATE INDEX instance_sop_class ON instance (sop_class);
        CREATE INDEX instance_number ON instance (number);

        CREATE TABLE instance_attributes (
            instance INTEGER PRIMARY KEY REFERENCES instance (id) ON DELETE CASCADE,
            attributes BLOB NOT NULL
        ) STRICT;

        CREATE TABLE instance_object (
            instance INTEGER PRIMARY KEY REFERENCES instance (id) ON DELETE CASCADE,
            -- 0: `location` is a key of the object store; 1: it is the path where the object was found.
            location_kind INTEGER NOT NULL CHECK (location_kind IN (0, 1)),
            location TEXT NOT NULL,
            byte_count INTEGER NOT NULL,
            digest BLOB NOT NULL,
            transfer_syntax TEXT NOT NULL,
            pixels BLOB,
            frames BLOB NOT NULL,
            bulk_values BLOB NOT NULL
        ) STRICT;

        CREATE TABLE instance_metadata (
            instance INTEGER PRIMARY KEY REFERENCES instance (id) ON DELETE CASCADE,
            document BLOB NOT NULL
        ) STRICT;
        """
}
