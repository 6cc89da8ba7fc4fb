internal import DICOMCore

extension ViewerState {
    /// Columns of one series: all of the screen, or half of what a line between them leaves.
    var paneColumns: Int { other == nil ? size.columns : max((size.columns - 1) / 2, 1) }

    /// The pages from left to right, with the column where each begins.
    var panes: [(page: ImagePage, column: Int, isActive: Bool)] {
        guard let image else { return [] }
        guard let other else { return [(image, 0, true)] }
        let right = size.columns - paneColumns
        return isRightActive
            ? [(other, 0, false), (image, right, true)] : [(image, 0, true), (other, right, false)]
    }

    /// Shows the next series beside this one, or this one alone.
    mutating func toggleBeside() -> [ViewerEffect] {
        guard other == nil else {
            other = nil
            isRightActive = false
            isLinked = false
            return []
        }
        guard let next = series(beside: image, step: 1) else {
            notice = "The study has no other series."
            return []
        }
        other = image
        isRightActive = true
        image = ImagePage(series: next)
        return [.loadInstances(next)]
    }

    mutating func switchPane() {
        guard other != nil else { return }
        image?.isPlaying = false
        (image, other) = (other, image)
        isRightActive.toggle()
    }

    /// The next or previous series of the study in the place of this one.
    mutating func changeSeries(_ step: Int) -> [ViewerEffect] {
        guard let next = series(beside: image, step: step), next.uid != image?.series.uid else {
            notice = "The study has no other series."
            return []
        }
        image = ImagePage(series: next)
        return [.loadInstances(next)]
    }

    /// In a circle.
    private func series(beside page: ImagePage?, step: Int) -> SeriesEntry? {
        guard let all = study?.series, all.count > 1, let page,
            let index = all.firstIndex(where: { $0.uid == page.series.uid })
        else { return nil }
        return all[(index + step + all.count) % all.count]
    }
}
