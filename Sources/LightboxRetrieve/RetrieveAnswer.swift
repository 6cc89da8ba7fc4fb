internal import DICOMweb
internal import NIOCore

/// What a retrieve answers with: everything that HTTP needs, and no HTTP.
package struct RetrieveAnswer: Sendable {
    package let contentType: String
    /// The URL of the resource where the answer is one part (B-82).
    package let contentLocation: String?
    package let body: ByteStream
    /// Values of Warning headers: what of the request was left out.
    package var warnings: [String] = []

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
        guard let (contentType, stream) = try await part.opened() else { throw RetrieveError.notRenderable }
        return RetrieveAnswer(
            contentType: contentType, contentLocation: serviceURL + part.location, body: stream)
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
        let (root, others) = try await firstOpened(of: first)
        let isWhole = others.count + 1 == first.count
        let heads = try first.map { try $0.head($0.contentType, serviceURL, byteCount: $0.body.byteCount) }
        let byteCount = rest == nil && isWhole ? framing.byteCount(of: heads) : nil
        let body = ByteStream(byteCount: byteCount) { consume in
            try await consume(ByteBuffer(bytes: framing.opening(of: root.head(serviceURL), isFirst: true)))
            try await root.stream.send(to: consume)
            var group: [PlannedPart]? = others
            while let parts = group {
                for part in parts {
                    try Task.checkCancellation()
                    guard let (contentType, stream) = try await part.opened() else { continue }
                    let head = try part.head(contentType, serviceURL, byteCount: stream.byteCount)
                    try await consume(ByteBuffer(bytes: framing.opening(of: head, isFirst: false)))
                    try await stream.send(to: consume)
                }
                group = try await rest?.next()
            }
            try await consume(ByteBuffer(bytes: framing.closing()))
        }
        let type = "multipart/related; type=\"\(mediaType)\"; boundary=\(framing.boundary)"
        return RetrieveAnswer(contentType: type, contentLocation: nil, body: body)
    }

    /// The first part that can be opened, and those behind it.
    private static func firstOpened(of parts: [PlannedPart]) async throws -> (OpenedPart, [PlannedPart]) {
        for (place, part) in parts.enumerated() {
            guard let (contentType, stream) = try await part.opened() else { continue }
            return (
                OpenedPart(part: part, contentType: contentType, stream: stream),
                Array(parts[(place + 1)...])
            )
        }
        throw RetrieveError.notRenderable
    }
}

/// A part whose body is open.
private struct OpenedPart: Sendable {
    let part: PlannedPart
    let contentType: String
    let stream: ByteStream

    func head(_ serviceURL: String) throws(RetrieveError) -> PartHead {
        try part.head(contentType, serviceURL, byteCount: stream.byteCount)
    }
}

extension PlannedPart {
    fileprivate func head(
        _ contentType: String, _ serviceURL: String, byteCount: Int64?
    ) throws(RetrieveError) -> PartHead {
        guard
            let head = PartHead(
                contentType: contentType, contentLocation: serviceURL + location, byteCount: byteCount)
        else { throw .damaged }
        return head
    }
}

extension RetrieveAnswer {
    /// The answer with a warning that names the annotations which the standard does not have (C-03).
    func warning(of request: RetrieveRequest) -> RetrieveAnswer {
        var answer = self
        if let text = request.rendering.annotationWarning(
            service: request.serviceURL, supporting: Set(RenderingParameters.Annotation.allCases))
        {
            answer.warnings.append(text)
        }
        return answer
    }
}
