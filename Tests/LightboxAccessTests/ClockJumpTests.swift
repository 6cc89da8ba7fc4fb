import Crypto
import Foundation
import LightboxIndex
import Support
import Synchronization
import Testing

@testable import LightboxAccess

/// Somebody sets the clock of the machine by a day, forwards and back.
@Suite("Clock jumps: tokens, keys and links")
struct ClockJumpTests {
    private static let day = 86_400.0
    private let clock = JumpingClock()

    private func links() -> SignedLinks {
        let clock = clock
        return SignedLinks(longest: 600, now: { clock.now }, uptime: { clock.uptime })
    }

    @Test("F-24 a link is good for as long as it was made for, whenever the clock jumps", arguments: [day, -day])
    func links(jump: TimeInterval) {
        let links = links()
        let path = "/studies/1.2"
        func isGood(_ link: SignedLinks.Link) -> Bool { links.resource(of: link.token, askedFor: path) == path }
        let early = links.link(to: path, seconds: 300)
        clock.advance(100)
        clock.jump(jump)
        let late = links.link(to: path, seconds: 300)
        #expect(isGood(early) && isGood(late))
        clock.advance(201)
        #expect(!isGood(early) && isGood(late))
        // What has ended stays so when the clock is put right.
        clock.jump(-jump)
        #expect(!isGood(early) && isGood(late))
        clock.advance(100)
        #expect(!isGood(early) && !isGood(late))
        clock.jump(-Self.day)
        #expect(!isGood(early) && !isGood(late))
    }

    @Test("A link that was revoked stays so", arguments: [day, -day])
    func revoked(jump: TimeInterval) {
        let links = links()
        let link = links.link(to: "/studies/1.2", seconds: 600)
        links.revoke(link.token)
        clock.jump(jump)
        #expect(links.resource(of: link.token, askedFor: "/studies/1.2") == nil)
        clock.jump(-jump)
        #expect(links.resource(of: link.token, askedFor: "/studies/1.2") == nil)
    }

    @Test("A link is no longer than its limit or the token that made it, however far off that ends")
    func tokenEnd() {
        let links = links()
        #expect(links.link(to: "/studies/1.2", seconds: 600, notAfter: clock.now + 100).end == clock.now + 100)
        for end in [1e300, Double.infinity] {
            let link = links.link(to: "/studies/1.2", seconds: 600, notAfter: Date(timeIntervalSince1970: end))
            #expect(link.end == clock.now + 600)
        }
        // A token that is good by the leeway alone makes the shortest link.
        #expect(links.link(to: "/studies/1.2", seconds: 600, notAfter: clock.now - 20).end == clock.now + 1)
    }

    @Test(
        "F-22 what the issuer said ages by the time that passes; a token ends by the time of day",
        arguments: [day, -day])
    func introspection(jump: TimeInterval) async throws {
        let asked = Mutex(0)
        let clock = clock
        let expiry = clock.now.timeIntervalSince1970 + 3600
        let introspector = TokenIntrospector(
            TokenIntrospector.Options(issuer: "issuer", audience: "images"), now: { clock.now },
            uptime: { clock.uptime }, patientID: { $0 }
        ) { token in
            asked.withLock { $0 += 1 }
            let end = token == "ending" ? #","exp":\#(expiry)"# : ""
            return Array(#"{"active":true,"aud":"images","scope":"system/*.rs"\#(end)}"#.utf8)
        }
        _ = try await introspector.access("Bearer endless")
        _ = try await introspector.access("Bearer ending")
        clock.jump(jump)
        // Half a minute has not passed: nobody is asked again, and after it somebody is, a day back or not.
        _ = try await introspector.access("Bearer endless")
        #expect(asked.withLock { $0 } == 2)
        clock.advance(31)
        _ = try await introspector.access("Bearer endless")
        #expect(asked.withLock { $0 } == 3)
        if jump > 0 {
            await #expect(throws: AccessError.invalid(reason: .expired)) {
                try await introspector.access("Bearer ending")
            }
        } else {
            _ = try await introspector.access("Bearer ending")
        }
        // The clock is put right: nobody is locked out for longer than an answer is kept.
        clock.jump(-jump)
        clock.advance(31)
        _ = try await introspector.access("Bearer ending")
    }

    @Test("F-22 keys are read again and count for as long as time passes", arguments: [day, -day])
    func keys(jump: TimeInterval) async throws {
        struct Away: Error {}
        let state = Mutex((reads: 0, isAway: false))
        let clock = clock
        var options = TokenVerifier.Options(issuer: "issuer", audience: "images")
        options.keyLifetime = 300
        let secret = Array("the secret of these tests, longer than 32".utf8)
        let verifier = try await TokenVerifier(
            options, now: { clock.now }, uptime: { clock.uptime }, patientID: { $0 }
        ) {
            try state.withLock { state in
                state.reads += 1
                guard !state.isAway else { throw Away() }
                return TokenVerifier.KeyMaterial(sharedSecret: secret)
            }
        }
        let token = bearer(secret, expiry: clock.now + 10 * Self.day, start: clock.now - 10 * Self.day)
        state.withLock { $0.isAway = true }
        clock.jump(jump)
        _ = try await verifier.access(token)
        #expect(state.withLock { $0.reads } == 1)
        clock.advance(301)
        _ = try await verifier.access(token)
        #expect(state.withLock { $0.reads } == 2)
        // Keys that can't be read count for a day of passing time.
        clock.jump(jump)
        clock.advance(Self.day - 400)
        _ = try await verifier.access(token)
        clock.advance(200)
        await #expect(throws: AccessError.unavailable) { try await verifier.access(token) }
        state.withLock { $0.isAway = false }
        clock.advance(301)
        _ = try await verifier.access(token)
    }

    @Test("F-21 expiry and start of a token go by the time of day; once it is right again so is the answer")
    func times() async throws {
        let clock = clock
        let secret = Array("the secret of these tests, longer than 32".utf8)
        let verifier = try await TokenVerifier(
            TokenVerifier.Options(issuer: "issuer", audience: "images"), now: { clock.now }, uptime: { clock.uptime },
            patientID: { $0 }
        ) { TokenVerifier.KeyMaterial(sharedSecret: secret) }
        let token = bearer(secret, expiry: clock.now + 600, start: clock.now)
        _ = try await verifier.access(token)
        clock.jump(Self.day)
        await #expect(throws: AccessError.invalid(reason: .expired)) { try await verifier.access(token) }
        clock.jump(-2 * Self.day)
        await #expect(throws: AccessError.invalid(reason: .notYetValid)) { try await verifier.access(token) }
        clock.jump(Self.day)
        _ = try await verifier.access(token)
        clock.advance(631)
        await #expect(throws: AccessError.invalid(reason: .expired)) { try await verifier.access(token) }
    }

    private func bearer(_ secret: [UInt8], expiry: Date, start: Date) -> String {
        func base64(_ bytes: some Sequence<UInt8>) -> String {
            Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
                .replacing("=", with: "")
        }
        let claims = """
            {"iss":"issuer","aud":"images","scope":"system/*.rs","exp":\(Int(expiry.timeIntervalSince1970)),\
            "nbf":\(Int(start.timeIntervalSince1970))}
            """
        let signed = "\(base64(#"{"alg":"HS256"}"#.utf8)).\(base64(claims.utf8))"
        let code = HMAC<SHA256>.authenticationCode(for: Data(signed.utf8), using: SymmetricKey(data: secret))
        return "Bearer \(signed).\(base64(code))"
    }
}
