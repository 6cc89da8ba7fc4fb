internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import LightboxAccess
internal import LightboxAudit
internal import NIOCore

extension Gateway {
    /// Who asks, for an audit trail. The token is read here only once it has been found sound.
    func auditClient(_ request: Request, _ context: GatewayContext, isKnown: Bool) -> AuditClient {
        let address = options.trustedProxies.client(of: request.head, from: context.remoteAddress)
        let holder = isKnown ? tokenHolder(request.headers[.authorization]) : nil
        return AuditClient(
            address: address.isEmpty ? nil : address, subject: holder?.subject, issuer: holder?.issuer)
    }

    /// Records what became of a request: before its answer where that is a refusal or the result of a search, and before the
    /// last piece of it has gone where instances go out, since only then it is known whether they did.
    /// - Parameter error: why it is refused.
    func audited(
        _ response: Response, to request: Request, _ context: GatewayContext, refusedBy error: (any Error)?
    ) async -> Response {
        let (path, query) = (request.uri.path, request.uri.query ?? "")
        guard let auditor,
            let action = AuditedAction(path: path, query: query, isPost: request.method == .post),
            request.method == .get || request.method == .post || error is AccessError
        else { return response }
        let isDenied = error is AccessError
        var event = AuditEvent(
            action.kind(refusedBy: error), outcome: response.status.outcome, milliseconds: now(),
            client: auditClient(request, context, isKnown: !isDenied && verifier != nil),
            service: serviceURL(host: request.head.authority, options: options))
        if case .transfer(let study) = action { event.study = study }
        if action == .query || isDenied { event.request = query.isEmpty ? path : "\(path)?\(query)" }
        if response.status.outcome != .success { event.reason = "status \(response.status.code)" }
        // What is stored is recorded where it is taken in.
        if action == .store, response.status.outcome == .success { return response }
        // The client has it already, and gets nothing.
        if response.status == .notModified { return response }
        if case .transfer = action, response.status.outcome == .success {
            return recording(response, event, auditor)
        }
        do {
            try await auditor.record(event)
            return response
        } catch {
            return refusal(of: request, GatewayError.notRecordable, context)
        }
    }

    private func recording(_ response: Response, _ event: AuditEvent, _ auditor: Auditor) -> Response {
        var response = response
        let body = response.body
        response.body = ResponseBody(contentLength: body.contentLength) { writer in
            let recording = RecordingWriter(writer: writer) {
                var event = event
                event.milliseconds = now()
                try await auditor.record(event)
            }
            do {
                try await body.write(recording)
            } catch {
                var event = event
                event.outcome = .minorFailure
                event.reason = "the transfer ended early"
                event.milliseconds = now()
                try? await auditor.record(event)
                throw error
            }
        }
        return response
    }
}

/// Holds the last piece of an answer back until it is recorded.
private struct RecordingWriter: ResponseBodyWriter {
    var writer: any ResponseBodyWriter
    private var held: ByteBuffer?
    private let record: @Sendable () async throws -> Void

    init(writer: any ResponseBodyWriter, record: @escaping @Sendable () async throws -> Void) {
        self.writer = writer
        self.record = record
    }

    mutating func write(_ buffer: ByteBuffer) async throws {
        let last = held
        held = buffer
        if let last { try await writer.write(last) }
    }

    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {
        try await record()
        if let held { try await writer.write(held) }
        try await writer.finish(trailingHeaders)
    }
}

extension AuditedAction {
    fileprivate func kind(refusedBy error: (any Error)?) -> AuditEvent.Kind {
        if let error = error as? AccessError { return error == .insufficient ? .refusedUse : .loginFailure }
        return switch self {
        case .query: .query
        case .transfer: .transfer
        case .store: .receipt
        }
    }
}

extension HTTPResponse.Status {
    /// Source: PS3.15 A.5.2, EventOutcomeIndicator.
    fileprivate var outcome: AuditEvent.Outcome {
        switch code {
        case ..<400: .success
        case ..<500: .minorFailure
        default: .seriousFailure
        }
    }
}

private func now() -> Int64 { Int64(Date().timeIntervalSince1970 * 1000) }

/// `sub` and `iss` of a token that has been checked; `nil` for one that is no JWT.
private func tokenHolder(_ authorization: String?) -> (subject: String, issuer: String?)? {
    struct Claims: Decodable {
        let sub: String?
        let iss: String?
    }
    guard let token = authorization?.split(separator: " ").last else { return nil }
    let parts = token.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3 else { return nil }
    let text = String(parts[1]).replacing("-", with: "+").replacing("_", with: "/")
    let padded = text + String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
    guard let data = Data(base64Encoded: padded), let claims = try? JSONDecoder().decode(Claims.self, from: data),
        let subject = claims.sub
    else { return nil }
    return (String(subject.prefix(256)), claims.iss.map { String($0.prefix(256)) })
}
