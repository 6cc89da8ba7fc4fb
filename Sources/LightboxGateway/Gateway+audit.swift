internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import LightboxAccess
internal import LightboxAudit
internal import LightboxTransport
internal import NIOCore
internal import Synchronization

extension Gateway {
    /// Who asks, for an audit trail: the bearer of the token, or else whom the certificate names. The token is read here only once it has been found sound.
    func auditClient(_ request: Request, _ context: GatewayContext, isKnown: Bool) -> AuditClient {
        let address = options.trustedProxies.client(of: request.head, from: context.remoteAddress)
        let holder = isKnown ? tokenHolder(request.headers[.authorization]) : nil
        let certified = holder == nil ? context.certifiedClient : nil
        return AuditClient(
            address: address.isEmpty ? nil : address, subject: holder?.subject ?? certified?.name,
            issuer: holder?.issuer ?? certified?.issuer)
    }

    /// Records what became of a request: before its answer where that is at hand, and before the last piece of it has gone
    /// where it is made on the way, since only then it is known whether instances went out.
    /// - Parameter error: why it is refused.
    func audited(
        _ response: Response, to request: Request, _ context: GatewayContext, refusedBy error: (any Error)?
    ) async -> Response {
        guard let auditor else { return response }
        // What a link leads to is told, and the link to nobody (F-24): who reads the trail could use it.
        let link = links == nil ? nil : LinkedPath(request.uri.path)
        let (path, query) = (link?.inner ?? request.uri.path, withoutToken(request.uri.query ?? ""))
        let action = AuditedAction(path: path, query: query, isPost: request.method == .post)
        let denial = error as? AccessError
        // Who is refused is told of, whatever was asked for.
        guard let kind = denial?.auditedKind ?? action?.kind,
            denial != nil || action?.isTold(of: request.method) == true
        else { return response }
        // A token beside a link is not looked at, so it proves nothing.
        let isSound = denial == .insufficient || (denial == nil && link == nil)
        var event = AuditEvent(
            kind, outcome: response.status.outcome, milliseconds: auditor.milliseconds,
            client: auditClient(request, context, isKnown: isSound && verifier != nil),
            service: serviceURL(host: request.head.authority, options: options))
        if case .transfer(let study) = action { event.study = study }
        if action == .query || denial != nil { event.request = query.isEmpty ? path : "\(path)?\(query)" }
        if response.status.outcome != .success { event.reason = "status \(response.status.code)" }
        // What is stored is recorded where it is taken in.
        if action == .store, response.status.outcome == .success { return response }
        // The client has it already, and gets nothing.
        if response.status == .notModified { return response }
        if case .transfer = action, response.status.outcome == .success, !isAtHand(response, path) {
            return recording(response, TransferRecord(event: event, auditor: auditor))
        }
        do {
            try await auditor.record(event)
            return response
        } catch {
            return refusal(of: request, GatewayError.notRecordable, context)
        }
    }

    /// The refusal of what lies in front of the services, recorded where a token is what was wrong.
    func auditedRefusal(of request: Request, _ error: any Error, _ context: GatewayContext) async -> Response {
        let gateway = seen(by: request, context)
        return await gateway.audited(
            gateway.refusal(of: request, error, context), to: request, context, refusedBy: error)
    }

    /// Records who opened a resource to whoever has a link, or closed it again.
    /// - Parameter path: what the link leads to.
    /// - Throws: `GatewayError.notRecordable`
    func recordLinking(_ reason: String, _ path: String, _ request: Request, _ context: GatewayContext) async throws {
        guard let auditor else { return }
        let event = AuditEvent(
            .accessChange, milliseconds: auditor.milliseconds,
            client: auditClient(request, context, isKnown: verifier != nil),
            service: serviceURL(host: request.head.authority, options: options), request: path, reason: reason)
        do {
            try await auditor.record(event)
        } catch {
            throw GatewayError.notRecordable
        }
    }

    /// All of an answer was made before its head leaves, so that it can be recorded while it can still be refused.
    private func isAtHand(_ response: Response, _ path: String) -> Bool {
        path.hasPrefix("/fhir/") || (response.body.contentLength ?? .max) <= Self.smallByteCount
    }

    private func recording(_ response: Response, _ record: TransferRecord) -> Response {
        var response = response
        let body = response.body
        response.body = ResponseBody(contentLength: body.contentLength) { writer in
            do {
                try await body.write(RecordingWriter(writer: writer) { try await record.succeed() })
            } catch {
                await record.fail()
                throw error
            }
        }
        return response
    }
}

/// The one event of a transfer.
private final class TransferRecord: Sendable {
    private let event: AuditEvent
    private let auditor: Auditor
    private let isMade = Mutex(false)

    init(event: AuditEvent, auditor: Auditor) {
        self.event = event
        self.auditor = auditor
    }

    func succeed() async throws {
        var event = event
        event.milliseconds = auditor.milliseconds
        try await auditor.record(event)
        isMade.withLock { $0 = true }
    }

    /// Does nothing where all but the last piece had gone: that is in the trail already, and would be there twice.
    func fail() async {
        guard !isMade.withLock({ $0 }) else { return }
        var event = event
        event.outcome = .minorFailure
        event.reason = "the transfer ended early"
        event.milliseconds = auditor.milliseconds
        try? await auditor.record(event)
    }
}

/// Holds the last piece of an answer back until it is recorded.
private struct RecordingWriter: FileTaking {
    var writer: any ResponseBodyWriter
    private var held: ByteBuffer?
    private let record: @Sendable () async throws -> Void
    var files: FileBodies? { (writer as? any FileTaking)?.files }

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
    fileprivate var kind: AuditEvent.Kind {
        switch self {
        case .query: .query
        case .transfer: .transfer
        case .store: .receipt
        }
    }
}

extension AccessError {
    fileprivate var auditedKind: AuditEvent.Kind { self == .insufficient ? .refusedUse : .loginFailure }
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

/// A query as it is told: a token in it counts for nothing here, and may count elsewhere (F-24). Source: RFC 6750 2.3.
private func withoutToken(_ query: String) -> String {
    query.split(separator: "&", omittingEmptySubsequences: false).map { item in
        let name = item.prefix { $0 != "=" }
        return name.removingPercentEncoding?.lowercased() == "access_token" ? "access_token=" : String(item)
    }.joined(separator: "&")
}

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
