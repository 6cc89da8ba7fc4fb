import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import LightboxAccess
import LightboxAudit
import LightboxDesk
import LightboxIndex
import NIOCore
import Synchronization
import Testing

@testable import LightboxGateway

/// Keeps what it is told, or can't.
private final class Trail: Sendable {
    private let state = Mutex<(events: [AuditEvent], isFull: Bool)>(([], false))

    init(isFull: Bool = false) { state.withLock { $0.isFull = isFull } }

    var events: [AuditEvent] { state.withLock { $0.events } }
    var isEmpty: Bool { events.isEmpty }

    /// What was recorded since the last time.
    func taken() -> [AuditEvent] {
        state.withLock { state in
            defer { state.events = [] }
            return state.events
        }
    }

    var auditor: Auditor {
        Auditor { event in
            try self.state.withLock {
                guard !$0.isFull else { throw GatewayError.notRecordable }
                $0.events.append(event)
            }
        }
    }
}

/// Knows two tokens: one for everything, one that allows nothing.
private struct TwoTokens: TokenChecker {
    static func token(_ subject: String) -> String {
        "Bearer e30.\(Data(#"{"sub":"\#(subject)","iss":"issuer"}"#.utf8).base64EncodedString().replacing("=", with: "")).x"
    }

    func access(_ authorization: String?, from client: String) async throws(AccessError) -> Access {
        switch authorization {
        case nil: throw .missing
        case Self.token("anna"): .open
        case Self.token("bert"): throw .insufficient
        default: throw .invalid(reason: .badSignature)
        }
    }
}

@Suite("What is told to the audit trail", .sampleGateway)
struct AuditedRequestTests {
    private func gateway(_ trail: Trail, asksForTokens: Bool = true) throws -> Gateway {
        let open = try #require(SampleGateway.current)
        var gateway = Gateway(
            retriever: open.retriever, searcher: open.searcher, verifier: asksForTokens ? TwoTokens() : nil,
            links: asksForTokens ? SignedLinks(longest: 600) : nil, options: open.options)
        gateway.auditor = trail.auditor
        return gateway
    }

    private func ask(
        _ gateway: Gateway, _ path: String, _ subject: String? = "anna", method: HTTPRequest.Method = .get,
        body: String? = nil
    ) async throws -> Answer {
        let responder = ObservedGateway(TrackGateway(gateway, desk: Desk(limit: 3), options: gateway.options))
        let fields: HTTPFields = subject.map { [.authorization: TwoTokens.token($0)] } ?? [:]
        return try await Application(responder: responder).test(.router) { client in
            let body = body.map { ByteBuffer(string: $0) }
            return try await client.execute(uri: path, method: method, headers: fields, body: body) { response in
                Answer(status: response.status.code, headers: response.headers, body: Array(buffer: response.body))
            }
        }
    }

    @Test("F-24 F-31 what goes out by a link is told of, and so is who makes and revokes it, but never the link")
    func links() async throws {
        let paths = try await SamplePaths(patient: "LB-0001", modality: "CT")
        let study = String(paths.study.split(separator: "/")[2])
        let trail = Trail()
        let gateway = try gateway(trail)
        var all: [AuditEvent] = []
        func taken() -> [AuditEvent] {
            let events = trail.taken()
            all += events
            return events
        }

        let made = try await ask(
            gateway, "/links", method: .post, body: #"{"resource":"\#(paths.series)","seconds":60}"#)
        let url = try #require((try made.json() as? [String: String])?["url"])
        let link = String(url[try #require(url.firstRange(of: linkPrefix)).lowerBound...])
        var event = try #require(taken().first)
        #expect(event.kind == .accessChange && event.request == paths.series && event.client?.subject == "anna")

        // Whoever has the link needs no token, and one beside it is not looked at.
        for subject in [nil, "mallory"] {
            #expect(try await ask(gateway, "\(link)/thumbnail", subject).status == 200)
            let events = taken()
            #expect(events.count == 1)
            event = try #require(events.first)
            #expect(event.kind == .transfer && event.outcome == .success)
            #expect(event.study?.uid == study && event.client?.subject == nil)
        }
        #expect(try await ask(gateway, "\(link)/instances?limit=1", nil).status == 200)
        event = try #require(taken().first)
        #expect(event.kind == .query && event.request == "\(paths.series)/instances?limit=1")
        #expect(try await ask(gateway, "/link/x\(paths.series)", nil).status == 404)
        event = try #require(taken().first)
        #expect(event.kind == .transfer && event.outcome == .minorFailure && event.study?.uid == study)

        #expect(try await ask(gateway, link, nil, method: .delete).status == 401)
        event = try #require(taken().first)
        #expect(event.kind == .loginFailure && event.request == paths.series)
        #expect(try await ask(gateway, link, method: .delete).status == 204)
        event = try #require(taken().first)
        #expect(event.kind == .accessChange && event.request == paths.series && event.client?.subject == "anna")
        #expect(try await ask(gateway, "/links", method: .delete).status == 204)
        event = try #require(taken().first)
        #expect(event.kind == .accessChange && event.request == "/links")

        let token = try #require(LinkedPath(link)).token
        #expect(all.count == 8)
        #expect(!String(decoding: try JSONEncoder().encode(all), as: UTF8.self).contains(token))
    }

    @Test("A link that can't be told of is not made; one that is revoked is gone all the same")
    func untoldLinks() async throws {
        let paths = try await SamplePaths(patient: "LB-0001", modality: "CT")
        var gateway = try gateway(Trail())
        let wish = #"{"resource":"\#(paths.series)","seconds":60}"#
        let made = try await ask(gateway, "/links", method: .post, body: wish)
        let url = try #require((try made.json() as? [String: String])?["url"])
        let link = String(url[try #require(url.firstRange(of: linkPrefix)).lowerBound...])
        let open = gateway
        gateway.auditor = Trail(isFull: true).auditor
        let refused = try await ask(gateway, "/links", method: .post, body: wish)
        #expect(refused.status == 503 && refused.header("Location") == nil)
        #expect(try await ask(gateway, link, method: .delete).status == 503)
        #expect(try await ask(open, link, nil).status == 404)
    }

    @Test(
        "F-32 FHIR is told of: resources as searches, manifests as retrieves of their study",
        arguments: [
            ("Patient", AuditEvent.Kind.query), ("ImagingStudy/1.2.3", .query), ("DocumentReference", .query),
            ("Bundle/{study}", .transfer), ("Binary/{study}", .transfer), ("Endpoint/wado", .query), ("metadata", nil),
            (".well-known/smart-configuration", nil),
        ])
    func fhir(path: String, kind: AuditEvent.Kind?) async throws {
        let paths = try await SamplePaths(patient: "LB-0001", modality: "CT")
        let study = String(paths.study.split(separator: "/")[2])
        let trail = Trail()
        let asked = "/fhir/\(path.replacing("{study}", with: study))"
        let answer = try await ask(try gateway(trail), asked)
        #expect(trail.events.map(\.kind) == [kind].compactMap(\.self))
        guard let kind, let event = trail.events.first else { return }
        #expect(kind != .transfer || answer.status == 200)
        #expect(event.study?.uid == (kind == .transfer ? study : nil))
        #expect(event.request == (kind == .query ? asked : nil))
        #expect(event.client?.subject == "anna")
    }

    @Test("F-30 the head of a search, which says how many results there are, is told of; that of a retrieve is not")
    func heads() async throws {
        let paths = try await SamplePaths(patient: "LB-0001", modality: "CT")
        let trail = Trail()
        let gateway = try gateway(trail)
        let search = "/dicom-web/studies?PatientName=Anna*"
        #expect(try await ask(gateway, search, method: .head).header("X-Total-Count") != nil)
        #expect(trail.taken().map(\.request) == [search])
        #expect(try await ask(gateway, paths.instance, method: .head).status == 200)
        #expect(trail.isEmpty)
    }

    @Test("F-24 a token that a client puts into a query, where it counts for nothing, is not told of")
    func tokenInQuery() async throws {
        let trail = Trail()
        let query = "/dicom-web/studies?limit=1&access_token=secret&offset=1"
        _ = try await ask(try gateway(trail), query)
        #expect(trail.events.map(\.request) == [query.replacing("secret", with: "")])
    }

    @Test(
        "F-32 who shows no token that counts is told of, whatever was asked for; who shows one that does not allow it, by name",
        arguments: [
            "/metrics", "/desk/runs", "/links", "/fhir/Patient", "/fhir/Bundle/1.2.3", "/fhir/nonsense",
            "/dicom-web/nonsense", "/dicom-web/studies?limit=1", "/wado?studyUID=",
        ])
    func denials(path: String) async throws {
        let trail = Trail()
        let gateway = try gateway(trail)
        let method = path == "/links" ? HTTPRequest.Method.post : .get
        for (subject, status, kind, name) in [
            (nil, 401, AuditEvent.Kind.loginFailure, nil), ("mallory", 401, .loginFailure, nil),
            ("bert", 403, .refusedUse, "bert"),
        ] {
            #expect(try await ask(gateway, path, subject, method: method).status == status)
            let events = trail.taken()
            #expect(events.count == 1)
            #expect(events.first?.kind == kind && events.first?.request == path)
            #expect(events.first?.client?.subject == name)
        }
    }

    @Test("What is answered in one piece and can't be recorded is a 503; the rest is recorded once, before its end")
    func unrecordable() async throws {
        let paths = try await SamplePaths(patient: "LB-0001", modality: "CT")
        let study = paths.study.split(separator: "/")[2]
        let full = try gateway(Trail(isFull: true), asksForTokens: false)
        for path in [
            "\(paths.instance)/thumbnail", "\(paths.instance)/frames/1", "/fhir/Bundle/\(study)",
            "/dicom-web/studies?limit=1",
        ] {
            let answer = try await ask(full, path)
            #expect(answer.status == 503 && answer.header("Retry-After") != nil, "\(path)")
        }
        // Its head has gone before it is known whether the rest will.
        await #expect(throws: (any Error).self) { try await ask(full, paths.study) }
        let trail = Trail()
        let gateway = try gateway(trail, asksForTokens: false)
        for path in ["\(paths.instance)/thumbnail", paths.study] {
            #expect(try await ask(gateway, path).status == 200)
            #expect(trail.taken().map(\.outcome) == [.success])
        }
    }

    @Test("A retrieve whose client goes away is one event: a failure, or a success where only the end did not arrive")
    func goneClient() async throws {
        let paths = try await SamplePaths(patient: "LB-0001", modality: "CT")
        for isAtEnd in [false, true] {
            let trail = Trail()
            let gateway = try gateway(trail, asksForTokens: false)
            let responder = CallbackResponder<GatewayContext> { request, context in
                let response = try await gateway.respond(to: request, context: context)
                #expect(response.body.contentLength ?? .max > 128 << 10)
                await #expect(throws: ClientGone.self) {
                    try await response.body.write(BreakingWriter { !isAtEnd || !trail.isEmpty })
                }
                return Response(status: .ok)
            }
            try await Application(responder: responder).test(.router) { client in
                _ = try await client.execute(uri: paths.study, method: .get)
            }
            #expect(trail.events.map(\.outcome) == [isAtEnd ? .success : .minorFailure])
        }
    }
}

private struct ClientGone: Error {}

/// A connection that breaks when it is told to.
private struct BreakingWriter: ResponseBodyWriter {
    let isBroken: @Sendable () -> Bool

    mutating func write(_ buffer: ByteBuffer) async throws {
        if isBroken() { throw ClientGone() }
    }

    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
