import HTTPTypes
import Hummingbird
import LightboxDesk
import LightboxGateway
import LightboxWork
import Testing

/// Refusals that never reach the services.
@Suite("Refusals in front of the services", .sampleGateway)
struct FrontRefusalTests {
    private let preflight: HTTPFields = [
        .origin: "https://viewer.example.org", .accessControlRequestMethod: "GET",
    ]

    /// Lets one request in at a time.
    private let oneAtATime = Operation(
        memory: MemoryCeiling(byteCount: 0, measure: { 1 }, relieve: {}))

    private func observed(
        _ limits: ClientLimits = ClientLimits(), desk: Desk? = nil, operation: Operation = Operation()
    ) throws -> ObservedGateway {
        var gateway = try #require(SampleGateway.current)
        gateway.options.clientLimits = limits
        return ObservedGateway(TrackGateway(gateway, desk: desk, options: gateway.options), operation)
    }

    private func expectNoBody(_ response: Response, _ status: HTTPResponse.Status) throws {
        #expect(response.status == status)
        #expect(response.body.contentLength == 0)
        let announced = try #require(response.headers[.contentLength].flatMap { Int($0) })
        #expect(announced > 0)
    }

    @Test("G-09 HEAD has no body where too much is asked, the run is unknown, memory is short or the index is away")
    func head() async throws {
        let limited = try observed(ClientLimits(requestsPerSecond: 1))
        var response = try await ask(limited, "/dicom-web/studies?limit=1", method: .head)
        for _ in 0..<100 where response.status != .tooManyRequests {
            response = try await ask(limited, "/dicom-web/studies?limit=1", method: .head)
        }
        try expectNoBody(response, .tooManyRequests)
        let track = try observed(desk: Desk())
        try expectNoBody(try await ask(track, "/run/none/dicom-web/studies", method: .head), .notFound)
        let full = try observed(operation: oneAtATime)
        let underway = try await ask(full, "/dicom-web/studies?limit=1")
        #expect(underway.status == .ok)
        try expectNoBody(try await ask(full, "/dicom-web/studies", method: .head), .serviceUnavailable)
        withExtendedLifetime(underway) {}
        let away = try observed(operation: Operation(isReady: { false }))
        try expectNoBody(try await ask(away, "/readyz", method: .head), .serviceUnavailable)
    }

    @Test("G-10 a preflight is answered beyond all limits, so that a page is told why its request is refused")
    func preflights() async throws {
        let limited = try observed(ClientLimits(requestsPerSecond: 1))
        for _ in 0..<100 {
            let response = try await ask(limited, "/dicom-web/studies", method: .options, headers: preflight)
            #expect(response.status == .noContent)
            #expect(response.headers[.accessControlAllowOrigin] == "*")
        }
        // They have cost nothing.
        #expect(try await ask(limited, "/dicom-web/studies?limit=1").status == .ok)
        let full = try observed(operation: oneAtATime)
        let underway = try await ask(full, "/dicom-web/studies?limit=1")
        #expect(try await ask(full, "/dicom-web/studies", method: .options, headers: preflight).status == .noContent)
        withExtendedLifetime(underway) {}
        let track = try observed(desk: Desk())
        let unknown = try await ask(track, "/run/none/dicom-web/studies", method: .options, headers: preflight)
        #expect(unknown.status == .noContent)
        let answer = try await ask(track, "/run/none/dicom-web/studies", headers: preflight)
        #expect(answer.status == .notFound && answer.headers[.accessControlAllowOrigin] == "*")
    }
}
