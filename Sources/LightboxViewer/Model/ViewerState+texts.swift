internal import DICOMCore
internal import DICOMweb

extension ViewerState {
    /// Texts that are to be read now and were not asked for.
    mutating func missingTexts() -> [ViewerEffect] {
        guard page == .image else { return [] }
        let own = image?.missingText() ?? []
        return own + (other?.missingText() ?? [])
    }

    /// Breaks the texts that are read now into lines for the room that they have now.
    mutating func breakTexts() {
        guard page == .image else { return }
        let columns = paneColumns
        let rows = contentRows
        image?.breakText(columns: columns, rows: rows)
        other?.breakText(columns: columns, rows: rows)
    }

    /// - Returns: `nil` where the input means what it does for pictures.
    mutating func handleText(_ input: Input) -> [ViewerEffect]? {
        guard let image, image.slice?.kind ?? .picture != .picture else { return nil }
        switch input {
        case .key(.character("j")): scrollText(1)
        case .key(.character("k")): scrollText(-1)
        case .key(.control("r")):
            if let slice = image.slice { self.image?.forgetText(of: slice.instance) }
        case .key(.left), .key(.right): return nil
        default:
            guard let step = listStep(input, page: contentRows) else { return nil }
            scrollText(step)
        }
        return []
    }

    private mutating func scrollText(_ step: Int) {
        guard let image else { return }
        let last = max(textLines(of: image, columns: paneColumns).count - contentRows, 0)
        let top = min(max(image.top.addingClamped(step), 0), last)
        self.image?.top = top
    }

    /// What is read of a page, in lines of at most so many columns.
    func textLines(of page: ImagePage, columns: Int) -> [String] {
        guard let slice = page.slice else { return [] }
        if let broken = page.brokenText, broken.instance == slice.instance, broken.columns == columns {
            return broken.lines
        }
        switch page.texts[slice.instance] {
        case nil: return ["loading …"]
        case .failure(let failure)?: return wrapped(failure.sentence, columns: columns)
        case .success(let text)?: return wrapped(text, columns: columns)
        }
    }
}

extension ImagePage {
    fileprivate mutating func missingText() -> [ViewerEffect] {
        guard let slice, slice.kind != .picture, !askedTexts.contains(slice.instance) else { return [] }
        askedTexts.insert(slice.instance)
        return [.loadText(slice)]
    }

    fileprivate mutating func breakText(columns: Int, rows: Int) {
        guard let slice, slice.kind != .picture, case .success(let text)? = texts[slice.instance] else { return }
        if brokenText?.instance != slice.instance || brokenText?.columns != columns {
            let lines = wrapped(text, columns: columns)
            brokenText = BrokenText(instance: slice.instance, columns: columns, lines: lines)
        }
        top = min(top, max((brokenText?.lines.count ?? 0) - rows, 0))
    }

    fileprivate mutating func forgetText(of instance: Resource.InstanceResource) {
        texts[instance] = nil
        brokenText = nil
        askedTexts.remove(instance)
    }
}
