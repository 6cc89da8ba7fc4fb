extension Schema {
    /// Values of the attributes that somebody chose to have indexed beside the keys of the standard.
    static let chosenAttributes = """
        CREATE TABLE indexed_attribute (
            -- The tag as a number.
            attribute INTEGER PRIMARY KEY,
            -- The first row of its level that was not looked through yet; NULL where all were. New rows are not waited for.
            next_row INTEGER
        ) STRICT;

        """
        + ["study", "series", "instance"].map { level in
            """
            CREATE TABLE \(level)_value (
                attribute INTEGER NOT NULL,
                -- Text, a number by its value, a date as yyyymmdd, a time in microseconds; no bytes for what can't be read.
                value ANY NOT NULL,
                \(level) INTEGER NOT NULL REFERENCES \(level) (id) ON DELETE CASCADE,
                PRIMARY KEY (attribute, value, \(level))
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX \(level)_value_row ON \(level)_value (\(level), attribute, value);
            """
        }.joined(separator: "\n")
}
