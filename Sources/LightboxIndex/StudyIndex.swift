package import DICOMCore
package import DICOMQuery

/// The index of studies, series and instances. Engines implement it; no type of theirs leaks through it.
package protocol StudyIndex: Sendable {
    /// Those of the UIDs that are taken.
    func existing(_ uids: [SOPInstanceUID]) async throws -> [SOPInstanceUID: ExistingInstance]

    /// Adds the entries in one durable transaction: all of them or, when it throws, none.
    /// - Returns: one outcome per entry, in order. A UID that occurs twice among them counts once.
    func insert(_ entries: [InstanceEntry]) async throws -> [InsertOutcome]

    /// Finds what matches, in an order that is total and stable (E-12).
    /// - Parameter cursor: where an earlier page of the same search ended: this one begins behind it, whatever was added or
    ///   removed meanwhile, and not at the query's offset.
    /// - Throws: `SearchError`
    func search(_ query: SearchQuery, after cursor: PageCursor?, scope: AccessScope) async throws -> SearchPage

    /// The instance with exactly these UIDs; `nil` also where it belongs to another study or series.
    func instance(_ identity: InstanceIdentity, scope: AccessScope) async throws -> InstanceRecord?

    /// The instances of a study or series in the order of search, a page at a time so that memory stays bounded.
    /// - Parameter cursor: `nil` for the first page, then the `next` of the page before.
    func instances(of target: RetrieveTarget, after cursor: PageCursor?, limit: Int, scope: AccessScope)
        async throws -> Page<InstanceRecord>

    /// The metadata documents of a study, series or instance, in the same order and pages.
    func documents(of target: RetrieveTarget, after cursor: PageCursor?, limit: Int, scope: AccessScope)
        async throws -> Page<MetadataDocument>

    /// Whether this was here and was removed: then its absence is 410.
    func wasRemoved(_ target: RetrieveTarget) async throws -> Bool

    /// How much the index holds.
    func totals() async throws -> IndexTotals

    /// What state the index is in, found without waiting for anybody and changed by every commit of any process.
    /// - Returns: `nil` where the engine can't tell: nothing may be kept then.
    func changeMark() -> ChangeMark?
}

extension StudyIndex {
    package func changeMark() -> ChangeMark? { nil }
}

extension StudyIndex {
    /// A page by the query's own offset.
    package func search(_ query: SearchQuery, scope: AccessScope) async throws -> SearchPage {
        try await search(query, after: nil, scope: scope)
    }
}

/// What a retrieve addresses.
package enum RetrieveTarget: Hashable, Sendable {
    case study(StudyInstanceUID)
    case series(StudyInstanceUID, SeriesInstanceUID)
    case instance(InstanceIdentity)
}

/// One page of a longer list.
package struct Page<Element: Sendable>: Sendable {
    package let elements: [Element]
    /// `nil` behind the last page.
    package let next: PageCursor?

    package init(elements: [Element], next: PageCursor?) {
        self.elements = elements
        self.next = next
    }
}

/// A place in a list that an engine gave out; only that engine can read it.
package struct PageCursor: Hashable, Sendable {
    package let text: String

    package init(text: String) {
        self.text = text
    }
}

package struct IndexTotals: Equatable, Sendable {
    package let patients: Int
    package let studies: Int
    package let series: Int
    package let instances: Int

    package init(patients: Int, studies: Int, series: Int, instances: Int) {
        self.patients = patients
        self.studies = studies
        self.series = series
        self.instances = instances
    }
}

/// What a search found.
package struct SearchPage: Sendable, Equatable {
    /// At most as many as the query's limit.
    package let results: [SearchResult]
    /// All matches, exact, whatever limit and offset.
    package let total: Int
    /// Matches behind the last result, exact (E-11).
    package let remaining: Int
    /// The place of the last result; `nil` where there is none.
    package let end: PageCursor?

    package init(results: [SearchResult], total: Int, remaining: Int, end: PageCursor?) {
        self.results = results
        self.total = total
        self.remaining = remaining
        self.end = end
    }
}

/// Why a search is not answered.
package enum SearchError: Error, Equatable {
    /// It asks for attributes that no column has, and the other keys leave more than so many rows to look through.
    case tooBroad(maximumCandidates: Int)
    /// It took longer than allowed.
    case timedOut(limit: Duration)
}

/// How much work one search may be.
package struct SearchBounds: Equatable, Sendable {
    /// Rows whose stored attributes are looked through for keys that no column has.
    package var maximumCandidates: Int
    package var timeLimit: Duration
    /// A page ends at the first result behind this many bytes of JSON, whatever the limit of the search: large attributes
    /// of many instances would else fill the memory.
    package var pageByteCount = 64 * 1024 * 1024
    /// Rows that are found and sorted without a thought about a better way to the page; only the time depends on it.
    package var fewRows: Int

    /// - Parameter timeLimit: an hour is none in practice: what clients may take is the gateway's to say.
    package init(maximumCandidates: Int = 20_000, timeLimit: Duration = .seconds(3600), fewRows: Int = 2000) {
        self.maximumCandidates = maximumCandidates
        self.timeLimit = timeLimit
        self.fewRows = fewRows
    }
}

/// One match: its UIDs down to the level of the query, and its attributes as ready-made DICOM JSON.
package struct SearchResult: Sendable, Equatable {
    package let study: StudyInstanceUID
    package let series: SeriesInstanceUID?
    package let instance: SOPInstanceUID?
    /// Ascending by tag, each tag once. RetrieveURL is not among them: it depends on the request.
    package let attributes: [AttributeFragment]

    package init(
        study: StudyInstanceUID, series: SeriesInstanceUID?, instance: SOPInstanceUID?, attributes: [AttributeFragment]
    ) {
        self.study = study
        self.series = series
        self.instance = instance
        self.attributes = attributes
    }
}

/// An attribute with its DICOM JSON attribute object, for example `{"vr":"LO","Value":["A12"]}`.
package struct AttributeFragment: Sendable, Equatable {
    package let tag: Tag
    /// UTF-8. A slice, since the fragments of a stored row share its bytes.
    package let json: ArraySlice<UInt8>
    /// Ascending distances from the start of `json` to where the URL of the service goes in: each is the start of a
    /// BulkDataURI.
    package let serviceURLOffsets: [Int]

    package init(tag: Tag, json: ArraySlice<UInt8>, serviceURLOffsets: [Int] = []) {
        self.tag = tag
        self.json = json
        self.serviceURLOffsets = serviceURLOffsets
    }

    package init(tag: Tag, json: [UInt8], serviceURLOffsets: [Int] = []) {
        self.init(tag: tag, json: json[...], serviceURLOffsets: serviceURLOffsets)
    }
}
