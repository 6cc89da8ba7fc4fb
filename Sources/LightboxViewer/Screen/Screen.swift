internal import DICOMCore
internal import DICOMweb

/// What the person sees of a state. - Parameter cache: drawn pictures of screens before.
package func screen(of state: ViewerState, cache: inout BlockCache) -> Grid {
    var grid = Grid(columns: state.size.columns, rows: state.size.rows)
    if state.isHelpShown {
        drawHelp(state, on: &grid)
    } else if let tags = state.tags {
        drawTags(tags, state, on: &grid)
    } else {
        switch state.page {
        case .studies: drawStudies(state, on: &grid)
        case .study: drawStudy(state, &cache, on: &grid)
        case .image: drawImage(state, &cache, on: &grid)
        }
    }
    return grid
}

extension Grid {
    /// A line over the whole width.
    mutating func bar(_ text: String, row: Int, style: CellStyle = .reversed) {
        write(fitted(visibleText(text), columns: columns), row: row, column: 0, style: style)
    }
}

private func drawStudies(_ state: ViewerState, on grid: inout Grid) {
    let list = state.list
    grid.bar(" Lightbox  \(state.sourceName)", row: 0)
    grid.write("Search: \(list.typed)▏", row: 1, column: 0, style: .bold)
    if list.typed.isEmpty {
        grid.write("name, ID, 2024-05, CT …", row: 1, column: 10, style: .dim)
    }
    let first = state.firstStudyRow
    for row in 0..<state.studyRows where list.entries.indices.contains(first + row) {
        let line = fitted(studyLine(list.entries[first + row], columns: grid.columns), columns: grid.columns)
        grid.write(line, row: row + 2, column: 0, style: first + row == list.selected ? .reversed : .plain)
    }
    let count = "\(list.entries.count)\(list.isComplete ? "" : "+") studies"
    let status = list.isLoading ? "searching …" : list.entries.isEmpty && list.failure == nil ? "no study" : count
    drawLastLine(list.failure, "\(status)   ↑↓ choose  Enter open  F1 or ? help  Esc quit", on: &grid)
}

/// The last line: what went wrong, or what can be done.
func drawLastLine(_ failure: String?, _ text: String, on grid: inout Grid) {
    if let failure {
        grid.bar(failure, row: grid.rows - 1, style: .warning)
    } else {
        grid.bar(text, row: grid.rows - 1, style: .dim)
    }
}

private func drawStudy(_ state: ViewerState, _ cache: inout BlockCache, on grid: inout Grid) {
    guard let study = state.study else { return }
    for (row, line) in studyHeader(study.entry).enumerated() {
        if row == 0 { grid.bar(" " + line, row: 0) } else { grid.write(line, row: row, column: 1) }
    }
    let layout = state.thumbnailLayout
    let lines = state.visibleLines
    let series = study.series ?? []
    for (index, entry) in series.enumerated() {
        let line = index / layout.perLine - lines.first
        guard (0..<lines.count).contains(line) else { continue }
        let request = state.thumbnailRequest(entry)
        let place = (
            row: state.studyHeaderRows + line * layout.pitch, column: index % layout.perLine * (layout.columns + 2)
        )
        drawThumbnail(
            state.shelf[request], request, entry, place, layout, state, &cache, isSelected: index == study.selected,
            on: &grid)
    }
    let count = study.series.map { "\($0.count) series" } ?? "loading …"
    let text = state.notice.isEmpty ? "\(count)   ←→↑↓ choose  Enter open  y copy URL  ? help  Esc back" : state.notice
    drawLastLine(study.failure, text, on: &grid)
}

private func drawThumbnail(
    _ picture: Result<Picture, PictureFailure>?, _ request: PictureRequest, _ entry: SeriesEntry,
    _ place: (row: Int, column: Int), _ layout: ThumbnailLayout, _ state: ViewerState, _ cache: inout BlockCache,
    isSelected: Bool, on grid: inout Grid
) {
    // The last row belongs to the line of keys.
    let room = min(layout.rows, grid.rows - 2 - place.row)
    guard room >= 0 else { return }
    switch picture {
    // Only its title has a place.
    case _ where room == 0: break
    case .success(let picture)?:
        let area = CellArea(row: place.row, column: place.column, columns: layout.columns, rows: room)
        draw(picture, .still(PlacedPicture.Key(request)), in: area, state.drawing, &cache, on: &grid)
    case .failure?:
        let text = entry.isDocument ? "Enter to read" : "no picture"
        grid.write(
            text, row: place.row + room / 2, column: place.column + max((layout.columns - text.count) / 2, 0),
            limit: layout.columns, style: .dim)
    case nil:
        let text = String(repeating: "░", count: layout.columns)
        for row in 0..<room { grid.write(text, row: place.row + row, column: place.column, style: .dim) }
    }
    grid.write(
        fitted(visibleText(entry.title), columns: layout.columns), row: place.row + room, column: place.column,
        style: isSelected ? .reversed : .plain)
}

private func drawTags(_ tags: TagBrowser, _ state: ViewerState, on grid: inout Grid) {
    grid.bar(" \(tags.instance.instance.text)", row: 0)
    let lines = tags.matchingLines
    for row in 0..<state.contentRows where lines.indices.contains(tags.top + row) {
        grid.write(lines[tags.top + row], row: row + 1, column: 0, limit: grid.columns)
    }
    if tags.lines == nil, tags.failure == nil { grid.write("loading …", row: 1, column: 0) }
    let search = tags.isTyping || !tags.typed.isEmpty ? "/\(tags.typed)\(tags.isTyping ? "▏" : "")  " : ""
    drawLastLine(tags.failure, "\(search)\(lines.count) attributes   / search  ↑↓ scroll  Esc back", on: &grid)
}
