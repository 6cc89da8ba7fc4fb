/// What ingest remembers beside the instances: where they came from, what was refused, what was removed.
extension Schema {
    static let sources = """
        CREATE TABLE source (
            path BLOB PRIMARY KEY,
            byte_count INTEGER NOT NULL,
            -- Nanoseconds since 1970.
            modified INTEGER NOT NULL,
            -- NULL where the file is no DICOM instance.
            instance INTEGER REFERENCES instance (id) ON DELETE CASCADE
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX source_instance ON source (instance) WHERE instance IS NOT NULL;

        CREATE TABLE quarantine (
            path BLOB PRIMARY KEY,
            byte_count INTEGER NOT NULL,
            modified INTEGER NOT NULL,
            reason TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;

        -- A log of the object store, and how many of its bytes the instances come from.
        CREATE TABLE log_place (
            log INTEGER PRIMARY KEY,
            byte_count INTEGER NOT NULL
        ) STRICT;
        """

    static let removals = """
        CREATE TABLE removed_instance (
            instance TEXT PRIMARY KEY,
            series TEXT NOT NULL,
            study TEXT NOT NULL,
            -- Seconds since 1970.
            removed INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX removed_instance_study ON removed_instance (study, series);

        -- Objects that nothing refers to any more.
        CREATE TABLE erasure (
            location TEXT PRIMARY KEY,
            -- Seconds since 1970.
            due INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX erasure_due ON erasure (due);
        """
}
