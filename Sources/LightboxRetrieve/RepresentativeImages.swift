internal import LightboxIndex
internal import LightboxWork

/// The image that stands for a study, series or instance.
struct Representatives: Sendable {
    /// The first instance, for what stands in where there is no image.
    let first: InstanceRecord
    /// Best first; several, since one damaged image is no reason to show none. Empty where nothing can be drawn.
    let images: [InstanceRecord]
}

/// Remembers representatives as long as the index has not changed: a list of studies asks for all of them at each visit.
final class RepresentativeImages: Sendable {
    private struct Key: Hashable, Sendable {
        let target: RetrieveTarget
        let scope: AccessScope
    }

    private struct Entry: Sendable {
        let representatives: Representatives
        let mark: ChangeMark
    }

    private let entries = BoundedCache<Key, Entry>(limit: 8 << 20)
    private let index: any StudyIndex

    init(index: any StudyIndex) {
        self.index = index
    }

    /// - Parameter find: looks for them in the index.
    func representatives(
        of target: RetrieveTarget, scope: AccessScope, find: () async throws -> Representatives
    ) async throws -> Representatives {
        let key = Key(target: target, scope: scope)
        let mark = index.changeMark()
        if let entry = entries.value(for: key), entry.mark == mark { return entry.representatives }
        let found = try await find()
        let cost = found.images.reduce(found.first.cost) { $0 + $1.cost }
        if let mark { entries.insert(Entry(representatives: found, mark: mark), for: key, cost: cost) }
        return found
    }
}
