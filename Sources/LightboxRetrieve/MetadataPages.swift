internal import LightboxCompression
internal import LightboxIndex

/// The stored documents of a study, series or instance, page by page. They are walked twice: for length and name of the
/// answer, then for its bytes; few and small ones are kept in between.
struct MetadataPages: Sendable {
    /// What is walked at once: bounded memory, few round trips.
    struct Page: Sendable {
        let documents: [MetadataDocument]
        let isLast: Bool
    }

    private let target: RetrieveTarget
    private let scope: AccessScope
    private let index: any StudyIndex
    /// `nil` where they are too many.
    let kept: [Page]?
    let summary: Summary
    /// Names the documents, in their order.
    let version: String

    /// What can be said of all documents before they are sent.
    struct Summary: Sendable {
        var documentCount = 0
        /// Of all pieces, before and after compression.
        var byteCount: Int64 = 0
        var deflatedByteCount: Int64 = 0
        /// Places for the address of the service.
        var serviceURLCount: Int64 = 0

        mutating func add(_ document: MetadataDocument) {
            documentCount += 1
            serviceURLCount += Int64(document.pieces.count - 1)
            for piece in document.pieces {
                byteCount += Int64(piece.byteCount)
                deflatedByteCount += Int64(piece.deflated.count)
            }
        }
    }

    private static let documentsAtOnce = 50
    /// Compressed bytes that are kept from the first walk to the second.
    private static let keptByteCount = 2 << 20

    /// - Throws: `RetrieveError.notFound`.
    init(of target: RetrieveTarget, _ scope: AccessScope, _ index: any StudyIndex) async throws {
        self.target = target
        self.scope = scope
        self.index = index
        var summary = Summary()
        var kept: [Page]? = []
        var tag = EntityTag("documents")
        try await Self.walk(target, scope, index) { page in
            for document in page.documents {
                summary.add(document)
                tag.add(document)
            }
            kept = summary.deflatedByteCount <= Self.keptByteCount ? kept.map { $0 + [page] } : nil
        }
        guard summary.documentCount > 0 else { throw RetrieveError.notFound }
        self.summary = summary
        self.kept = kept
        version = tag.finished()
    }

    func visit(_ visitor: (Page) async throws -> Void) async throws {
        guard let kept else { return try await Self.walk(target, scope, index, visitor) }
        for page in kept { try await visitor(page) }
    }

    private static func walk(
        _ target: RetrieveTarget, _ scope: AccessScope, _ index: any StudyIndex,
        _ visitor: (Page) async throws -> Void
    ) async throws {
        var cursor: PageCursor?
        repeat {
            try Task.checkCancellation()
            let page = try await index.documents(of: target, after: cursor, limit: documentsAtOnce, scope: scope)
            cursor = page.next
            try await visitor(Page(documents: page.elements, isLast: cursor == nil))
        } while cursor != nil
    }
}

extension EntityTag {
    /// The checksums and lengths of the pieces stand for their bytes.
    mutating func add(_ document: MetadataDocument) {
        add(
            document.pieces.flatMap { piece in
                (0..<4).map { UInt8(truncatingIfNeeded: piece.checksum >> (8 * $0)) }
                    + (0..<8).map { UInt8(truncatingIfNeeded: piece.byteCount >> (8 * $0)) }
            })
    }
}
