internal import HTTPTypes
package import Hummingbird
package import LightboxDesk

/// The gateway with the desk of the track in front: `/desk` for people, `/run/ID/dicom-web` for each participant.
/// Without a desk it is the gateway alone.
package struct TrackGateway: HTTPResponder {
    package typealias Context = GatewayContext

    private let gateway: Gateway
    private let desk: Desk?
    let options: GatewayOptions
    private let crossOrigin: CrossOrigin
    private let limiter: ClientLimiter?

    /// Shares that all runs which are used from one address have together.
    private static let sharesOfRuns = 4

    /// - Parameter options: the gateway's own.
    package init(_ gateway: Gateway, desk: Desk?, options: GatewayOptions) {
        self.gateway = gateway
        self.desk = desk
        self.options = options
        crossOrigin = CrossOrigin(allowedOrigins: options.allowedOrigins)
        limiter = options.clientLimits == ClientLimits() ? nil : ClientLimiter(options.clientLimits)
    }

    package func respond(to request: Request, context: GatewayContext) async throws -> Response {
        if let preflight = preflight(request) { return preflight }
        guard limiter != nil || desk != nil else { return try await answer(request, context, "") }
        let client = options.trustedProxies.client(of: request.head, from: context.remoteAddress)
        guard isLimited(request) else { return try await answer(request, context, client) }
        return try await limited(client, request, context) { try await answer(request, context, client) }
    }

    /// Answers what a browser asks before a request, whoever asks and however often: it costs nothing, and a refusal of it
    /// hides from the page why its request would be refused.
    /// - Returns: `nil` for any other request.
    func preflight(_ request: Request) -> Response? {
        let path = request.uri.path
        guard desk != nil, let (_, rest) = Self.runPath(path) else { return gateway.preflight(request, at: path) }
        return gateway.preflight(request, at: String(rest))
    }

    /// Refuses who may not see everything. - Throws: `AccessError`.
    func admitOperator(_ request: Request, _ context: GatewayContext) async throws {
        try await gateway.admitOperator(request, context)
    }

    func refusal(of request: Request, _ error: any Error, _ context: GatewayContext) -> Response {
        shared(gateway.refusal(of: request, error, context), with: request)
    }

    /// The refusal of a request for what only an operator may see, as the audit trail has it.
    func auditedRefusal(of request: Request, _ error: any Error, _ context: GatewayContext) async -> Response {
        shared(await gateway.auditedRefusal(of: request, error, context), with: request)
    }

    /// Services cost something, the pages of the desk too (one that watches a run is an answer as long as it watches);
    /// other pages and their files cost next to nothing. Runs are limited by themselves below, so that two participants
    /// behind one address have a share each.
    private func isLimited(_ request: Request) -> Bool {
        let path = request.uri.path
        return path.hasPrefix(servicePath) || path.hasPrefix("/fhir/") || path == wadoURIPath
            || path.hasPrefix("/desk/") || path == linksPath || path.hasPrefix(linkPrefix)
            || path.hasPrefix("\(issuerPath)/")
    }

    /// Answers, or says 429 where the client has had its share (RFC 6585 4).
    private func limited(
        _ client: String, shares: Int = 1, _ request: Request, _ context: GatewayContext,
        _ answer: () async throws -> Response
    ) async throws -> Response {
        switch limiter?.admit(client, shares: shares) {
        case nil: return try await answer()
        case .refused(let seconds):
            let error = GatewayError.tooManyRequests(retryAfterSeconds: seconds)
            return shared(gateway.refusal(of: request, error, context), with: request)
        case .admitted(let admission):
            var response = try await answer()
            let body = response.body
            response.body = ResponseBody(contentLength: body.contentLength) { writer in
                defer { withExtendedLifetime(admission) {} }
                try await body.write(writer)
            }
            return response
        }
    }

    private func answer(
        _ request: Request, _ context: GatewayContext, _ client: String
    ) async throws -> Response {
        guard let desk else { return try await gateway.respond(to: request, context: context) }
        let path = request.uri.path
        if path.hasPrefix("/desk/") {
            do {
                // Runs hold what others have asked for.
                try await gateway.admitOperator(request, context)
                return try await DeskRoutes(desk: desk, client: client).answer(
                    String(path.dropFirst("/desk/".count)), request)
            } catch {
                return await gateway.auditedRefusal(of: request, error, context)
            }
        }
        guard let (id, rest) = Self.runPath(path) else {
            return try await gateway.respond(to: request, context: context)
        }
        return try await participant(id, rest, request, context, desk, client)
    }

    /// The token of the run and the path of the service, of a path below `/run/`.
    private static func runPath(_ path: String) -> (id: String, rest: Substring)? {
        guard path.hasPrefix("/run/") else { return nil }
        let path = path.dropFirst("/run/".count)
        let id = String(path.prefix { $0 != "/" })
        return (id, path.dropFirst(id.count))
    }

    /// - Parameter rest: of the path, behind the token of the run.
    private func participant(
        _ id: String, _ rest: Substring, _ request: Request, _ context: GatewayContext, _ desk: Desk, _ client: String
    ) async throws -> Response {
        let prefix = "/run/\(id)"
        guard desk.run(id) != nil, rest == servicePath[...] || rest.hasPrefix("\(servicePath)/") else {
            let error: any Error = desk.run(id) == nil ? RunError.unknown : GatewayError.noSuchPage
            return shared(gateway.refusal(of: request, error, context), with: request)
        }
        var head = request.head
        head.path = request.uri.query.map { "\(rest)?\($0)" } ?? String(rest)
        let inner = Request(head: head, body: request.body)
        let context = context.reading(rest)
        // A description that is asked for is nothing that a participant shows.
        guard request.method != .options else {
            return try await gateway.below(prefix, pageLength: nil).respond(to: inner, context: context)
        }
        do {
            let response = try await RunRecorder(desk: desk, runID: id).answer(inner) { pageLength in
                // However many runs an address has, together they have a few shares.
                try await limited("runs of \(client)", shares: Self.sharesOfRuns, inner, context) {
                    try await limited("/run/\(id)", inner, context) {
                        try await gateway.below(prefix, pageLength: pageLength).respond(to: inner, context: context)
                    }
                }
            }
            return response.headers[.accessControlAllowOrigin] == nil ? shared(response, with: request) : response
        } catch {
            return shared(gateway.refusal(of: inner, error, context), with: request)
        }
    }

    /// The response with the fields that let a page of another origin read it.
    private func shared(_ response: Response, with request: Request) -> Response {
        var response = response
        for field in crossOrigin.fields(for: request.headers) { response.headers.append(field) }
        return response
    }
}
