/// The lines about a study above its series.
func studyHeader(_ study: StudyEntry) -> [String] {
    let patient = [study.patientName.isEmpty ? "(no name)" : study.patientName, study.patientID, study.sex]
    let birth = study.birthDate.isEmpty ? [] : ["* \(study.birthDate)"]
    let counts = [study.seriesCount.map { "\($0) series" }, study.instanceCount.map { "\($0) images" }]
    let about = ["\(study.date) \(study.time)", study.modalities.joined(separator: "/"), study.description]
    return [patient + birth, about + counts.compactMap { $0 }].map { parts in
        parts.filter { !$0.allSatisfy(\.isWhitespace) }.joined(separator: "  ")
    }
}

/// How thumbnails lie side by side.
package struct ThumbnailLayout: Equatable, Sendable {
    /// Cells of one picture; under it a line of text.
    package let columns: Int
    package let rows: Int
    package let perLine: Int

    /// As many of about 24 columns as fit, at least one.
    package init(screenColumns: Int, cell: CellSize) {
        let perLine = max(1, screenColumns / 26)
        columns = max(1, min(48, screenColumns / perLine - 2))
        self.perLine = perLine
        rows = max(1, Int((Double(columns * cell.width) / Double(cell.height)).rounded()))
    }

    /// Lines from one line of pictures to the next.
    package var pitch: Int { rows + 2 }
}
