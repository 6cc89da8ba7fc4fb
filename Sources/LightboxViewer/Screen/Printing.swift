package import DICOMCore
internal import DICOMweb

/// What `--print` was asked for.
package struct PrintRequest: Sendable {
    package var study: StudyInstanceUID?
    package var series: SeriesInstanceUID?
    /// The place of a picture in the series, from 1.
    package var frame: Int?
    package var window: ViewWindow?
    package var columns: Int

    package init(
        study: StudyInstanceUID?, series: SeriesInstanceUID?, frame: Int?, window: ViewWindow?, columns: Int
    ) {
        self.study = study
        self.series = series
        self.frame = frame
        self.window = window
        self.columns = columns
    }
}

/// What was asked for and is not there.
package enum PrintError: Error, Equatable, Sendable {
    case noStudy(StudyInstanceUID)
    case noSeries(SeriesInstanceUID)
    case noFrame(Int, count: Int)
}

/// The bytes that show studies, a study, or one picture of a series, as lines of text.
package func printed(
    _ request: PrintRequest, from source: some StudySource, _ options: DrawingOptions
) async throws -> [UInt8] {
    guard let uid = request.study else {
        return lines(of: try await studyList(from: source, columns: request.columns), colors: options.colors)
    }
    guard let study = try await source.study(uid) else { throw PrintError.noStudy(uid) }
    var series = try await source.series(of: uid)
    if let wanted = request.series {
        series = series.filter { $0.uid == wanted }
        guard !series.isEmpty else { throw PrintError.noSeries(wanted) }
    }
    guard request.series != nil || request.frame != nil || request.window != nil, let entry = series.first else {
        let pictures = await thumbnails(of: series, from: source, columns: request.columns, options)
        let grid = studyGrid(study, series, pictures: pictures, columns: request.columns, options)
        return lines(of: grid, colors: options.colors)
    }
    return lines(
        of: try await picturePage(study, entry, request, from: source, options), colors: options.colors)
}

private func studyList(from source: some StudySource, columns: Int) async throws -> Grid {
    let found = try await source.studies(matching: StudyFilter(""), offset: 0, limit: 200)
    let studies = found.entries
    var grid = Grid(columns: columns, rows: studies.count * 2 + (found.mayContinue ? 1 : 0))
    if found.mayContinue {
        grid.write("… there may be more; --study UID shows one", row: studies.count * 2, column: 0, style: .dim)
    }
    for (index, study) in studies.enumerated() {
        grid.write(studyLine(study, columns: columns), row: index * 2, column: 0)
        grid.write("  " + study.uid.text, row: index * 2 + 1, column: 0, style: .dim)
    }
    return grid
}

/// All at once, a few at a time; in the order of the series.
private func thumbnails(
    of series: [SeriesEntry], from source: some StudySource, columns: Int, _ options: DrawingOptions
) async -> [Result<Picture, PictureFailure>] {
    let layout = ThumbnailLayout(screenColumns: columns, cell: options.cell)
    let pixels = options.pixels(columns: layout.columns, rows: layout.rows)
    return await withTaskGroup(of: (Int, Result<Picture, PictureFailure>).self) { group in
        var results = [Result<Picture, PictureFailure>](
            repeating: .failure(PictureFailure(sentence: "no picture")), count: series.count)
        for (index, entry) in series.enumerated() {
            if index >= 4, let done = await group.next() { results[done.0] = done.1 }
            group.addTask {
                let request = PictureRequest(
                    .series(.series(entry.study, entry.uid)), width: pixels.width, height: pixels.height)
                do {
                    return (index, .success(try await source.picture(request)))
                } catch {
                    return (index, .failure(PictureFailure(sentence: "no picture")))
                }
            }
        }
        for await done in group { results[done.0] = done.1 }
        return results
    }
}

private func picturePage(
    _ study: StudyEntry, _ series: SeriesEntry, _ request: PrintRequest, from source: some StudySource,
    _ options: DrawingOptions
) async throws -> Grid {
    let all = slices(of: try await source.instances(of: series))
    let number = request.frame ?? (all.count + 1) / 2
    guard all.indices.contains(number - 1) else { throw PrintError.noFrame(number, count: all.count) }
    let rows = request.columns * options.cell.width / options.cell.height
    let pixels = options.pixels(columns: request.columns, rows: rows)
    let picture = try await source.picture(
        PictureRequest(
            .slice(all[number - 1]), width: pixels.width, height: pixels.height, window: request.window))
    let block = drawPicture(
        picture, columns: request.columns, rows: max(rows, 1), cell: options.cell, symbols: options.symbols,
        colors: options.colors)
    let header = studyHeader(study) + ["\(series.title)  \(number)/\(all.count)"]
    var grid = Grid(columns: request.columns, rows: header.count + block.rows)
    for (row, line) in header.enumerated() { grid.write(line, row: row, column: 0, style: row == 0 ? .bold : .plain) }
    grid.draw(block, row: header.count, column: 0)
    return grid
}

/// One study on one line; the name takes what is left, and stays longest where there is little room.
func studyLine(_ study: StudyEntry, columns: Int) -> String {
    guard columns >= 60 else { return narrowStudyLine(study, columns: columns) }
    let rest = max(columns - 12 - 12 - 9, 8)
    let nameColumns = max(rest * 3 / 5, 4)
    return [
        fitted(visibleText(study.date), columns: 11),
        fitted(visibleText(study.modalities.joined(separator: "/")), columns: 8),
        fitted(visibleText(study.patientName.isEmpty ? "(no name)" : study.patientName), columns: nameColumns),
        fitted(visibleText(study.patientID), columns: 12),
        fitted(visibleText(study.description), columns: max(rest - nameColumns - 2, 0)),
    ].joined(separator: " ")
}

private func narrowStudyLine(_ study: StudyEntry, columns: Int) -> String {
    let date = columns < 40 ? "" : fitted(visibleText(study.date), columns: 11)
    let modality = columns < 20 ? "" : " " + fitted(visibleText(study.modalities.joined(separator: "/")), columns: 5)
    let name = visibleText(study.patientName.isEmpty ? "(no name)" : study.patientName)
    return date + fitted(name, columns: columns - date.count - columnWidth(of: modality)) + modality
}
