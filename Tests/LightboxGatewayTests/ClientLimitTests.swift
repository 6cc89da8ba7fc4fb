import HTTPTypes
import Hummingbird
import HummingbirdTesting
import LightboxDesk
import Logging
import NIOCore
import NIOEmbedded
import Testing

@testable import LightboxGateway

@Suite("Limits of one client", .sampleGateway)
struct ClientLimitTests {
    private func refusal(_ decision: ClientLimiter.Decision) -> Int? {
        if case .refused(let seconds) = decision { seconds } else { nil }
    }

    @Test("who asks more than five seconds' worth at once waits, the others don't notice, and time heals")
    func rate() {
        let limiter = ClientLimiter(ClientLimits(requestsPerSecond: 2))
        let start = ContinuousClock.now
        for _ in 0..<10 { #expect(refusal(limiter.admit("a", at: start)) == nil) }
        #expect(refusal(limiter.admit("a", at: start)) == 1)
        #expect(refusal(limiter.admit("b", at: start)) == nil)
        #expect(refusal(limiter.admit("a", at: start + .milliseconds(600))) == nil)
        #expect(refusal(limiter.admit("a", at: start + .milliseconds(600))) == 1)
    }

    @Test("answers under way are counted until the last use of their admission")
    func simultaneous() {
        let limiter = ClientLimiter(ClientLimits(simultaneous: 2))
        var held = [limiter.admit("a"), limiter.admit("a")]
        #expect(refusal(limiter.admit("a")) == 1)
        #expect(refusal(limiter.admit("b")) == nil)
        held.removeLast()
        #expect(refusal(limiter.admit("a")) == nil)
    }

    @Test("runs of one address have a few shares together, however many there are")
    func shares() {
        let limiter = ClientLimiter(ClientLimits(requestsPerSecond: 2, simultaneous: 30))
        let now = ContinuousClock.now
        let admitted = (0..<100).map { _ in limiter.admit("runs of a", shares: 4, at: now) }
        #expect(admitted.count { refusal($0) == nil } == 40)
        let held = (0..<200).map { limiter.admit("runs of b", shares: 4, at: now + .seconds($0)) }
        #expect(held.count { refusal($0) == nil } == 120)
    }

    @Test("a crowd of addresses does not fill the memory")
    func crowd() {
        let limiter = ClientLimiter(ClientLimits(requestsPerSecond: 1))
        let now = ContinuousClock.now
        for number in 0..<25_000 { _ = limiter.admit("\(number)", at: now) }
        #expect(limiter.clientCount <= 10_000)
    }

    @Test("pages that watch a run are answers under way: one client has no more of them than its share")
    func watchers() async throws {
        var gateway = try #require(SampleGateway.current)
        gateway.options.clientLimits = ClientLimits(simultaneous: 2)
        let desk = Desk()
        let run = try desk.open(try #require(ParticipantName("App")), at: 0)
        let responder = TrackGateway(gateway, desk: desk, options: gateway.options)
        let context = GatewayContext(
            source: ApplicationRequestContextSource(
                channel: EmbeddedChannel(), logger: Logger(label: "test")))
        func watch() async throws -> Response {
            try await responder.respond(
                to: Request(
                    head: HTTPRequest(
                        method: .get, scheme: "http", authority: "x", path: "/desk/runs/\(run.id)/events"),
                    body: .init(buffer: ByteBuffer())), context: context)
        }
        let watching = [try await watch(), try await watch()]
        #expect(watching.map(\.status) == [.ok, .ok])
        #expect(try await watch().status == .tooManyRequests)
        withExtendedLifetime(watching) {}
    }

    @Test("a flood is answered 429 with Retry-After, pages go on, and a run has a share of its own that records it")
    func flood() async throws {
        var gateway = try #require(SampleGateway.current)
        gateway.options.clientLimits = ClientLimits(requestsPerSecond: 1)
        let desk = Desk()
        let name = try #require(ParticipantName("App"))
        let run = try desk.open(name, at: 0)
        let responder = TrackGateway(gateway, desk: desk, options: gateway.options)
        try await Application(responder: responder).test(.router) { client in
            func status(_ path: String) async throws -> Int {
                try await client.execute(uri: path, method: .get, headers: [.accept: "*/*"]) { response in
                    if response.status == .tooManyRequests {
                        #expect(response.headers[.retryAfter] == "1")
                        #expect(String(buffer: response.body).contains("too-many-requests"))
                    }
                    return response.status.code
                }
            }
            var refused = 0
            // Requests that cost nothing: far more of them than a second gives back.
            for _ in 0..<300 { refused += try await status("/dicom-web/studies?limit=-1") == 429 ? 1 : 0 }
            #expect(refused > 0)
            #expect(try await status("/") == 200)
            #expect(try await status("/run/\(run.id)/dicom-web/studies?limit=1") == 200)
            for _ in 0..<300 { _ = try await status("/run/\(run.id)/dicom-web/studies?limit=-1") }
        }
        let statuses = try #require(desk.run(run.id)).exchanges.map(\.status)
        #expect(statuses.contains(429))
    }
}
