internal import LightboxIndex
internal import LightboxWork
internal import NIOCore

/// Metadata that was asked for lately, as long as the index has not changed: several viewers open one study, and one viewer
/// asks for a series again and again.
final class MetadataCache: Sendable {
    private struct Key: Hashable, Sendable {
        let target: RetrieveTarget
        let scope: AccessScope
    }

    private struct Entry: Sendable {
        let pages: MetadataPages
        let mark: ChangeMark
    }

    /// What the bytes of an answer depend on.
    private struct AnswerKey: Hashable, Sendable {
        let version: String
        let serviceURL: String
    }

    /// As they are stored, compressed.
    private let stored = BoundedCache<Key, Entry>(limit: 8 << 20)
    /// As they are sent to who takes no gzip. An answer that fills more than half of it is not kept.
    private let expanded = BoundedCache<AnswerKey, [ByteBuffer]>(limit: 16 << 20)
    /// Of answers that are collected on their way to clients, who may be slow.
    private let collecting = ByteBudget(32 << 20)
    private let index: any StudyIndex

    init(index: any StudyIndex) {
        self.index = index
    }

    /// How often what was looked for was kept.
    var lookups: CacheLookups { stored.lookups }

    /// - Throws: `RetrieveError.notFound`.
    func pages(of target: RetrieveTarget, scope: AccessScope) async throws -> MetadataPages {
        let key = Key(target: target, scope: scope)
        let mark = index.changeMark()
        if let entry = stored.value(for: key), entry.mark == mark { return entry.pages }
        let pages = try await MetadataPages(of: target, scope, index)
        if let mark, pages.kept != nil {
            let cost = Int(clamping: pages.summary.deflatedByteCount) + 128 * pages.summary.documentCount
            stored.insert(Entry(pages: pages, mark: mark), for: key, cost: cost)
        }
        return pages
    }

    /// The pieces of the answer for these documents.
    func answer(for pages: MetadataPages, serviceURL: String) -> [ByteBuffer]? {
        expanded.value(for: AnswerKey(version: pages.version, serviceURL: serviceURL))
    }

    /// Room for collecting an answer of this length for `keep`, to be held as long as the pieces are.
    /// - Returns: `nil` where it is too long to be kept, or others are being collected that fill the room.
    func roomForAnswer(of byteCount: Int64) -> ByteBudget.Share? {
        byteCount <= 8 << 20 ? collecting.share(Int(byteCount)) : nil
    }

    func keep(_ answer: [ByteBuffer], for pages: MetadataPages, serviceURL: String) {
        expanded.insert(
            answer, for: AnswerKey(version: pages.version, serviceURL: serviceURL),
            cost: answer.reduce(512) { $0 + $1.readableBytes })
    }
}
