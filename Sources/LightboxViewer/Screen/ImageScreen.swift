internal import DICOMCore
internal import DICOMweb

/// The page of a series, or of two side by side.
func drawImage(_ state: ViewerState, _ cache: inout BlockCache, on grid: inout Grid) {
    for pane in state.panes {
        let area = CellArea(row: 1, column: pane.column, columns: state.paneColumns, rows: state.contentRows)
        if pane.page.slice?.kind ?? .picture == .picture {
            drawPicture(of: pane.page, in: area, state, &cache, on: &grid)
        } else {
            let lines = state.textLines(of: pane.page, columns: area.columns)
            for row in 0..<area.rows where lines.indices.contains(pane.page.top + row) {
                grid.write(
                    lines[pane.page.top + row], row: area.row + row, column: area.column, limit: area.columns)
            }
        }
        drawTitle(of: pane.page, state, in: area, isActive: pane.isActive, on: &grid)
    }
    if state.other != nil {
        for row in 0..<(state.contentRows + 1) {
            grid.write("│", row: row, column: state.paneColumns, style: .dim)
        }
    }
    drawStatus(state, on: &grid)
}

private func drawPicture(
    of page: ImagePage, in area: CellArea, _ state: ViewerState, _ cache: inout BlockCache, on grid: inout Grid
) {
    let wanted = state.pictureRequest(of: page, at: page.index)
    var reason = page.failure ?? (page.isLoaded && page.slices.isEmpty ? "This series has no instances." : "loading …")
    // What was shown stays until the wanted picture is there.
    for request in [wanted, page.shown].compactMap({ $0 }) {
        switch state.shelf[request] {
        case .success(let picture)?:
            let content = state.cine(showing: request) ?? .still(PlacedPicture.Key(request, page.turns))
            return draw(picture, content, in: state.pictureArea(of: page, in: area), state.drawing, &cache, on: &grid)
        case .failure(let failure)?:
            reason = failure.sentence
        case nil: continue
        }
        break
    }
    let lines = wrapped(reason, columns: max(area.columns - 4, 1))
    for (index, line) in lines.prefix(area.rows).enumerated() {
        grid.write(
            line, row: area.row + max(area.rows - lines.count, 0) / 2 + index, column: area.column + 2,
            limit: area.columns - 2)
    }
}

private func drawTitle(
    of page: ImagePage, _ state: ViewerState, in area: CellArea, isActive: Bool, on grid: inout Grid
) {
    let study = state.study.map { studyHeader($0.entry)[0] } ?? ""
    let patient = page.isOverlayShown && state.other == nil ? study + "  " : ""
    let text = fitted(visibleText(" \(patient)\(page.series.title)"), columns: area.columns)
    grid.write(text, row: 0, column: area.column, limit: area.columns, style: isActive ? .reversed : .dim)
}

private func drawStatus(_ state: ViewerState, on grid: inout Grid) {
    guard let image = state.image else { return }
    var parts = ["\(min(image.index + 1, image.slices.count))/\(image.slices.count)"]
    let isText = image.slice?.kind ?? .picture != .picture
    if !isText, image.isOverlayShown { parts += technique(of: image, state) }
    if state.isLinked { parts.append("linked") }
    if image.isPlaying { parts.append("▶ \(image.framesPerSecond)/s") }
    let keys =
        isText
        ? "j/k scroll  ←→ other  y copy URL  ? help  Esc back"
        : "j/k slice  space cine  1-7 window  s beside  ? help  Esc back"
    parts.append(state.notice.isEmpty ? keys : state.notice)
    drawLastLine(image.failure, parts.joined(separator: "  "), on: &grid)
}

/// How the picture is shown: window, size, turns.
private func technique(of image: ImagePage, _ state: ViewerState) -> [String] {
    var parts: [String] = []
    if !state.isColored {
        let window = state.currentWindow
        parts.append("W \(Int(window.width)) C \(Int(window.center))")
    }
    if image.zoom != 1 { parts.append("×\((image.zoom * 10).rounded() / 10)") }
    if image.turns.quarters > 0 { parts.append("\(image.turns.quarters * 90)°") }
    if image.turns.isInverted { parts.append("inverted") }
    return parts
}

extension ViewerState {
    /// The picture that is seen has colours, so that no window counts.
    fileprivate var isColored: Bool {
        guard let shown = image?.shown, case .success(let picture)? = shelf[shown] else { return false }
        return picture.channels == 3
    }
}
