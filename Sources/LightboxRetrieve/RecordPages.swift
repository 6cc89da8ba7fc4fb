internal import LightboxIndex

/// Records that are read from the index at once: bounded memory, few round trips.
private let recordsAtOnce = 100

/// One page of the instances of a study or series, and the way to the next.
struct RecordPages: Sendable {
    let records: [InstanceRecord]
    let cursor: PageCursor?
    private let target: RetrieveTarget
    private let index: any StudyIndex
    private let scope: AccessScope

    static func first(
        of target: RetrieveTarget, _ index: any StudyIndex, _ scope: AccessScope
    ) async throws -> RecordPages {
        try await page(of: target, index, scope, after: nil)
    }

    /// - Returns: `nil` behind the last page.
    func next() async throws -> RecordPages? {
        guard let cursor else { return nil }
        return try await Self.page(of: target, index, scope, after: cursor)
    }

    private static func page(
        of target: RetrieveTarget, _ index: any StudyIndex, _ scope: AccessScope, after cursor: PageCursor?
    ) async throws -> RecordPages {
        let page = try await index.instances(of: target, after: cursor, limit: recordsAtOnce, scope: scope)
        return RecordPages(records: page.elements, cursor: page.next, target: target, index: index, scope: scope)
    }
}

extension PartPages {
    /// The parts of the pages behind this one, read when their turn comes.
    init(behind page: RecordPages, parts: @escaping @Sendable (InstanceRecord) throws -> [ChosenPart]) {
        let position = PagePosition(page)
        next = {
            guard let page = try await position.advance() else { return nil }
            return try page.records.flatMap(parts).map(\.part)
        }
    }
}

/// Where a stream of parts has got to. An answer is sent once, so nobody else moves it.
private actor PagePosition {
    private var page: RecordPages?

    init(_ page: RecordPages) {
        self.page = page
    }

    func advance() async throws -> RecordPages? {
        let following = try await page?.next()
        page = following
        return following
    }
}
