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
    func search(_ query: SearchQuery, scope: AccessScope) async throws -> SearchPage

    /// The instance with exactly these UIDs; `nil` also where it belongs to another study or series.
    func instance(_ identity: InstanceIdentity, scope: AccessScope) async throws -> InstanceRecord?

    /// The instances of a study or series in the order of search, a page at a time so that memory stays bounded.
    /// - Parameter cursor: `nil` for the first page, then the `next` of the page before.
    func instances(of target: RetrieveTarget, after cursor: PageCursor?, limit: Int, scope: AccessScope)
        async throws -> Page<InstanceRecord>

    /// The metadata documents of a study, series or instance, in the same order and pages.
    func documents(of target: RetrieveTarget, after cursor: PageCursor?, limit: Int, scope: AccessScope)
        async throws -> Page<MetadataDocument>

    /// How much the index holds.
    func totals() async throws -> IndexTotals

    /// What state the index is in, found without waiting for anybody and changed by every commit of any process.
    /// - Returns: `nil` where the engine can't tell: nothing may be kept then.
    func changeMark() -> ChangeMark?
}

extension StudyIndex {
    package func changeMark() -> ChangeMark? { nil }
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
    /// Matches behind the last result, exact (E-11).
    package let remaining: Int

    package init(results: [SearchResult], remaining: Int) {
        self.results = results
        self.remaining = remaining
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
    /// UTF-8.
    package let json: [UInt8]

    package init(tag: Tag, json: [UInt8]) {
        self.tag = tag
        self.json = json
    }
}
