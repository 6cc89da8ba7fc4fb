package import DICOMCore
package import DICOMQuery
package import LightboxIndex

/// An index whose test says what of it is asked: everything else throws.
package protocol UnaskedIndex: StudyIndex {}

/// A test has asked an index for more than it was made for.
package struct NotAsked: Error {}

extension UnaskedIndex {
    package func search(_ query: SearchQuery, after cursor: PageCursor?, scope: AccessScope) async throws -> SearchPage
    {
        throw NotAsked()
    }
    package func existing(_ uids: [SOPInstanceUID]) async throws -> [SOPInstanceUID: ExistingInstance] {
        throw NotAsked()
    }
    package func insert(_ entries: [InstanceEntry]) async throws -> [InsertOutcome] { throw NotAsked() }
    package func instance(_ identity: InstanceIdentity, scope: AccessScope) async throws -> InstanceRecord? {
        throw NotAsked()
    }
    package func instances(of target: RetrieveTarget, after cursor: PageCursor?, limit: Int, scope: AccessScope)
        async throws -> Page<InstanceRecord>
    {
        throw NotAsked()
    }
    package func documents(of target: RetrieveTarget, after cursor: PageCursor?, limit: Int, scope: AccessScope)
        async throws -> Page<MetadataDocument>
    {
        throw NotAsked()
    }
    package func wasRemoved(_ target: RetrieveTarget) async throws -> Bool { throw NotAsked() }
    package func totals() async throws -> IndexTotals { throw NotAsked() }
}
