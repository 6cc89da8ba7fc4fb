internal import LightboxIndex

/// Reads the records of a study or series a page at a time: bounded memory, few round trips. Pages are kept as long as the
/// index has not changed: clients that fetch a study in parts, or again, ask for the same.
final class RecordPageReader: Sendable {
    private struct Place: Hashable, Sendable {
        let target: RetrieveTarget
        let cursor: PageCursor?
    }

    /// Records that are read from the index at once.
    private static let recordsAtOnce = 100

    private let index: any StudyIndex
    private let pages: IndexFindings<Place, Page<InstanceRecord>>

    init(index: any StudyIndex) {
        self.index = index
        pages = IndexFindings(index: index, limit: 8 << 20)
    }

    func page(
        of target: RetrieveTarget, after cursor: PageCursor?, scope: AccessScope
    ) async throws -> Page<InstanceRecord> {
        let place = Place(target: target, cursor: cursor)
        return try await pages.value(of: place, scope: scope, cost: { $0.elements.reduce(0) { $0 + $1.cost } }) {
            [index] in
            try await index.instances(of: target, after: cursor, limit: Self.recordsAtOnce, scope: scope)
        }
    }
}

/// One page of the instances of a study or series, and the way to the next.
struct RecordPages: Sendable {
    let records: [InstanceRecord]
    private let cursor: PageCursor?
    private let target: RetrieveTarget
    private let reader: RecordPageReader
    private let scope: AccessScope

    static func first(
        of target: RetrieveTarget, _ reader: RecordPageReader, _ scope: AccessScope
    ) async throws -> RecordPages {
        try await page(of: target, reader, scope, after: nil)
    }

    /// - Returns: `nil` behind the last page.
    func next() async throws -> RecordPages? {
        guard let cursor else { return nil }
        return try await Self.page(of: target, reader, scope, after: cursor)
    }

    private static func page(
        of target: RetrieveTarget, _ reader: RecordPageReader, _ scope: AccessScope, after cursor: PageCursor?
    ) async throws -> RecordPages {
        let page = try await reader.page(of: target, after: cursor, scope: scope)
        return RecordPages(records: page.elements, cursor: page.next, target: target, reader: reader, scope: scope)
    }
}

extension PartSequence {
    /// The parts of all instances from this page on; the pages behind it are read when their turn comes.
    init(from first: RecordPages, _ parts: @escaping @Sendable (InstanceRecord) async throws -> [ChosenPart]) {
        self.init { visitor in
            var page: RecordPages? = first
            while let current = page {
                for record in current.records {
                    for chosen in try await parts(record) { guard try await visitor(chosen.part) else { return } }
                }
                page = try await current.next()
            }
        }
    }
}
