internal import DICOMCore
internal import DICOMQuery
internal import DICOMweb
internal import HTTPTypes
package import Hummingbird
package import LightboxAccess
internal import LightboxAudit
internal import LightboxDesk
internal import LightboxIndex
package import LightboxIssuer
package import LightboxRetrieve
package import LightboxSearch
internal import LightboxWork
internal import Logging
internal import NIOCore

/// Answers HTTP requests: reads path and headers into typed requests, hands them to the services, and turns what comes
/// back, errors included, into responses. Routes are the values of `Resource`; there is no second table of them here.
package struct Gateway: HTTPResponder {
    package typealias Context = GatewayContext

    let retriever: Retriever
    let searcher: SearchService
    /// `nil` where nothing can be stored.
    let receiving: Receiving?
    /// `nil` where everybody may see everything.
    let verifier: (any TokenChecker)?
    /// `nil` where there are no signed links.
    let links: SignedLinks?
    /// The issuer for rehearsals; `nil` where it is not open.
    let issuer: RehearsalIssuer?
    /// What the request that is being answered may see. Whatever reads studies asks it for the scope.
    private(set) var access: Access
    package var options: GatewayOptions
    /// `nil` where no audit trail is kept.
    package var auditor: Auditor?
    private let crossOrigin: CrossOrigin
    let planned = PlannedAnswers()

    package init(
        retriever: Retriever, searcher: SearchService, receiving: Receiving? = nil, verifier: (any TokenChecker)? = nil,
        links: SignedLinks? = nil, issuer: RehearsalIssuer? = nil, options: GatewayOptions
    ) {
        self.links = links
        self.issuer = issuer
        self.verifier = verifier
        access = verifier == nil ? .open : .none
        self.retriever = retriever
        self.searcher = searcher
        self.receiving = receiving
        self.options = options
        crossOrigin = CrossOrigin(allowedOrigins: options.allowedOrigins)
    }

    package func respond(to request: Request, context: GatewayContext) async throws -> Response {
        if let preflight = preflight(request, at: request.uri.path) { return preflight }
        let begin = ContinuousClock.now
        let resource = context.resource ?? serviceResource(request.uri.path)
        var response: Response
        var gateway = seen(by: request, context)
        var refused: (any Error)?
        do {
            response = try await WorkClient.$current.withValue(WorkClient { workClient(of: request, context) }) {
                if let links, let path = LinkedPath(request.uri.path) {
                    return try await gateway.answer(path, links, request, context)
                }
                gateway.access = try await access(of: request, at: request.uri.path, context)
                return try await gateway.answerInContext(request, resource, context)
            }
        } catch {
            refused = error
            // What was removed is nobody's any more: only who may see everything is told of it.
            let isTold = gateway.access.permissions.contains(.read) && gateway.access.scope == .everything
            let asked = (try? resource?.get()) ?? uriResource(request)
            let reason = isTold ? await retriever.explained(error, at: asked) : error
            response = gateway.refusal(of: request, reason, context)
        }
        response = await gateway.audited(response, to: request, context, refusedBy: refused)
        if verifier != nil { response.headers.append(HTTPField(name: .vary, value: "Authorization")) }
        response = hinting(response, to: request, for: try? resource?.get(), after: begin.duration(to: .now))
        for field in crossOrigin.fields(for: request.headers) { response.headers.append(field) }
        // The length stays, the body does not (G-09).
        return request.method == .head ? response.createHeadResponse() : response
    }

    /// The answer to the question that a browser asks before the request itself (G-10).
    /// - Parameter path: of the request; below a run that of the service.
    /// - Returns: `nil` for any other request.
    func preflight(_ request: Request, at path: String) -> Response? {
        guard crossOrigin.isPreflight(request.method, request.headers) else { return nil }
        return Response(
            status: .noContent,
            headers: crossOrigin.preflightFields(for: request.headers, methods: methods(at: path)))
    }

    /// The same services below another path, for a participant of the track.
    /// - Parameter pageLength: the most results of a search where a rehearsal wants fewer.
    func below(_ pathPrefix: String, pageLength: Int?) -> Gateway {
        var gateway = self
        gateway.options.pathPrefix = pathPrefix
        if let pageLength { gateway.options.maximumResults = pageLength }
        return gateway
    }

    /// The same services for who may do only this.
    func limited(to access: Access) -> Gateway {
        var gateway = self
        gateway.access = access
        return gateway
    }

    /// What the token of a request allows. Pages and descriptions show no study, so they need none.
    func access(
        of request: Request, at path: String, _ context: GatewayContext
    ) async throws(AccessError) -> Access {
        guard let verifier, needsToken(path) else { return access }
        return try await verifier.access(request.headers[.authorization], from: client(of: request, context))
    }

    private func client(of request: Request, _ context: GatewayContext) -> String {
        options.trustedProxies.client(of: request.head, from: context.remoteAddress)
    }

    /// Who takes turns with others where there is more work than can be done: an address, or a run of the track.
    private func workClient(of request: Request, _ context: GatewayContext) -> String {
        options.pathPrefix.isEmpty ? client(of: request, context) : options.pathPrefix
    }

    private func needsToken(_ path: String) -> Bool {
        if path == servicePath || path.hasPrefix("\(servicePath)/") || path == wadoURIPath { return true }
        return path == linksPath
            || (path.hasPrefix("/fhir/") && path != "/fhir/metadata" && !metadataPaths.contains(path))
    }

    /// Refuses who may not see everything. - Throws: `AccessError`.
    func admitOperator(_ request: Request, _ context: GatewayContext) async throws(AccessError) {
        guard let verifier else { return }
        let access = try await verifier.access(
            request.headers[.authorization], from: client(of: request, context))
        guard access.scope == .everything else { throw .insufficient }
    }

    /// The gateway with the address that the client of a trusted proxy uses (G-11).
    func seen(by request: Request, _ context: GatewayContext) -> Gateway {
        guard options.publicURL == nil,
            let url = options.trustedProxies.publicURL(
                of: request.head, from: context.remoteAddress, scheme: options.isSecure ? "https" : "http")
        else { return self }
        var gateway = self
        gateway.options.publicURL = url
        return gateway
    }

    /// Answers what lies below a signed link.
    func answer(_ request: Request, _ context: GatewayContext) async throws -> Response {
        try await answer(request, serviceResource(request.uri.path), context)
    }

    /// Answers with the client at hand for what is stored.
    private func answerInContext(
        _ request: Request, _ resource: Result<Resource, ResourceError>?, _ context: GatewayContext
    ) async throws -> Response {
        guard auditor != nil, request.method == .post else { return try await answer(request, resource, context) }
        let client = auditClient(request, context, isKnown: verifier != nil)
        let service = serviceURL(host: request.head.authority, options: options)
        return try await AuditContext.$current.withValue((client: client, service: service)) {
            try await answer(request, resource, context)
        }
    }

    /// - Parameter resource: what the path names where it lies below the service root.
    private func answer(
        _ request: Request, _ resource: Result<Resource, ResourceError>?, _ context: GatewayContext
    ) async throws -> Response {
        let path = request.uri.path
        guard path.hasPrefix(servicePath) else {
            if let links, path == linksPath { return try await answerLinks(links, request, context) }
            if let answer = try await answerAuthorization(request) { return answer }
            try checkMethod(request.method)
            if path == wadoURIPath { return try await retrieveByURI(request) }
            let url = serviceURL(host: request.head.authority, options: options)
            guard path.hasPrefix("/fhir/") else {
                if let answer = try await options.viewer?.answer(
                    request, context, serviceURL: url, needsTokens: verifier != nil)
                {
                    return answer
                }
                return try page(at: path, request, options, hasLinks: links != nil)
            }
            let routes = FHIRRoutes(
                searcher: searcher, retriever: retriever, access: access, options: options, serviceURL: url)
            // Reading results and writing resources is work that would hold up the event loop.
            return try await withTaskExecutorPreference(globalConcurrentExecutor) {
                try await routes.answer(
                    path.dropFirst("/fhir/".count), request.uri.query ?? "", accept: request.headers[values: .accept])
            }
        }
        guard let resource = try resource?.get() else { throw GatewayError.noSuchPage }
        if request.method == .options { return try capabilities(of: resource, request) }
        guard resource != .service else { throw GatewayError.noRepresentationOfService }
        if request.method == .post, let receiving, let target = resource.storeTarget {
            // The answer tells what is there already.
            guard try access.scope(for: .store) == .everything else { throw AccessError.insufficient }
            return try await store(target.study, receiving, request, context)
        }
        try checkMethod(request.method)
        if case .search(let search) = resource { return try await self.search(search, request, context) }
        return try await retrieve(resource, request)
    }

    /// The methods of a resource.
    func methods(of resource: Resource?) -> String {
        "GET, HEAD, OPTIONS" + (receiving != nil && resource?.storeTarget != nil ? ", POST" : "")
    }

    private func methods(at path: String) -> String {
        if path == linksPath { return "POST, DELETE, OPTIONS" }
        if path.hasPrefix(linkPrefix) { return "GET, HEAD, DELETE, OPTIONS" }
        if ["\(issuerPath)/token", "\(issuerPath)/register"].contains(path) { return "POST, OPTIONS" }
        return methods(of: path.hasPrefix(servicePath) ? try? Resource(path: path.dropFirst(servicePath.count)) : nil)
    }

    /// Nothing can be removed over HTTP, and stored only where that is configured.
    func checkMethod(_ method: HTTPRequest.Method) throws(GatewayError) {
        guard method == .get || method == .head else { throw .methodNotAllowed }
    }

    func acceptance(_ request: Request, _ items: [QueryItem]) throws(NegotiationError) -> Acceptance {
        try Acceptance(
            header: request.headers[values: .accept],
            parameter: items.first { $0.name == "accept" }.map { $0.value ?? "" },
            characterSets: AcceptedCharacterSets(
                parameter: items.first { $0.name == "charset" }?.value,
                header: acceptedCharacterSets(request)),
            isStrict: options.isStrict)
    }

    func acceptedCharacterSets(_ request: Request) -> [String] {
        HTTPField.Name.acceptCharset.map { request.headers[values: $0] } ?? []
    }

    /// The answer to a request that can't be met. What is our fault is logged, never with patient data.
    func refusal(of request: Request, _ error: any Error, _ context: GatewayContext) -> Response {
        let path = request.uri.path
        let below = path.hasPrefix(servicePath) ? path.dropFirst(servicePath.count) : ""
        let problem = Problem(
            error,
            at: Problem.Context(
                serviceURL: serviceURL(host: request.head.authority, options: options),
                resource: try? Resource(path: below)))
        if case AccessError.crowded = error {
            // A flood of tokens is not to be a flood of the log.
            context.logger.debug(
                "Too many tokens are looked up: a request was refused.", metadata: context.traceMetadata)
        } else if error is CancellationError {
            context.logger.debug("A client left before its answer.", metadata: context.traceMetadata)
        } else if problem.status.kind == .serverError, problem.status != .notImplemented {
            let metadata = context.traceMetadata.merging(["error": "\(error)"]) { _, new in new }
            context.logger.error("A request failed.", metadata: metadata)
        } else if case RetrieveError.objectMissing = error {
            context.logger.warning(
                "An object is missing or was changed: lightbox verify says which.", metadata: context.traceMetadata)
        } else if case RetrieveError.damaged = error {
            context.logger.warning("The pixel data of an object is damaged.", metadata: context.traceMetadata)
        }
        let (contentType, bytes) = problem.body(accepting: request.headers[values: .accept])
        var headers: HTTPFields = [.contentType: contentType, .cacheControl: "no-store"]
        if problem.status == .methodNotAllowed { headers[.allow] = methods(at: path) }
        if let challenge = (error as? AccessError)?.challenge { headers[.wwwAuthenticate] = challenge }
        if problem.status == .serviceUnavailable { headers[.retryAfter] = "1" }
        if error is DeskError { headers[.retryAfter] = String(DeskError.retryAfterSeconds) }
        if case GatewayError.tooManyRequests(let seconds) = error { headers[.retryAfter] = String(seconds) }
        if case GatewayError.rangeNotSatisfiable(let byteCount) = error {
            headers[.contentRange] = "bytes */\(byteCount)"
        }
        return Response(status: problem.status, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
