internal import DICOMweb
internal import NIOCore

/// What a retrieve answers with: everything that HTTP needs, and no HTTP.
package struct RetrieveAnswer: Sendable {
    package let contentType: String
    /// The URL of the resource where the answer is one part (B-82).
    package let contentLocation: String?
    package let body: ByteStream

    package init(contentType: String, contentLocation: String?, body: ByteStream) {
        self.contentType = contentType
        self.contentLocation = contentLocation
        self.body = body
    }
}

/// The parts of an answer in groups: those of one page of the index at a time.
struct PartPages: Sendable {
    /// - Returns: the parts that follow; `nil` behind the last group. A group can be empty.
    let next: @Sendable () async throws -> [PlannedPart]?

    static let none = PartPages { nil }
}

extension RetrieveAnswer {
    /// An answer of one part.
    static func single(_ part: PlannedPart, serviceURL: String) async throws -> RetrieveAnswer {
        RetrieveAnswer(
            contentType: part.contentType, contentLocation: serviceURL + part.location,
            body: try await part.body.open())
    }

    /// A multipart answer. The first part is opened before anything is sent.
    /// - Parameters:
    ///   - mediaType: of the root part, the `type` of the message (B-84).
    ///   - first: not empty.
    ///   - rest: the groups behind `first`; `nil` where there are none, which lets the length be known.
    ///   - seed: names the representation; the boundary derives from it.
    static func multipart(
        mediaType: String, first: [PlannedPart], rest: PartPages?, serviceURL: String, seed: String
    ) async throws -> RetrieveAnswer {
        let framing = MultipartFraming(seed: seed)
        guard let root = first.first else { throw RetrieveError.notFound }
        let opened = try await root.body.open()
        let heads = try first.map { try $0.head(serviceURL, byteCount: $0.body.byteCount) }
        let byteCount = rest == nil ? framing.byteCount(of: heads) : nil
        let body = ByteStream(byteCount: byteCount) { consume in
            var isFirst = true
            var group: [PlannedPart]? = first
            while let parts = group {
                for part in parts {
                    try Task.checkCancellation()
                    let stream = isFirst ? opened : try await part.body.open()
                    let head = try part.head(serviceURL, byteCount: stream.byteCount)
                    try await consume(ByteBuffer(bytes: framing.opening(of: head, isFirst: isFirst)))
                    try await stream.send(to: consume)
                    isFirst = false
                }
                group = try await rest?.next()
            }
            try await consume(ByteBuffer(bytes: framing.closing()))
        }
        let type = "multipart/related; type=\"\(mediaType)\"; boundary=\(framing.boundary)"
        return RetrieveAnswer(contentType: type, contentLocation: nil, body: body)
    }
}

extension PlannedPart {
    fileprivate func head(_ serviceURL: String, byteCount: Int64?) throws(RetrieveError) -> PartHead {
        guard
            let head = PartHead(
                contentType: contentType, contentLocation: serviceURL + location, byteCount: byteCount)
        else { throw .damaged }
        return head
    }
}
