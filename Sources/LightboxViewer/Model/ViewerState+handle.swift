internal import DICOMCore
internal import DICOMweb
internal import DICOMwebClient

extension ViewerState {
    /// Takes in what happened. - Returns: what is to be done now.
    package mutating func handle(_ event: ViewerEvent) -> [ViewerEffect] {
        let effects = take(event)
        breakTexts()
        return effects + missingTexts()
    }

    private mutating func take(_ event: ViewerEvent) -> [ViewerEffect] {
        switch event {
        case .input(let input): return handle(input)
        case .resized(let new):
            size = new
            if let cell = new.cell { drawing.cell = cell }
            return [.repaint]
        case .studies(let generation, let offset, let result):
            list.take(result, generation: generation, offset: offset)
            guard list.opensFirst, !list.isStale, page == .studies else { return [] }
            list.opensFirst = false
            return list.entries.first.map { open($0) } ?? []
        case .series(let uid, let result):
            guard study?.entry.uid == uid else { return [] }
            switch result {
            case .success(let series): study?.series = series
            case .failure(let failure): study?.failure = failure.sentence
            }
        case .instances(let uid, let result):
            return takeInstances(uid, result)
        case .attributes(let instance, let result):
            takeAttributes(instance, result)
        case .text(let instance, let result):
            if image?.askedTexts.contains(instance) ?? false { image?.texts[instance] = result }
            if other?.askedTexts.contains(instance) ?? false { other?.texts[instance] = result }
        case .picture(let request, let result):
            shelf.put(result, for: request, keeping: Set(wantedPictures))
            if case .success = result { notePicture(request) }
        case .tick(let now):
            return advanceCine(now)
        }
        return []
    }

    private mutating func handle(_ input: Input) -> [ViewerEffect] {
        if input == .key(.control("c")) || input == .key(.control("q")) { return [.quit] }
        if input == .key(.control("l")) { return [.repaint] }
        if input == .key(.control("z")) { return [.suspend, .repaint] }
        if isHelpShown {
            handleHelp(input)
            return []
        }
        if input == .key(.help) || input == .key(.character("?")) && !isTyping {
            isHelpShown = true
            helpTop = 0
            return []
        }
        notice = ""
        if tags != nil { return handleTags(input) }
        switch page {
        case .studies: return handleStudies(input)
        case .study: return handleStudy(input)
        case .image: return handleImage(input)
        }
    }

    private var isTyping: Bool { tags?.isTyping ?? false }

    private mutating func takeInstances(
        _ uid: SeriesInstanceUID, _ result: Result<[InstanceEntry], PictureFailure>
    ) -> [ViewerEffect] {
        var effects: [ViewerEffect] = []
        if image?.series.uid == uid { effects += image?.take(result) ?? [] }
        if other?.series.uid == uid { effects += other?.take(result) ?? [] }
        if case .success(let instances) = result, !effects.isEmpty,
            instances.reduce(0, { $0 + $1.frameCount }) > sliceLimit
        {
            notice = "The series has more than \(sliceLimit) pictures; the others are left out."
        }
        return effects
    }

    private mutating func takeAttributes(
        _ instance: Resource.InstanceResource, _ result: Result<Attributes, PictureFailure>
    ) {
        if tags?.instance == instance {
            switch result {
            case .success(let attributes): tags?.lines = tagLines(attributes)
            case .failure(let failure): tags?.failure = failure.sentence
            }
        }
        guard case .success(let attributes) = result else { return }
        if image?.slices.first?.instance == instance { image?.attributes = attributes }
        if other?.slices.first?.instance == instance { other?.attributes = attributes }
    }

    private mutating func notePicture(_ request: PictureRequest) {
        guard page == .image else { return }
        if let image, request == pictureRequest(of: image, at: image.index) { self.image?.shown = request }
        if let other, request == pictureRequest(of: other, at: other.index) { self.other?.shown = request }
    }
}

extension ImagePage {
    fileprivate mutating func take(_ result: Result<[InstanceEntry], PictureFailure>) -> [ViewerEffect] {
        switch result {
        case .success(let instances):
            let all = LightboxViewer.slices(of: instances)
            slices = all
            isLoaded = true
            index = all.count / 2
            return all.first.map { [.loadAttributes($0.instance)] } ?? []
        case .failure(let failure):
            self.failure = failure.sentence
            return []
        }
    }
}

extension StudyList {
    mutating func take(_ result: Result<StudyPortion, PictureFailure>, generation: Int, offset: Int) {
        guard generation == self.generation else { return }
        isLoading = false
        isStale = false
        switch result {
        case .failure(let failure):
            self.failure = failure.sentence
        case .success(let found):
            failure = nil
            if offset == 0 { entries = [] }
            var known = Set(entries.map(\.uid))
            let new = found.entries.filter { known.insert($0.uid).inserted }
            entries += new
            // A server that knows no paging gives the same again.
            isComplete = new.isEmpty || !found.mayContinue
            selected = min(selected, max(entries.count - 1, 0))
        }
    }
}
