internal import DICOMCore
internal import DICOMweb
internal import DICOMwebClient

/// A window that a key selects. Source: widely used values, in Hounsfield units.
struct WindowPreset {
    let name: String
    let window: ViewWindow

    static let all = [
        WindowPreset(name: "soft tissue", window: ViewWindow(center: 40, width: 400)),
        WindowPreset(name: "lung", window: ViewWindow(center: -600, width: 1500)),
        WindowPreset(name: "bone", window: ViewWindow(center: 400, width: 1800)),
        WindowPreset(name: "brain", window: ViewWindow(center: 40, width: 80)),
        WindowPreset(name: "liver", window: ViewWindow(center: 60, width: 160)),
        WindowPreset(name: "mediastinum", window: ViewWindow(center: 50, width: 350)),
        WindowPreset(name: "angiography", window: ViewWindow(center: 300, width: 600)),
    ]
}

extension ViewerState {
    mutating func handleImage(_ input: Input) -> [ViewerEffect] {
        if let effects = handleText(input) { return effects }
        switch input {
        case .key(let key): return handleImage(key)
        case .mouse(let mouse): handleImage(mouse)
        case .paste: break
        }
        return []
    }

    private mutating func handleImage(_ key: Key) -> [ViewerEffect] {
        switch key {
        case .escape, .backspace, .character("q"):
            image?.isPlaying = false
            page = .study
        case .tab: switchPane()
        case .down, .character("j"), .right: step(1)
        case .up, .character("k"), .left: step(-1)
        case .pageDown: step(10)
        case .pageUp: step(-10)
        case .home: step(-1_000_000)
        case .end: step(1_000_000)
        case .control("r"):
            shelf.forgetFailures()
            image?.failure = nil
            if let series = image?.series, !(image?.isLoaded ?? false) { return [.loadInstances(series)] }
        case .character(let character): return handleImage(character)
        default: break
        }
        return []
    }

    private mutating func handleImage(_ character: Character) -> [ViewerEffect] {
        switch character {
        case " ": return toggleCine()
        case "<", ",": changeSpeed(-1)
        case ">", ".": changeSpeed(1)
        case "1"..."7":
            if let number = character.wholeNumberValue {
                image?.window = WindowPreset.all[number - 1].window
                notice = WindowPreset.all[number - 1].name
            }
        case "0":
            image?.window = nil
            notice = "the window of the image"
        case "w": changeWindow(center: 0, width: 0.1)
        case "W": changeWindow(center: 0, width: -0.1)
        case "c": changeWindow(center: 0.05, width: 0)
        case "C": changeWindow(center: -0.05, width: 0)
        case "+", "=": image?.zoomBy(1.25)
        case "-": image?.zoomBy(0.8)
        case "z": showOneToOne()
        case "f": image?.resetView()
        case "H": image?.pan(onScreen: -0.25, 0)
        case "L": image?.pan(onScreen: 0.25, 0)
        case "K": image?.pan(onScreen: 0, -0.25)
        case "J": image?.pan(onScreen: 0, 0.25)
        case "r": image?.turns.turnClockwise()
        case "i": image?.turns.isInverted.toggle()
        case "o": image?.isOverlayShown.toggle()
        case "t": return openTags()
        case "s": return toggleBeside()
        case "l":
            isLinked = other != nil && !isLinked
            notice = other == nil ? "s shows a series beside" : isLinked ? "both move together" : "each moves alone"
        case "[": return changeSeries(-1)
        case "]": return changeSeries(1)
        case "y":
            guard let slice = image?.slice else { return [] }
            return copyAddress(of: PictureRequest(.slice(slice), width: 1, height: 1).resource, "This picture")
        default: break
        }
        return []
    }

    private mutating func handleImage(_ mouse: Mouse) {
        if mouse.action == .press, other != nil, (mouse.column > paneColumns) != isRightActive { switchPane() }
        switch (mouse.action, mouse.button) {
        case (.wheelUp, _): step(-1)
        case (.wheelDown, _): step(1)
        case (.press, .right):
            let drag = ImagePage.Drag(column: mouse.column, row: mouse.row, window: currentWindow)
            image?.drag = drag
        case (.drag, .right):
            guard let drag = image?.drag else { return }
            // A screen's width doubles the window; upwards is brighter, which is a lower center.
            let width = drag.window.width * (1 + 2 * Double(mouse.column - drag.column) / Double(max(size.columns, 1)))
            let center =
                drag.window.center + drag.window.width * Double(mouse.row - drag.row) / Double(max(size.rows, 1))
            image?.window = ViewWindow(center: center.rounded(), width: width.rounded())
        case (.release, .right): image?.drag = nil
        default: break
        }
    }

    private mutating func step(_ count: Int) {
        if let page = image { image = stepped(page, count) }
        if isLinked, let page = other { other = stepped(page, count) }
    }

    private mutating func stepped(_ page: ImagePage, _ count: Int) -> ImagePage {
        guard !page.slices.isEmpty else { return page }
        var page = page
        page.index = min(max(page.index.addingClamped(count), 0), page.slices.count - 1)
        page.top = 0
        if let request = pictureRequest(of: page, at: page.index), case .success? = shelf[request] {
            shelf.touch(request)
            page.shown = request
        }
        return page
    }

    private mutating func toggleCine() -> [ViewerEffect] {
        guard let page = image, page.slices.count > 1 else { return [] }
        image?.isPlaying = !page.isPlaying
        image?.lastAdvance = nil
        return page.isPlaying ? [] : tick(after: page.frameDuration)
    }

    private mutating func changeSpeed(_ step: Int) {
        guard let speed = image?.framesPerSecond else { return }
        let speeds = [1, 2, 4, 6, 8, 10, 12, 15, 20, 25, 30]
        let index = speeds.firstIndex { $0 >= speed } ?? 0
        image?.framesPerSecond = speeds[min(max(index + step, 0), speeds.count - 1)]
    }

    /// Moves on as far as the time that went by says; pictures in between are left out.
    mutating func advanceCine(_ now: Duration) -> [ViewerEffect] {
        isTickDue = false
        guard page == .image, let current = image, current.isPlaying, !current.slices.isEmpty else { return [] }
        guard let last = current.lastAdvance else {
            image?.lastAdvance = now
            return tick(after: current.frameDuration)
        }
        let steps = min(max(Int((now - last) / current.frameDuration), 0), current.slices.count)
        guard steps > 0 else { return tick(after: current.frameDuration - (now - last)) }
        let next = (current.index + steps) % current.slices.count
        // Wait for what is still on its way: a cine that shows nothing new is no cine.
        if let request = pictureRequest(at: next), let result = shelf[request] {
            image?.index = next
            if case .success = result {
                shelf.touch(request)
                image?.shown = request
            }
        }
        image?.lastAdvance = last + current.frameDuration * steps
        let due = last + current.frameDuration * (steps + 1) - now
        return tick(after: max(due, .milliseconds(1)))
    }

    private mutating func tick(after delay: Duration) -> [ViewerEffect] {
        guard !isTickDue else { return [] }
        isTickDue = true
        return [.tick(after: delay)]
    }

    /// The window that is seen now; where the server chose it, the image's own.
    var currentWindow: ViewWindow {
        if let window = image?.window { return window }
        let attributes = image?.attributes
        if let center = attributes?.number(Shown.windowCenter), let width = attributes?.number(Shown.windowWidth) {
            return ViewWindow(center: center, width: width)
        }
        let bits = min(max(attributes?.integer(Shown.bitsStored) ?? 8, 1), 16)
        return ViewWindow(center: Double(1 << (bits - 1)), width: Double(1 << bits))
    }

    private mutating func changeWindow(center: Double, width: Double) {
        let window = currentWindow
        // By 1 at least, or a narrow window would stay as it is.
        func step(_ part: Double) -> Double {
            let step = (part * window.width).rounded()
            return step == 0 && part != 0 ? (part < 0 ? -1 : 1) : step
        }
        image?.window = ViewWindow(
            center: window.center.rounded() + step(center), width: window.width.rounded() + step(width))
    }

    private mutating func showOneToOne() {
        guard let image, let size = image.imageSize else { return }
        let shown = drawing.shownPixels(columns: paneColumns, rows: contentRows)
        let (width, height) = image.isOnItsSide ? (size.height, size.width) : (size.width, size.height)
        // An image that is smaller than the screen does not fill it then.
        let zoom = max(Double(width) / Double(max(shown.width, 1)), Double(height) / Double(max(shown.height, 1)))
        self.image?.zoom = min(zoom, 32)
        self.image?.pan(0, 0)
        notice = "one to one"
    }

    private mutating func openTags() -> [ViewerEffect] {
        guard let slice = image?.slice else { return [] }
        image?.isPlaying = false
        tags = TagBrowser(instance: slice.instance)
        return [.loadAttributes(slice.instance)]
    }
}

extension PictureTurns {
    mutating func turnClockwise() {
        quarters = (quarters + 1) & 3
    }
}

extension ImagePage {
    var frameDuration: Duration { .seconds(1) / max(framesPerSecond, 1) }

    mutating func zoomBy(_ factor: Double) {
        zoom = min(max(zoom * factor, 1), 32)
        pan(0, 0)
    }

    /// Rows and columns of the first image, where they are known.
    var imageSize: (width: Int, height: Int)? {
        guard let width = attributes?.integer(Shown.columns), let height = attributes?.integer(Shown.rows),
            (1...Self.sizeLimit).contains(width), (1...Self.sizeLimit).contains(height)
        else { return nil }
        return (width, height)
    }

    /// More than the pixel matrix of a whole slide has; beyond it numbers are lies.
    private static let sizeLimit = 1 << 24

    var isOnItsSide: Bool { turns.quarters & 1 == 1 }

    /// In parts of what is seen.
    mutating func pan(_ x: Double, _ y: Double) {
        let half = 0.5 / max(zoom, 1)
        centerX = min(max(centerX + x / max(zoom, 1), half), 1 - half)
        centerY = min(max(centerY + y / max(zoom, 1), half), 1 - half)
    }

    /// The same as a person sees it: what was turned has its sides elsewhere.
    mutating func pan(onScreen x: Double, _ y: Double) {
        switch turns.quarters & 3 {
        case 1: pan(y, -x)
        case 2: pan(-x, -y)
        case 3: pan(-y, x)
        default: pan(x, y)
        }
    }

    mutating func resetView() {
        zoom = 1
        centerX = 0.5
        centerY = 0.5
        turns = PictureTurns()
    }

    /// What of the image is seen; `nil` for all of it.
    var region: PictureRequest.Region? {
        guard zoom > 1, let size = imageSize else { return nil }
        let width = max(Int(Double(size.width) / zoom), 1)
        let height = max(Int(Double(size.height) / zoom), 1)
        return PictureRequest.Region(
            x: min(max(Int(centerX * Double(size.width)) - width / 2, 0), size.width - width),
            y: min(max(Int(centerY * Double(size.height)) - height / 2, 0), size.height - height), width: width,
            height: height)
    }
}
