internal import HTTPTypes
package import Hummingbird
package import LightboxWork
internal import Logging
internal import NIOCore

/// What the operator of a gateway can know of it.
package struct Operation: Sendable {
    /// Whether requests can be answered now; asked at `/readyz`.
    package var isReady: @Sendable () async -> Bool
    /// Figures of the parts behind the gateway, for `/metrics`.
    package var measures: @Sendable () async -> [Measure]
    /// Writes a line to the log for every request.
    package var logsRequests: Bool
    /// Beyond it requests are refused until others have ended; `nil` for none.
    package var memory: MemoryCeiling?

    package init(
        isReady: @escaping @Sendable () async -> Bool = { true },
        measures: @escaping @Sendable () async -> [Measure] = { [] }, logsRequests: Bool = false,
        memory: MemoryCeiling? = nil
    ) {
        self.memory = memory
        self.isReady = isReady
        self.measures = measures
        self.logsRequests = logsRequests
    }
}

/// The gateway as its operator sees it: `/healthz`, `/readyz` and `/metrics`, a request's place in a trace, and a line in the
/// log. Neither figures nor lines hold a path, a query, a UID or a token: only patterns of routes.
package struct ObservedGateway: HTTPResponder {
    package typealias Context = GatewayContext

    private let gateway: TrackGateway
    private let operation: Operation
    private let metrics = RequestMetrics()

    package init(_ gateway: TrackGateway, _ operation: Operation = Operation()) {
        self.gateway = gateway
        self.operation = operation
    }

    package func respond(to request: Request, context: GatewayContext) async throws -> Response {
        let begin = ContinuousClock.now
        var context = context.reading(request.uri.path)
        let route = routePattern(request.uri.path, context.resource)
        var random = SystemRandomNumberGenerator()
        let trace = (taken(from: request) ?? TraceContext(by: &random)).child(by: &random)
        context.trace = trace
        let others = metrics.begin()
        var response: Response
        do {
            response = try await answer(request, context, besides: others)
        } catch {
            metrics.end()
            throw error
        }
        // Whoever refused: the length stays, the body does not (G-09). On a connection that is kept, its bytes would be taken
        // for the start of the next answer.
        if request.method == .head { response = response.createHeadResponse() }
        let elapsed = begin.duration(to: .now)
        response.headers.append(.traceresponse, trace.fieldValue)
        response.headers.append(.requestID, context.id)
        protect(&response.headers, host: request.head.authority, gateway.options)
        metrics.count(
            route: route, method: request.method.rawValue, status: response.status.code, seconds: elapsed / .seconds(1))
        if operation.logsRequests {
            context.logger.info(
                "Answered.",
                metadata: [
                    "route": "\(route)", "method": "\(request.method.rawValue.prefix(16))",
                    "status": "\(response.status.code)", "milliseconds": "\(Int(elapsed / .milliseconds(1)))",
                ].merging(context.traceMetadata) { own, _ in own })
        }
        let (body, underway, eventLoop, files) = (response.body, Underway(metrics), context.eventLoop, context.files)
        response.body = ResponseBody(contentLength: body.contentLength) { writer in
            defer { withExtendedLifetime(underway) {} }
            guard let eventLoop else { return try await body.write(writer) }
            try await body.write(PacedBody(writer, on: eventLoop, files: files))
        }
        return response
    }

    /// An answer whose body has not ended; one whose body is never asked for has ended with its head.
    private final class Underway: Sendable {
        private let metrics: RequestMetrics
        init(_ metrics: RequestMetrics) { self.metrics = metrics }
        deinit { metrics.end() }
    }

    /// Two of them are none: nobody knows which is right.
    private func taken(from request: Request) -> TraceContext? {
        guard let name = HTTPField.Name.traceparent else { return nil }
        let fields = request.headers[values: name]
        return fields.count == 1 ? TraceContext(fields[0]) : nil
    }

    private func answer(
        _ request: Request, _ context: GatewayContext, besides others: Int
    ) async throws -> Response {
        guard ["/healthz", "/readyz", "/metrics"].contains(request.uri.path) else {
            if let preflight = gateway.preflight(request) { return preflight }
            guard operation.memory?.admits(besides: others) ?? true else {
                return gateway.refusal(of: request, WorkError.overloaded, context)
            }
            return try await gateway.respond(to: request, context: context)
        }
        guard request.method == .get || request.method == .head else {
            return gateway.refusal(of: request, GatewayError.methodNotAllowed, context)
        }
        let response: Response
        switch request.uri.path {
        case "/healthz": response = text("The process answers.\n")
        case "/readyz":
            let isReady = await operation.isReady()
            response = text(
                isReady ? "Studies can be searched.\n" : "The index can't be read.\n",
                status: isReady ? .ok : .serviceUnavailable)
        default:
            do {
                // How much is here, and what is asked of it, is for who may see everything.
                try await gateway.admitOperator(request, context)
            } catch {
                return await gateway.auditedRefusal(of: request, error, context)
            }
            response = text(
                metrics.text(await operation.measures()), type: "text/plain; version=0.0.4; charset=utf-8")
        }
        return response
    }

    private func text(
        _ text: String, type: String = "text/plain; charset=utf-8", status: HTTPResponse.Status = .ok
    ) -> Response {
        Response(
            status: status,
            headers: [.contentType: type, .cacheControl: "no-store", .xContentTypeOptions: "nosniff"],
            body: .init(byteBuffer: ByteBuffer(string: text)))
    }
}
