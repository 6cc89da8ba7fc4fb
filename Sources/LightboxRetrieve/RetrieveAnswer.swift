internal import DICOMweb
internal import NIOCore

/// What a retrieve answers with: everything that HTTP needs, and no HTTP.
package struct RetrieveAnswer: Sendable {
    package let contentType: String
    /// The URL of the resource where the answer is one part (B-82).
    package let contentLocation: String?
    /// A strong entity tag in quotation marks; `nil` where the bytes can't be named before they are made.
    package let entityTag: String?
    /// Number of bytes where it is known before anything is read; a range can be asked for then.
    package let byteCount: Int64?
    /// Of the body, where it is compressed: `gzip`.
    package var contentEncoding: String?
    /// Under what name the answer is to be saved, where it is a file for people; without patient data.
    package var fileName: String?
    /// Values of Warning headers: what of the request was left out.
    package var warnings: [String] = []
    /// Values of Link headers: what belongs to the answer.
    package var links: [String] = []
    /// Bytes of memory that the answer holds, about, where it may be kept and opened again: nothing but the index decides on
    /// what it says. `nil` where it must not be.
    package var keptByteCount: Int?
    private let start: @Sendable (Range<Int64>?) async throws -> ByteStream

    init(
        contentType: String, contentLocation: String?, entityTag: String?, byteCount: Int64?,
        open: @escaping @Sendable (Range<Int64>?) async throws -> ByteStream
    ) {
        self.contentType = contentType
        self.contentLocation = contentLocation
        self.entityTag = entityTag
        self.byteCount = byteCount
        start = open
    }

    /// Opens the body. What can go wrong before the first byte is thrown here, so that it can still become a refusal.
    /// - Parameter range: of the bytes, within `byteCount`; `nil` for all of them.
    package func open(_ range: Range<Int64>? = nil) async throws -> ByteStream {
        try await start(range)
    }
}

extension RetrieveAnswer {
    /// The answer as one that may be kept.
    /// - Parameter byteCount: of memory that its records take.
    func keepable(holding byteCount: Int) -> RetrieveAnswer {
        var answer = self
        answer.keptByteCount = byteCount + 1024
        return answer
    }

    /// An answer of one part.
    static func single(_ part: PlannedPart, serviceURL: String) -> RetrieveAnswer {
        var tag = EntityTag("single")
        tag.add(part)
        return RetrieveAnswer(
            contentType: part.contentType, contentLocation: serviceURL + part.location, entityTag: tag.finished(),
            byteCount: part.byteCount
        ) { range in
            guard let (_, stream) = try await part.opened(Opening(range: range)) else {
                throw RetrieveError.notRenderable
            }
            return stream
        }
    }

    /// A multipart answer: all parts are walked once for the length and the name of the whole, from which the boundary
    /// derives: the same resource has the same bytes each time (B-85).
    /// - Parameter representation: of the root part, the `type` of the message (B-84).
    static func multipart(
        _ representation: Representation, _ parts: PartSequence, serviceURL: String
    ) async throws -> RetrieveAnswer {
        var tag = EntityTag(representation.description)
        tag.add(serviceURL)
        // A boundary has the same length whatever it is derived from.
        var length = MultipartLength(.anyone)
        try await parts.visit { part in
            tag.add(part)
            length.add(try part.head(part.contentType, serviceURL, byteCount: part.byteCount))
            return true
        }
        let entityTag = tag.finished()
        let framing = MultipartFraming(seed: entityTag)
        let body = MultipartBody(framing: framing, parts: parts, serviceURL: serviceURL, byteCount: length.total)
        return RetrieveAnswer(
            contentType: representation.contentType(boundary: framing.boundary), contentLocation: nil,
            entityTag: entityTag, byteCount: length.total, open: body.open)
    }

    /// The first of the answers, or the next one where its pixels turn out to be damaged. They have one name, so that a
    /// client that has one of them keeps it.
    static func firstOpened(of answers: [RetrieveAnswer]) throws(RetrieveError) -> RetrieveAnswer {
        guard let first = answers.first else { throw .notRenderable }
        return RetrieveAnswer(
            contentType: first.contentType, contentLocation: first.contentLocation, entityTag: first.entityTag,
            byteCount: nil
        ) { _ in
            for answer in answers.dropLast() {
                do {
                    return try await answer.open()
                } catch let error as RetrieveError where error.isOfPixels {
                    continue
                }
            }
            guard let last = answers.last else { throw RetrieveError.notRenderable }
            return try await last.open()
        }
    }

    /// The answer with a warning that names the annotations which the standard does not have (C-03).
    func warning(of request: RetrieveRequest) -> RetrieveAnswer {
        var answer = self
        let supported = Set(RenderingParameters.Annotation.allCases)
        answer.warnings +=
            request.rendering.annotationWarning(service: request.serviceURL, supporting: supported).map { [$0] } ?? []
        return answer
    }
}
