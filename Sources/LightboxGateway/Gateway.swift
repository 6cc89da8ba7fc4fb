internal import DICOMCore
internal import DICOMQuery
internal import DICOMweb
internal import HTTPTypes
package import Hummingbird
internal import LightboxIndex
package import LightboxRetrieve
package import LightboxSearch
internal import Logging
internal import NIOCore
internal import Synchronization

/// Answers HTTP requests: reads path and headers into typed requests, hands them to the services, and turns what comes
/// back, errors included, into responses. Routes are the values of `Resource`; there is no second table of them here.
package struct Gateway: HTTPResponder {
    package typealias Context = GatewayContext

    private let retriever: Retriever
    let searcher: SearchService
    var options: GatewayOptions
    private let crossOrigin: CrossOrigin

    package init(retriever: Retriever, searcher: SearchService, options: GatewayOptions) {
        self.retriever = retriever
        self.searcher = searcher
        self.options = options
        crossOrigin = CrossOrigin(allowedOrigins: options.allowedOrigins)
    }

    package func respond(to request: Request, context: GatewayContext) async throws -> Response {
        if crossOrigin.isPreflight(request.method, request.headers) {
            return Response(status: .noContent, headers: crossOrigin.preflightFields(for: request.headers))
        }
        var response: Response
        do {
            response = try await seen(by: request, context).answer(request, context)
        } catch {
            response = seen(by: request, context).refusal(of: request, error, context)
        }
        for field in crossOrigin.fields(for: request.headers) { response.headers.append(field) }
        return request.method == .head ? try await response.withoutBody() : response
    }

    /// The gateway with the address that the client of a trusted proxy uses (G-11).
    private func seen(by request: Request, _ context: GatewayContext) -> Gateway {
        guard options.publicURL == nil,
            let url = options.trustedProxies.publicURL(of: request.head, from: context.remoteAddress)
        else { return self }
        var gateway = self
        gateway.options.publicURL = url
        return gateway
    }

    private func answer(_ request: Request, _ context: GatewayContext) async throws -> Response {
        let path = request.uri.path
        guard path.hasPrefix(servicePath) else {
            guard path == "/" else { throw GatewayError.noSuchPage }
            try checkMethod(request.method)
            return welcomePage(serviceURL: serviceURL(host: request.head.authority, options: options))
        }
        let below = path.dropFirst(servicePath.count)
        guard below.isEmpty || below.hasPrefix("/") else { throw GatewayError.noSuchPage }
        let resource = try Resource(path: below)
        if request.method == .options, resource != .service {
            return Response(status: .noContent, headers: [.allow: "GET, HEAD, OPTIONS"])
        }
        guard resource != .service else { throw GatewayError.noCapabilities }
        try checkMethod(request.method)
        switch resource {
        case .service:
            throw GatewayError.noCapabilities
        case .search(let search):
            return try await self.search(search, request, context)
        case .retrieve(let object, let content):
            return response(try await retriever.answer(object, content, retrieveRequest(resource, request)))
        case .frames(let instance, let frames, let content):
            return response(try await retriever.answer(instance, frames, content, retrieveRequest(resource, request)))
        case .bulkValue(let instance, let attribute):
            return response(try await retriever.answer(instance, attribute, retrieveRequest(resource, request)))
        }
    }

    /// Nothing can be stored or removed over HTTP.
    private func checkMethod(_ method: HTTPRequest.Method) throws(GatewayError) {
        guard method == .get || method == .head else { throw .methodNotAllowed }
    }

    func acceptance(_ request: Request, _ items: [QueryItem]) throws(NegotiationError) -> Acceptance {
        try Acceptance(
            header: request.headers[values: .accept],
            parameter: items.first { $0.name == "accept" }.map { $0.value ?? "" }, isStrict: options.isStrict)
    }

    private func retrieveRequest(_ resource: Resource, _ request: Request) throws -> RetrieveRequest {
        let items = try QueryItem.items(ofQuery: request.uri.query ?? "")
        return RetrieveRequest(
            acceptance: try acceptance(request, items),
            rendering: try RenderingParameters(items, for: resource.isThumbnail ? .thumbnail : .image),
            scope: .everything,
            serviceURL: serviceURL(host: request.head.authority, options: options),
            limits: RenderingLimits(
                maximumPixels: options.maximumPixels, jpegQuality: options.jpegQuality,
                thumbnailEdge: options.thumbnailEdge))
    }

    private func response(_ answer: RetrieveAnswer) -> Response {
        var headers: HTTPFields = [.contentType: answer.contentType, .cacheControl: "private, max-age=0"]
        headers[.vary] = "Accept"
        headers[.contentLocation] = answer.contentLocation
        for warning in answer.warnings { headers.append("Warning", warning) }
        let stream = answer.body
        let body = ResponseBody(contentLength: stream.byteCount.map { Int($0) }) { writer in
            // An error here ends the connection without the closing boundary, so that the client notices (G-05).
            try await stream.send { try await writer.write($0) }
            try await writer.finish(nil)
        }
        return Response(status: .ok, headers: headers, body: body)
    }

    /// The answer to a request that can't be met. What is our fault is logged, never with patient data.
    private func refusal(of request: Request, _ error: any Error, _ context: GatewayContext) -> Response {
        let path = request.uri.path
        let below = path.hasPrefix(servicePath) ? path.dropFirst(servicePath.count) : ""
        let problem = Problem(
            error,
            at: Problem.Context(
                serviceURL: serviceURL(host: request.head.authority, options: options),
                resource: try? Resource(path: below)))
        if problem.status.kind == .serverError, problem.status != .notImplemented {
            context.logger.error("A request failed.", metadata: ["error": "\(error)"])
        }
        let (contentType, bytes) = problem.body(accepting: request.headers[values: .accept])
        var headers: HTTPFields = [.contentType: contentType, .cacheControl: "no-store"]
        if problem.status == .methodNotAllowed { headers[.allow] = "GET, HEAD, OPTIONS" }
        if problem.status == .serviceUnavailable { headers[.retryAfter] = "1" }
        return Response(status: problem.status, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}

extension Resource {
    /// Thumbnails take fewer parameters than rendered resources (C-01).
    fileprivate var isThumbnail: Bool {
        switch self {
        case .retrieve(_, .thumbnail), .frames(_, _, .thumbnail): true
        default: false
        }
    }
}

extension HTTPFields {
    /// A field that the library has no constant for.
    mutating func append(_ name: String, _ value: String) {
        guard let name = HTTPField.Name(name) else { return }
        append(HTTPField(name: name, value: value))
    }
}

extension Response {
    /// The same head without the body (G-09). A length that is only known at the end is counted.
    fileprivate func withoutBody() async throws -> Response {
        guard body.contentLength == nil else { return createHeadResponse() }
        let counter = ByteCounter()
        try await body.write(counter)
        var headers = headers
        headers[.contentLength] = String(counter.byteCount.withLock { $0 })
        return Response(status: status, headers: headers)
    }
}

/// Counts what would be sent.
private final class ByteCounter: ResponseBodyWriter, Sendable {
    let byteCount = Mutex(0)

    func write(_ buffer: ByteBuffer) async throws {
        byteCount.withLock { $0 += buffer.readableBytes }
    }

    func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
