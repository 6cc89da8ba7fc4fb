internal import LightboxIndex

/// Records that are read from the index at once: bounded memory, few round trips.
private let recordsAtOnce = 100

/// One page of the instances of a study or series, and the way to the next.
struct RecordPages: Sendable {
    let records: [InstanceRecord]
    private let cursor: PageCursor?
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
