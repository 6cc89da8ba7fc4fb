package import DICOMCore

/// Why the index can't be opened, or can't answer.
package enum SQLiteIndexError: Error, Equatable {
    /// The file can't be opened or made. - Parameter resultCode: SQLite's extended result code, for the log.
    case cannotOpen(path: String, resultCode: Int)
    /// The file is no SQLite database.
    case notADatabase(path: String)
    /// The file is a SQLite database, but of another program.
    case foreignDatabase(path: String)
    /// A newer Lightbox has changed the schema; this one would not understand what it reads.
    case newerSchema(path: String)
    /// A cursor that this index did not give out.
    case invalidCursor
    /// A key or a kind of match that `SearchKey` does not have.
    case unsupportedMatch(path: [Tag])
    /// A stored value can't be read back: the file is damaged.
    case damaged(table: String, row: Int64)
}
