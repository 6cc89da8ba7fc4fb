import Crypto
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import LightboxAccess
import LightboxFHIR
import Testing

@testable import LightboxGateway

@Suite("Operation of a gateway", .sampleGateway)
struct OperationTests {
    private func observed(
        _ operation: Operation = Operation(), verifier: TokenVerifier? = nil,
        _ body: @Sendable (any TestClientProtocol) async throws -> Void
    ) async throws {
        let open = try #require(SampleGateway.current)
        let gateway = Gateway(
            retriever: open.retriever, searcher: open.searcher, verifier: verifier, options: open.options)
        let responder = ObservedGateway(TrackGateway(gateway, desk: nil, options: open.options), operation)
        try await Application(responder: responder).test(.router) { try await body($0) }
    }

    @Test("/healthz answers whatever the index does, /readyz with 503 where it can't be read")
    func readiness() async throws {
        try await observed(Operation(isReady: { false })) { client in
            let alive = try await client.execute(uri: "/healthz", method: .get)
            #expect(alive.status == .ok)
            let ready = try await client.execute(uri: "/readyz", method: .get)
            #expect(ready.status == .serviceUnavailable)
            #expect(try await client.execute(uri: "/readyz", method: .post).status == .methodNotAllowed)
        }
        try await observed { client in
            let ready = try await client.execute(uri: "/readyz", method: .get)
            #expect(ready.status == .ok)
        }
    }

    @Test("Figures count requests by route pattern and status, with histograms whose buckets add up, and name no UID")
    func figures() async throws {
        let paths = try await SamplePaths(patient: "LB-0001", modality: "CT")
        let measure = Measure("studies", .gauge, 7, help: "Studies.", labels: ["kind": "a \"b\""])
        try await observed(Operation(measures: { [measure] })) { client in
            for _ in 1...3 {
                _ = try await client.execute(uri: "\(paths.instance)/metadata", method: .get)
            }
            _ = try await client.execute(uri: "/dicom-web/studies/1.2.3/no-such-thing", method: .get)
            _ = try await client.execute(uri: "/dicom-web/studies", method: HTTPRequest.Method("MADEUP") ?? .put)
            let answer = try await client.execute(uri: "/metrics", method: .get)
            let lines = String(buffer: answer.body).split(separator: "\n").map(String.init)
            let route = "/dicom-web/studies/{study}/series/{series}/instances/{instance}/metadata"
            #expect(
                lines.contains("lightbox_http_requests_total{route=\"\(route)\",method=\"GET\",status=\"200\"} 3"))
            #expect(lines.contains { $0.contains("route=\"/dicom-web/{unknown}\",method=\"GET\",status=\"404\"} 1") })
            #expect(lines.contains { $0.contains("method=\"other\",status=\"405\"} 1") })
            #expect(lines.contains("lightbox_http_head_seconds_bucket{route=\"\(route)\",le=\"+Inf\"} 3"))
            #expect(lines.contains("lightbox_http_head_seconds_count{route=\"\(route)\"} 3"))
            // This very request.
            #expect(lines.contains("lightbox_http_requests_underway 1"))
            #expect(lines.contains("lightbox_studies{kind=\"a \\\"b\\\"\"} 7"))
            #expect(!lines.contains { $0.contains("1.2.3") || $0.contains("2.25") })
            for line in lines where !line.hasPrefix("#") {
                #expect(line.wholeMatch(of: /[a-z_]+(\{.*\})? [0-9.e-]+/) != nil, "\(line)")
            }
        }
    }

    @Test("Where tokens are asked for, figures are for who may see everything, and health is for anybody")
    func figuresAreGuarded() async throws {
        let secret = Array("the secret of these tests, longer than 32".utf8)
        let verifier = try await TokenVerifier(
            TokenVerifier.Options(issuer: "issuer", audience: "images"), patientID: Patient.patientID
        ) { TokenVerifier.KeyMaterial(sharedSecret: secret) }
        try await observed(verifier: verifier) { client in
            let answer = try await client.execute(uri: "/metrics", method: .get)
            #expect(answer.status == .unauthorized)
            #expect(answer.headers[.wwwAuthenticate]?.hasPrefix("Bearer") == true)
            #expect(try await client.execute(uri: "/healthz", method: .get).status == .ok)
            #expect(try await client.execute(uri: "/readyz", method: .get).status == .ok)
        }
    }

    @Test("A trace that comes is gone on with in a span of our own; a malformed one is begun anew")
    func trace() async throws {
        let traceID = "4bf92f3577b34da6a3ce929d0e0e4736"
        try await observed { client in
            func response(_ traceparent: String) async throws -> TraceContext {
                let name = try #require(HTTPField.Name("traceparent"))
                let answer = try await client.execute(uri: "/healthz", method: .get, headers: [name: traceparent])
                let field = try #require(HTTPField.Name("traceresponse").flatMap { answer.headers[$0] })
                #expect(HTTPField.Name("X-Request-Id").flatMap { answer.headers[$0] }?.isEmpty == false)
                return try #require(TraceContext(field))
            }
            let answer = try await response("00-\(traceID)-00f067aa0ba902b7-01")
            #expect(answer.traceID == traceID)
            #expect(answer.parentID != "00f067aa0ba902b7")
            #expect(answer.isSampled)
            #expect(try await response("00-\(traceID.uppercased())-00f067aa0ba902b7-01").traceID != traceID)
        }
    }

    @Test(
        "What breaks the form of traceparent is no trace",
        arguments: [
            "", "00", "00-0-0-0", "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
            "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
            "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-0g",
        ])
    func noTrace(field: String) {
        #expect(TraceContext(field) == nil)
    }

    @Test("A later version of traceparent may have more parts")
    func laterTrace() {
        #expect(TraceContext("01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more") != nil)
    }

    @Test(
        "A route pattern holds nothing that a client chose",
        arguments: [
            (
                "/dicom-web/studies/1.2/series/3.4/instances/5.6/frames/1,2/rendered",
                "/dicom-web/studies/{study}/series/{series}/instances/{instance}/frames/{frames}/rendered"
            ),
            ("/dicom-web/studies", "/dicom-web/studies"), ("/dicom-web/studies/1.2", "/dicom-web/studies/{study}"),
            ("/dicom-web/secret", "/dicom-web/{unknown}"),
            ("/run/token/dicom-web/series", "/run/{run}/dicom-web/series"),
            ("/run/token/other", "/run/{run}"), ("/fhir/Patient/p-1", "/fhir/Patient/{id}"),
            ("/fhir/secret", "/fhir/{unknown}"), ("/secret", "/{page}"), ("/", "/"), ("/wado", "/wado"),
        ])
    func pattern(path: String, expected: String) {
        #expect(routePattern(path, serviceResource(path)) == expected)
    }
}
