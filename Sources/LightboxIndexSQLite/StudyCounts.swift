import GRDB

/// Keeps what the rows of studies and series say about what is below them.
struct StudyCounts {
    let db: Database

    /// The distinct modalities of the series, or `OT` where none has one: viewers fail on a study without any.
    func keepModalities(of study: Int64) throws {
        let found = try String.fetchAll(
            db, sql: "SELECT DISTINCT modality FROM series WHERE study = ? AND modality IS NOT NULL ORDER BY modality",
            arguments: [study])
        let set = try modalitySet(found.isEmpty ? ["OT"] : found)
        try run("UPDATE study SET modality_set = ? WHERE id = ? AND modality_set IS NOT ?", [set, study, set])
    }

    /// The row of a set, made where there is none. - Parameter modalities: ascending.
    private func modalitySet(_ modalities: [String]) throws -> Int64 {
        let text = modalities.joined(separator: "\\")
        let known = try Int64.fetchOne(
            db.cachedStatement(sql: "SELECT id FROM modality_set WHERE modalities = ?"), arguments: [text])
        if let known { return known }
        try run("INSERT INTO modality_set (modalities) VALUES (?)", [text])
        let set = db.lastInsertedRowID
        for modality in modalities { try run("INSERT INTO modality_set_member VALUES (?, ?)", [modality, set]) }
        return set
    }

    /// Brings a study up to date after instances of it went: empty series go, and so do an empty study and its patient.
    func recount(_ study: Int64) throws {
        try run(
            """
            UPDATE series SET instance_count = (SELECT COUNT(*) FROM instance WHERE instance.series = series.id)
            WHERE study = ?
            """, [study])
        try run("DELETE FROM series WHERE study = ? AND instance_count = 0", [study])
        try run(
            """
            UPDATE study SET series_count = (SELECT COUNT(*) FROM series WHERE series.study = study.id),
                instance_count = (SELECT COALESCE(SUM(instance_count), 0) FROM series WHERE series.study = study.id)
            WHERE id = ?
            """, [study])
        let patient = try Int64.fetchOne(
            db.cachedStatement(sql: "SELECT patient FROM study WHERE id = ?"), arguments: [study])
        try run("DELETE FROM study WHERE id = ? AND series_count = 0", [study])
        if db.changesCount == 0 {
            try keepModalities(of: study)
            // Not by the index of the class, which has the instances of all studies.
            try run(
                """
                DELETE FROM study_class WHERE study = ? AND NOT EXISTS (
                    SELECT 1 FROM series JOIN instance ON instance.series = series.id
                    WHERE series.study = study_class.study AND +instance.sop_class = study_class.sop_class)
                """, [study])
        }
        try run(
            "DELETE FROM patient WHERE id = ? AND study_count = 0", [patient])
    }

    private func run(_ sql: String, _ arguments: StatementArguments) throws {
        try db.cachedStatement(sql: sql).execute(arguments: arguments)
    }
}
