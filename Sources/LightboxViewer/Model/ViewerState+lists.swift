internal import DICOMCore
internal import DICOMweb

extension ViewerState {
    mutating func handleStudies(_ input: Input) -> [ViewerEffect] {
        list.opensFirst = false
        switch input {
        case .key(.character(let character)): return search(list.typed + String(character))
        case .paste(let text): return search(list.typed + String(visibleText(text).prefix(200)))
        case .key(.backspace): return list.typed.isEmpty ? [] : search(String(list.typed.dropLast()))
        case .key(.control("u")): return search("")
        case .key(.escape): return list.typed.isEmpty ? [.quit] : search("")
        case .key(.control("r")):
            shelf.forgetFailures()
            return search(list.typed)
        case .key(.enter) where list.isStale:
            list.opensFirst = true
            return []
        case .key(.enter), .key(.right):
            return list.entries.indices.contains(list.selected) ? open(list.entries[list.selected]) : []
        case .mouse(let mouse) where mouse.action == .press && mouse.button == .left:
            let index = firstStudyRow + mouse.row - 2
            guard mouse.row >= 2, mouse.row < size.rows - 1, list.entries.indices.contains(index) else { return [] }
            guard index == list.selected else {
                list.selected = index
                return []
            }
            return open(list.entries[index])
        default:
            guard let step = listStep(input, page: studyRows) else { return [] }
            return selectStudy(list.selected.addingClamped(step))
        }
    }

    /// Rows of the list of studies: below the title and the search line.
    var studyRows: Int { max(size.rows - 3, 1) }
    /// The study in the first row: pages turn as a whole, so that rows stay where they are.
    var firstStudyRow: Int { list.selected / studyRows * studyRows }

    private mutating func selectStudy(_ index: Int) -> [ViewerEffect] {
        list.selected = min(max(index, 0), max(list.entries.count - 1, 0))
        let isNearEnd = list.selected + studyRows >= list.entries.count
        guard isNearEnd, !list.isComplete, !list.isLoading, list.failure == nil else { return [] }
        list.isLoading = true
        return [.search(StudyFilter(list.typed), generation: list.generation, offset: list.entries.count)]
    }

    private mutating func search(_ typed: String) -> [ViewerEffect] {
        list.typed = String(typed.prefix(200))
        list.generation += 1
        list.isStale = true
        list.isLoading = true
        list.isComplete = false
        list.failure = nil
        list.selected = 0
        return [.search(StudyFilter(list.typed), generation: list.generation, offset: 0)]
    }

    mutating func handleStudy(_ input: Input) -> [ViewerEffect] {
        guard let current = study else { return [] }
        let perLine = thumbnailLayout.perLine
        switch input {
        case .key(.escape), .key(.backspace), .key(.character("q")):
            page = .studies
        case .key(.control("r")):
            shelf.forgetFailures()
            study?.failure = nil
            return [.loadSeries(current.entry.uid)]
        case .key(.enter), .key(.character(" ")): return openSelectedSeries()
        case .key(.character("y")):
            return copyAddress(of: .retrieve(.study(current.entry.uid), .instances), "This study")
        case .key(.left), .key(.character("h")): selectSeries(current.selected - 1)
        case .key(.right), .key(.character("l")): selectSeries(current.selected + 1)
        case .mouse(let mouse) where mouse.action == .press && mouse.button == .left:
            guard let index = seriesIndex(row: mouse.row, column: mouse.column) else { return [] }
            if index == current.selected { return openSelectedSeries() }
            selectSeries(index)
        default:
            if let step = listStep(input, page: perLine * 2) {
                selectSeries(current.selected.addingClamped(abs(step) == 1 ? step * perLine : step))
            }
        }
        return []
    }

    package var thumbnailLayout: ThumbnailLayout {
        ThumbnailLayout(screenColumns: size.columns, cell: drawing.cell)
    }

    /// Lines of thumbnails that fit, and the first one of them that is shown.
    var visibleLines: (first: Int, count: Int) {
        let layout = thumbnailLayout
        let count = max((size.rows - studyHeaderRows - 1) / layout.pitch, 1)
        return ((study?.selected ?? 0) / layout.perLine / count * count, count)
    }

    var studyHeaderRows: Int { 3 }

    private func seriesIndex(row: Int, column: Int) -> Int? {
        let layout = thumbnailLayout
        let line = row - studyHeaderRows
        guard line >= 0, column / (layout.columns + 2) < layout.perLine else { return nil }
        let index = (visibleLines.first + line / layout.pitch) * layout.perLine + column / (layout.columns + 2)
        return study?.series?.indices.contains(index) ?? false ? index : nil
    }

    private mutating func selectSeries(_ index: Int) {
        let last = max((study?.series?.count ?? 0) - 1, 0)
        study?.selected = min(max(index, 0), last)
    }

    private mutating func openSelectedSeries() -> [ViewerEffect] {
        guard let study, let series = study.series, series.indices.contains(study.selected) else { return [] }
        page = .image
        guard image?.series.uid != series[study.selected].uid || image?.failure != nil else { return [] }
        other = nil
        isRightActive = false
        isLinked = false
        image = ImagePage(series: series[study.selected])
        return [.loadInstances(series[study.selected])]
    }
}

/// How far keys and wheel move through a list; `nil` for anything else.
func listStep(_ input: Input, page: Int) -> Int? {
    switch input {
    case .key(.up): -1
    case .key(.down): 1
    case .key(.pageUp): -page
    case .key(.pageDown): page
    case .key(.home): -1_000_000
    case .key(.end): 1_000_000
    case .mouse(let mouse) where mouse.action == .wheelUp: -1
    case .mouse(let mouse) where mouse.action == .wheelDown: 1
    default: nil
    }
}

extension Int {
    /// Far beyond any list is still a number.
    func addingClamped(_ step: Int) -> Int {
        let (sum, overflow) = addingReportingOverflow(step)
        return overflow ? (step > 0 ? .max : .min) : sum
    }
}
