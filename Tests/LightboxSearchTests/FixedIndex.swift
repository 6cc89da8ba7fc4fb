import DICOMCore
import DICOMQuery
import LightboxIndex

/// An index that answers every search with the same page.
struct FixedIndex: StudyIndex {
    struct NotAsked: Error {}

    let page: SearchPage

    func search(_ query: SearchQuery, after cursor: PageCursor?, scope: AccessScope) async throws -> SearchPage { page }

    func existing(_ uids: [SOPInstanceUID]) async throws -> [SOPInstanceUID: ExistingInstance] { throw NotAsked() }
    func insert(_ entries: [InstanceEntry]) async throws -> [InsertOutcome] { throw NotAsked() }
    func instance(_ identity: InstanceIdentity, scope: AccessScope) async throws -> InstanceRecord? { throw NotAsked() }
    func instances(of target: RetrieveTarget, after cursor: PageCursor?, limit: Int, scope: AccessScope)
        async throws -> Page<InstanceRecord>
    {
        throw NotAsked()
    }
    func documents(of target: RetrieveTarget, after cursor: PageCursor?, limit: Int, scope: AccessScope)
        async throws -> Page<MetadataDocument>
    {
        throw NotAsked()
    }
    func wasRemoved(_ target: RetrieveTarget) async throws -> Bool { throw NotAsked() }
    func totals() async throws -> IndexTotals { throw NotAsked() }
}
