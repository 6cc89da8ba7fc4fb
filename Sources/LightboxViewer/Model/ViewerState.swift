internal import DICOMCore
package import DICOMweb
package import DICOMwebClient

/// All that the viewer knows; `handle` is the only way in which it changes.
package struct ViewerState: Equatable, Sendable {
    package enum Page: Equatable, Sendable {
        case studies, study, image
    }

    package var size: TerminalSize
    package var drawing: DrawingOptions
    /// What the studies come from, for the title.
    package let sourceName: String
    /// What is shown has a URL that other programs can use.
    package let hasAddresses: Bool
    package var page = Page.studies
    package var list = StudyList()
    package var study: StudyPage?
    /// What the keys move.
    package var image: ImagePage?
    /// The series beside it, where there are two.
    package var other: ImagePage?
    /// The series that the keys move is the right one of the two.
    package var isRightActive = false
    /// Both move together.
    package var isLinked = false
    /// Above the page.
    package var tags: TagBrowser?
    package var isHelpShown = false
    /// The first line of the help that is seen.
    package var helpTop = 0
    /// One line about what was done last.
    package var notice = ""
    package var shelf = PictureShelf()
    /// A tick was asked for and has not come: one is enough, however often the cine is stopped and started.
    package var isTickDue = false

    package init(size: TerminalSize, drawing: DrawingOptions, sourceName: String, hasAddresses: Bool = true) {
        self.hasAddresses = hasAddresses
        self.size = size
        self.drawing = drawing
        self.sourceName = sourceName
        if let cell = size.cell { self.drawing.cell = cell }
    }

    /// What has to be done first. - Parameter study: opened at once.
    package mutating func start(study entry: StudyEntry? = nil) -> [ViewerEffect] {
        let search = ViewerEffect.search(StudyFilter(""), generation: list.generation, offset: 0)
        list.isLoading = true
        guard let entry else { return [search] }
        return [search] + open(entry)
    }

    mutating func open(_ entry: StudyEntry) -> [ViewerEffect] {
        page = .study
        guard study?.entry.uid != entry.uid || study?.failure != nil else { return [] }
        study = StudyPage(entry: entry)
        return [.loadSeries(entry.uid)]
    }

    mutating func copyAddress(of resource: Resource, _ name: String) -> [ViewerEffect] {
        guard hasAddresses else {
            notice = "\(name) has no URL: it is not on a server."
            return []
        }
        notice = "The URL was sent to the clipboard."
        return [.copyAddress(resource)]
    }

    /// Rows between the title and the last line.
    package var contentRows: Int { max(size.rows - 2, 1) }
}

/// The page with the list of studies.
package struct StudyList: Equatable, Sendable {
    package var typed = ""
    package var entries: [StudyEntry] = []
    package var selected = 0
    package var isLoading = false
    /// The server has no more than these.
    package var isComplete = false
    package var failure: String?
    package var generation = 0
    /// The entries are those of an earlier search.
    package var isStale = false
    /// Enter was pressed before the answer came: its first study is to be opened.
    package var opensFirst = false

    package static let pageSize = 100
}

/// The page of a study: its series side by side.
package struct StudyPage: Equatable, Sendable {
    package let entry: StudyEntry
    /// `nil` until they are known.
    package var series: [SeriesEntry]?
    package var selected = 0
    package var failure: String?
}

/// The page of a series: one picture after the other.
package struct ImagePage: Equatable, Sendable {
    package let series: SeriesEntry
    package var slices: [Slice] = []
    package var index = 0
    package var failure: String?
    package var isLoaded = false
    /// `nil`: the server's own.
    package var window: ViewWindow?
    package var turns = PictureTurns()
    /// 1 shows the whole image as large as fits; below 1 only where an image is smaller and shown pixel for pixel.
    package var zoom = 1.0
    /// What of the image is in the middle, 0…1.
    package var centerX = 0.5
    package var centerY = 0.5
    package var isOverlayShown = true
    package var isPlaying = false
    package var framesPerSecond = 15
    package var lastAdvance: Duration?
    /// Where a drag with the right button began, and the window then.
    package var drag: Drag?
    /// Of instances that are read, and those on their way.
    package var texts: [Resource.InstanceResource: Result<String, PictureFailure>] = [:]
    package var askedTexts: Set<Resource.InstanceResource> = []
    /// The text that is read now, broken into lines: a long one takes a while.
    package var brokenText: BrokenText?
    /// The first line of a text that is shown.
    package var top = 0
    /// Of the first instance: window, size, overlay.
    package var attributes: Attributes?
    /// The last picture that came for this page; shown until the wanted one is there.
    package var shown: PictureRequest?

    package struct BrokenText: Equatable, Sendable {
        package let instance: Resource.InstanceResource
        package let columns: Int
        package let lines: [String]
    }

    package struct Drag: Equatable, Sendable {
        package var column: Int
        package var row: Int
        package var window: ViewWindow
    }

    package init(series: SeriesEntry) {
        self.series = series
    }

    package var slice: Slice? { slices.indices.contains(index) ? slices[index] : nil }
}

/// The attributes of an instance, line by line.
package struct TagBrowser: Equatable, Sendable {
    package let instance: Resource.InstanceResource
    /// `nil` until they are there.
    package var lines: [String]? {
        didSet { findMatches() }
    }
    package var typed = "" {
        didSet { findMatches() }
    }
    package var isTyping = false
    package var top = 0
    package var failure: String?
    /// The lines with what is typed in them; all where nothing is.
    package private(set) var matchingLines: [String] = []

    package init(instance: Resource.InstanceResource) {
        self.instance = instance
    }

    private mutating func findMatches() {
        let all = lines ?? []
        matchingLines = typed.isEmpty ? all : all.filter { $0.containsIgnoringCase(typed) }
    }
}

extension String {
    fileprivate func containsIgnoringCase(_ other: String) -> Bool { lowercased().contains(other.lowercased()) }
}
