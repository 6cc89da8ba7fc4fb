internal import DICOMCore
internal import LightboxIndex
internal import LightboxWork

/// Records of single instances, kept as long as the index has not changed: a viewer asks for one frame after the other.
final class RecordCache: Sendable {
    private struct Key: Hashable, Sendable {
        let identity: InstanceIdentity
        let scope: AccessScope
    }

    private struct Entry: Sendable {
        let record: InstanceRecord
        let mark: ChangeMark
    }

    private let entries = BoundedCache<Key, Entry>(limit: 16 << 20)

    /// How often what was looked for was kept.
    var lookups: CacheLookups { entries.lookups }
    private let index: any StudyIndex

    init(index: any StudyIndex) {
        self.index = index
    }

    /// - Returns: `nil` where there is no such instance in the scope.
    func record(_ identity: InstanceIdentity, scope: AccessScope) async throws -> InstanceRecord? {
        let key = Key(identity: identity, scope: scope)
        let mark = index.changeMark()
        if let entry = entries.value(for: key), entry.mark == mark { return entry.record }
        guard let record = try await index.instance(identity, scope: scope) else { return nil }
        if let mark { entries.insert(Entry(record: record, mark: mark), for: key, cost: record.cost) }
        return record
    }
}

extension InstanceRecord {
    /// Bytes of memory, about.
    var cost: Int {
        var cost = 1024 + bulkValues.count * 128
        if case .encapsulated(let frames) = frames { cost += frames.reduce(0) { $0 + 48 + 16 * $1.count } }
        return cost
    }
}
