import Foundation
import LightboxIndex
import Support
import Synchronization
import Testing

@testable import LightboxAccess

@Suite("Tokens that the issuer explains")
struct TokenIntrospectorTests {
    private final class Issuer: Sendable {
        struct State {
            var answers: [String: String] = [:]
            var questions: [String] = []
        }
        let state = Mutex(State())
        let clock = JumpingClock()

        struct Away: Error {}

        func introspector(_ change: (inout TokenIntrospector.Options) -> Void = { _ in }) -> TokenIntrospector {
            var options = TokenIntrospector.Options(issuer: "issuer", audience: "images")
            change(&options)
            return TokenIntrospector(
                options, now: { self.clock.now }, uptime: { self.clock.uptime }, patientID: { $0 }
            ) { token in
                try self.state.withLock { state in
                    state.questions.append(token)
                    guard let answer = state.answers[token] else { throw Away() }
                    return Array(answer.utf8)
                }
            }
        }

        func says(_ answer: String, of token: String) { state.withLock { $0.answers[token] = answer } }
        func advance(_ seconds: TimeInterval) { clock.advance(seconds) }
        var questionCount: Int { state.withLock { $0.questions.count } }
    }

    @Test("F-22 F-23 what the issuer says of a token is what it may do")
    func answers() async throws {
        let issuer = Issuer()
        let introspector = issuer.introspector()
        let end = Date(timeIntervalSince1970: 1_800_000_600)
        let everything = Access(scope: .everything, permissions: [.read, .search])
        let cases: [(String, Result<Access, AccessError>)] = [
            (
                #"{"active":true,"aud":"images","scope":"system/*.rs","exp":1800000600}"#,
                .success(Access(scope: .everything, permissions: [.read, .search], expiry: end))
            ),
            (#"{"active":true,"aud":["x","images"],"iss":"issuer","scope":"user/*.read"}"#, .success(everything)),
            (
                #"{"active":true,"aud":"images","scope":"patient/*.r","patient":"4711"}"#,
                .success(Access(scope: .patient(id: "4711", issuer: nil), permissions: [.read]))
            ),
            (#"{"active":false}"#, .failure(.invalid(reason: .inactive))),
            (#"{"active":true,"scope":"system/*.rs"}"#, .failure(.invalid(reason: .otherAudience))),
            (#"{"active":true,"aud":"y","scope":"system/*.rs"}"#, .failure(.invalid(reason: .otherAudience))),
            (
                #"{"active":true,"aud":"images","iss":"other","scope":"system/*.rs"}"#,
                .failure(.invalid(reason: .otherIssuer))
            ),
            (
                #"{"active":true,"aud":"images","scope":"system/*.rs","exp":1799999000}"#,
                .failure(.invalid(reason: .expired))
            ),
            (
                #"{"active":true,"aud":"images","scope":"system/*.rs","nbf":1800001000}"#,
                .failure(.invalid(reason: .notYetValid))
            ),
            (#"{"active":true,"aud":"images"}"#, .failure(.insufficient)),
            (#"{"active":true,"aud":"images","scope":"patient/*.rs"}"#, .failure(.insufficient)),
            (#"{"active":"yes"}"#, .failure(.unavailable)), ("<html>", .failure(.unavailable)),
        ]
        for (index, (answer, expected)) in cases.enumerated() {
            issuer.says(answer, of: "token-\(index)")
            do throws(AccessError) {
                let found = try await introspector.access("Bearer token-\(index)")
                #expect(expected == .success(found), "\(answer)")
            } catch {
                #expect(expected == .failure(error), "\(answer)")
            }
        }
        await #expect(throws: AccessError.missing) { try await introspector.access(nil) }
        await #expect(throws: AccessError.invalid(reason: .malformed)) { try await introspector.access("Bearer é") }
    }

    @Test("An answer counts for half a minute and no longer than the token; one that never came is not kept")
    func keeping() async throws {
        let issuer = Issuer()
        let introspector = issuer.introspector()
        issuer.says(#"{"active":true,"aud":"images","scope":"system/*.rs","exp":1800000010}"#, of: "short")
        issuer.says(#"{"active":true,"aud":"images","scope":"system/*.rs"}"#, of: "long")
        for _ in 0..<5 {
            _ = try await introspector.access("Bearer short")
            _ = try await introspector.access("Bearer long")
        }
        #expect(issuer.questionCount == 2)
        issuer.advance(11)
        _ = try await introspector.access("Bearer long")
        #expect(issuer.questionCount == 2)
        // Revoked: seen within half a minute.
        issuer.says(#"{"active":false}"#, of: "short")
        issuer.says(#"{"active":false}"#, of: "long")
        await #expect(throws: AccessError.invalid(reason: .inactive)) { try await introspector.access("Bearer short") }
        issuer.advance(30)
        await #expect(throws: AccessError.invalid(reason: .inactive)) { try await introspector.access("Bearer long") }
        await #expect(throws: AccessError.unavailable) { try await introspector.access("Bearer away") }
        issuer.says(#"{"active":true,"aud":"images","scope":"system/*.rs"}"#, of: "away")
        _ = try await introspector.access("Bearer away")
    }

    @Test("What is kept is bounded, and many requests with one token ask once")
    func bounds() async throws {
        let issuer = Issuer()
        let introspector = issuer.introspector { $0.mostKept = 10 }
        for number in 0..<100 {
            issuer.says(#"{"active":false}"#, of: "t\(number)")
            _ = try? await introspector.access("Bearer t\(number)")
        }
        #expect(await introspector.keptCount <= 10)
        let asked = issuer.questionCount
        issuer.says(#"{"active":true,"aud":"images","scope":"system/*.rs"}"#, of: "shared")
        await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<50 { group.addTask { (try? await introspector.access("Bearer shared")) != nil } }
            for await isSound in group { #expect(isSound) }
        }
        #expect(issuer.questionCount == asked + 1)
        let busy = issuer.introspector { $0.mostQuestions = 0 }
        await #expect(throws: AccessError.crowded) { try await busy.access("Bearer shared") }
    }
}
