import DICOMCore
import DICOMQuery
import LightboxIndex
import Synchronization

/// An index that holds nothing and changes when it is told to.
final class MarkedIndex: StudyIndex {
    struct NotAsked: Error {}

    private let mark = Mutex<UInt64>(1)

    func change() { mark.withLock { $0 += 1 } }

    func changeMark() -> ChangeMark? { ChangeMark([mark.withLock { $0 }]) }

    func search(_ query: SearchQuery, after cursor: PageCursor?, scope: AccessScope) async throws -> SearchPage {
        throw NotAsked()
    }
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
