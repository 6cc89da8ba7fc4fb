internal import DICOMweb
internal import HTTPTypes
internal import Hummingbird
internal import LightboxAccess
internal import LightboxIndex
internal import LightboxRetrieve
internal import LightboxStore
internal import LightboxWork
internal import NIOCore

extension Gateway {
    /// Retrieves a resource that is no search.
    func retrieve(_ resource: Resource, _ request: Request) async throws -> Response {
        let preconditions = try Preconditions(request.headers)
        let question = PlannedAnswers.Question(
            path: request.head.path ?? "", accept: request.headers[values: .accept],
            characterSets: acceptedCharacterSets(request),
            acceptsGzip: acceptsGzip(request.headers[values: .acceptEncoding]),
            serviceURL: serviceURL(host: request.head.authority, options: options),
            scope: try access.scope(for: .read))
        let mark = retriever.indexMark
        if let known = planned.plan(for: question, at: mark) {
            return try await response(known, preconditions, isHead: request.method == .head)
        }
        let answer = try await answer(resource, try retrieveRequest(resource, request))
        var fields = answer.fields
        // Of other resources no text is written in a set that could be wished for.
        if resource.isMetadata { fields[.vary] = "Accept, Accept-Charset, Accept-Encoding" }
        let plan = AnswerPlan(answer: answer, fields: fields)
        let response = try await response(plan, preconditions, isHead: request.method == .head)
        // Only now that it has been opened: what was wrong with it may be over when it is asked for again.
        planned.keep(plan, for: question, at: mark)
        return response
    }

    func answer(_ resource: Resource, _ request: RetrieveRequest) async throws -> RetrieveAnswer {
        switch resource {
        case .service, .search: throw GatewayError.noSuchPage
        case _ where resource.isExtension && options.isStrict:
            throw ResourceError.notFound(segment: resource.path.count { $0 == "/" } - 1)
        case .contactSheet(let study, let series): try await retriever.contactSheet(of: study, series, request)
        case .retrieve(let object, let content): try await retriever.answer(object, content, request)
        case .frames(_, let frames, _) where frames.hasRange && options.isStrict:
            throw ResourceError.badFrameList(.syntax, segment: 7)
        case .frames(let instance, let frames, let content):
            try await retriever.answer(instance, frames, content, request)
        case .bulkValue(let instance, let attribute): try await retriever.answer(instance, attribute, request)
        }
    }

    private func retrieveRequest(_ resource: Resource, _ request: Request) throws -> RetrieveRequest {
        let items = try QueryItem.items(ofQuery: request.uri.query ?? "")
        return RetrieveRequest(
            acceptance: try acceptance(request, items),
            rendering: try RenderingParameters(items, for: resource.renderingTarget),
            scope: try access.scope(for: .read),
            serviceURL: serviceURL(host: request.head.authority, options: options),
            limits: renderingLimits, acceptsGzip: acceptsGzip(request.headers[values: .acceptEncoding]),
            fields: resource.isMetadata ? try MetadataFields(items) : MetadataFields())
    }

    var renderingLimits: RenderingLimits {
        RenderingLimits(
            maximumPixels: options.maximumPixels, jpegQuality: options.jpegQuality,
            thumbnailEdge: options.thumbnailEdge, drawsIncomplete: options.drawsIncomplete)
    }

    func response(
        _ plan: AnswerPlan, _ preconditions: Preconditions, isHead: Bool
    ) async throws -> Response {
        let answer = plan.answer
        var headers = plan.fields
        // A range of a HEAD request has no meaning: RFC 9110 14.2.
        var outcome = preconditions.outcome(entityTag: answer.entityTag, byteCount: answer.byteCount)
        if isHead, outcome != .notModified { outcome = .whole }
        switch outcome {
        case .notModified:
            headers[.contentType] = nil
            headers[.contentEncoding] = nil
            return Response(status: .notModified, headers: headers)
        case .unsatisfiable:
            throw GatewayError.rangeNotSatisfiable(byteCount: answer.byteCount ?? 0)
        case .whole:
            return Response(status: .ok, headers: headers, body: try await body(of: answer.open(), isHead: isHead))
        case .part(let range):
            headers[.contentRange] = "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(answer.byteCount ?? 0)"
            return Response(status: .partialContent, headers: headers, body: try await body(of: answer.open(range)))
        }
    }

    /// Answers of up to so many bytes are collected before they are sent.
    static let smallByteCount: Int64 = 128 << 10

    private func body(of stream: ByteStream, isHead: Bool = false) async throws -> ResponseBody {
        if !isHead, let byteCount = stream.byteCount, byteCount <= Self.smallByteCount {
            // What goes wrong is a refusal, since nothing has been sent; and what is small leaves in one piece.
            return ResponseBody(byteBuffer: try await stream.collected(exactly: Int(byteCount)))
        }
        // The name alone: what it is found out from would be held by every stream.
        let client = WorkClient.name()
        return ResponseBody(contentLength: stream.byteCount.map { Int($0) }) { writer in
            // An error here ends the connection without the closing boundary, so that the client notices (G-05).
            if !isHead {
                try await WorkClient.$current.withValue(WorkClient { client }) { try await send(stream, to: &writer) }
            }
            try await writer.finish(nil)
        }
    }

    private func send(_ stream: ByteStream, to writer: inout any ResponseBodyWriter) async throws {
        // What stands around a part goes with what follows it.
        var held: [ByteBuffer] = []
        var heldByteCount = 0
        do {
            let files = (writer as? any FileTaking)?.files
            try await stream.send(takingFiles: files != nil) { piece in
                switch piece {
                case .bytes(let bytes):
                    // What is empty would stand for a part of a file.
                    if bytes.readableBytes > 0 { held.append(bytes) }
                    heldByteCount += bytes.readableBytes
                case .file(let stretch):
                    if let files { held.append(files.standIn(for: stretch)) }
                    heldByteCount += stretch.count
                }
                guard heldByteCount >= Self.smallByteCount / 4 else { return }
                try await writer.write(contentsOf: held)
                held = []
                heldByteCount = 0
            }
        } catch {
            // What is whole reaches the client also where the rest fails.
            if !held.isEmpty { try await writer.write(contentsOf: held) }
            throw error
        }
        if !held.isEmpty { try await writer.write(contentsOf: held) }
    }
}

extension RetrieveAnswer {
    /// The header fields but Content-Length.
    var fields: HTTPFields {
        var fields: HTTPFields = [.contentType: contentType, .cacheControl: "private, no-cache"]
        fields[.vary] = "Accept, Accept-Encoding"
        fields[.contentLocation] = contentLocation
        fields[.eTag] = entityTag
        fields[.contentEncoding] = contentEncoding
        for link in links { fields.append(.link, link) }
        if let fileName { fields[.contentDisposition] = "attachment; filename=\"\(fileName)\"" }
        if byteCount != nil { fields[.acceptRanges] = "bytes" }
        for warning in warnings { fields.append(.warning, warning) }
        return fields
    }
}

extension Resource {
    fileprivate var isMetadata: Bool {
        if case .retrieve(_, .metadata) = self { true } else { false }
    }

    /// Thumbnails take fewer parameters than rendered resources (C-01).
    fileprivate var renderingTarget: RenderingParameters.Target {
        switch self {
        case .retrieve(_, .thumbnail), .frames(_, _, .thumbnail): .thumbnail
        case .contactSheet: .contactSheet
        default: .image
        }
    }
}
