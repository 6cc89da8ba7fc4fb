internal import HTTPTypes
package import Hummingbird
package import LightboxDesk

/// The gateway with the desk of the track in front: `/desk` for people, `/run/ID/dicom-web` for each participant.
/// Without a desk it is the gateway alone.
package struct TrackGateway: HTTPResponder {
    package typealias Context = GatewayContext

    private let gateway: Gateway
    private let desk: Desk?
    private let options: GatewayOptions
    private let crossOrigin: CrossOrigin

    /// - Parameter options: the gateway's own.
    package init(_ gateway: Gateway, desk: Desk?, options: GatewayOptions) {
        self.gateway = gateway
        self.desk = desk
        self.options = options
        crossOrigin = CrossOrigin(allowedOrigins: options.allowedOrigins)
    }

    package func respond(to request: Request, context: GatewayContext) async throws -> Response {
        guard let desk else { return try await gateway.respond(to: request, context: context) }
        let path = request.uri.path
        if path.hasPrefix("/desk/") {
            do {
                // Runs hold what others have asked for.
                try await gateway.admitOperator(request)
                return try await DeskRoutes(desk: desk).answer(String(path.dropFirst("/desk/".count)), request)
            } catch {
                return gateway.refusal(of: request, error, context)
            }
        }
        guard path.hasPrefix("/run/") else { return try await gateway.respond(to: request, context: context) }
        return try await participant(path.dropFirst("/run/".count), request, context, desk)
    }

    /// - Parameter path: what follows `/run/`: the token of the run, and the path of the service.
    private func participant(
        _ path: Substring, _ request: Request, _ context: GatewayContext, _ desk: Desk
    ) async throws -> Response {
        let id = String(path.prefix { $0 != "/" })
        let rest = path.dropFirst(id.count)
        let prefix = "/run/\(id)"
        guard desk.run(id) != nil, rest == servicePath[...] || rest.hasPrefix("\(servicePath)/") else {
            let error: GatewayError = desk.run(id) == nil ? .noSuchRun : .noSuchPage
            return shared(gateway.refusal(of: request, error, context), with: request)
        }
        var head = request.head
        head.path = request.uri.query.map { "\(rest)?\($0)" } ?? String(rest)
        let inner = Request(head: head, body: request.body)
        // What a browser asks before a request is its own affair.
        guard request.method != .options else {
            return try await gateway.below(prefix, pageLength: nil).respond(to: inner, context: context)
        }
        do {
            let response = try await RunRecorder(desk: desk, runID: id).answer(inner) { pageLength in
                try await gateway.below(prefix, pageLength: pageLength).respond(to: inner, context: context)
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
