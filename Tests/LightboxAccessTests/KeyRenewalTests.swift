import Crypto
import Foundation
import JWTKit
import LightboxIndex
import Support
import Synchronization
import Testing

@testable import LightboxAccess

@Suite("Keys that an issuer publishes")
struct KeyRenewalTests {
    /// An issuer: its keys, how often it was asked, whether it answers.
    private final class Issuer: Sendable {
        struct State {
            var keys: [(name: String, key: ES256PrivateKey)] = []
            var questions = 0
            var isAway = false
        }
        let state = Mutex(State())
        let clock = JumpingClock()

        struct Away: Error {}

        func read() throws -> TokenVerifier.KeyMaterial {
            try state.withLock { state in
                state.questions += 1
                guard !state.isAway else { throw Away() }
                let keys = state.keys.compactMap { name, key in
                    key.parameters.map {
                        #"{"kty":"EC","crv":"P-256","kid":"\#(name)","x":"\#($0.x)","y":"\#($0.y)"}"#
                    }
                }
                return TokenVerifier.KeyMaterial(keySet: "{\"keys\":[\(keys.joined(separator: ","))]}")
            }
        }

        var questions: Int { state.withLock { $0.questions } }
        func advance(_ seconds: TimeInterval) { clock.advance(seconds) }
        func turn(away isAway: Bool) { state.withLock { $0.isAway = isAway } }
        func publish(_ name: String, _ key: ES256PrivateKey) {
            state.withLock { $0.keys = [(name, key)] }
        }

        func verifier() async throws -> TokenVerifier {
            var options = TokenVerifier.Options(issuer: "issuer", audience: "images")
            options.keyLifetime = 300
            options.mayStartWithoutKeys = true
            return try await TokenVerifier(
                options, now: { self.clock.now }, uptime: { self.clock.uptime }, patientID: { $0 },
                readKeys: { try self.read() })
        }

        func token(_ name: String, _ key: ES256PrivateKey) async throws -> String {
            let keys = await JWTKeyCollection().add(ecdsa: key, kid: JWKIdentifier(string: name))
            let end = clock.now.addingTimeInterval(200_000)
            let claims = TokenClaims(
                iss: "issuer", aud: "images", exp: ExpirationClaim(value: end), nbf: nil, scope: "system/*.rs",
                patient: nil, study: nil, extensions: nil)
            return "Bearer \(try await keys.sign(claims, kid: JWKIdentifier(string: name)))"
        }
    }

    @Test(
        "A new key is fetched when a token names it, and made-up names cause no more than one question in ten seconds")
    func unknownKeys() async throws {
        let issuer = Issuer()
        let (old, new) = (ES256PrivateKey(), ES256PrivateKey())
        issuer.publish("old", old)
        let verifier = try await issuer.verifier()
        let (byOld, byNew) = (try await issuer.token("old", old), try await issuer.token("new", new))
        _ = try await verifier.access(byOld)
        #expect(issuer.questions == 1)
        issuer.advance(11)
        issuer.publish("new", new)
        // Many at once: one question.
        await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<50 { group.addTask { (try? await verifier.access(byNew)) != nil } }
            for await isSound in group { #expect(isSound) }
        }
        #expect(issuer.questions == 2)
        for number in 0..<100 {
            let madeUp = try await issuer.token("made-up-\(number)", ES256PrivateKey())
            await #expect(throws: AccessError.invalid(reason: .badSignature)) { try await verifier.access(madeUp) }
        }
        #expect(issuer.questions == 2)
        await #expect(throws: AccessError.invalid(reason: .badSignature)) { try await verifier.access(byOld) }
    }

    @Test("While the issuer is away its keys count for a day; before it was ever there nobody gets in, and then all do")
    func away() async throws {
        let issuer = Issuer()
        let key = ES256PrivateKey()
        issuer.turn(away: true)
        let verifier = try await issuer.verifier()
        let token = try await issuer.token("key", key)
        await #expect(throws: AccessError.unavailable) { try await verifier.access(token) }
        issuer.publish("key", key)
        issuer.turn(away: false)
        issuer.advance(11)
        _ = try await verifier.access(token)
        issuer.turn(away: true)
        issuer.advance(3600)
        _ = try await verifier.access(token)
        issuer.advance(86_400)
        await #expect(throws: AccessError.unavailable) { try await verifier.access(token) }
        issuer.turn(away: false)
        issuer.advance(301)
        _ = try await verifier.access(token)
    }

    @Test("A key that can't check signatures costs the others nothing, and a token that names no key can be of any")
    func oddKeys() async throws {
        let keys = (ES256PrivateKey(), ES256PrivateKey())
        let sound = try [keys.0, keys.1].map { key in
            let point = try #require(key.parameters)
            return #"{"kty":"EC","crv":"P-256","x":"\#(point.x)","y":"\#(point.y)"}"#
        }
        // Of 1024 bits, and a point beside its curve.
        let short = #"{"kty":"RSA","n":"\#(String(repeating: "q", count: 171))","e":"AQAB"}"#
        let beside = #"{"kty":"EC","crv":"P-256","x":"AQAB","y":"AQAB"}"#
        let json = "{\"keys\":[\([short, beside, sound[0], sound[1]].joined(separator: ","))]}"
        let verifier = try await TokenVerifier(
            TokenVerifier.Options(issuer: "issuer", audience: "images"),
            now: { Date(timeIntervalSince1970: 1_800_000_000) }, patientID: { $0 },
            readKeys: { TokenVerifier.KeyMaterial(keySet: json) })
        for key in [keys.0, keys.1] {
            let claims = TokenClaims(
                iss: "issuer", aud: "images",
                exp: ExpirationClaim(value: Date(timeIntervalSince1970: 1_800_000_600)), nbf: nil,
                scope: "system/*.rs", patient: nil, study: nil, extensions: nil)
            let token = try await JWTKeyCollection().add(ecdsa: key).sign(claims)
            try #require(tokenHeader(token)?["kid"] == nil)
            #expect(try await verifier.access("Bearer \(token)").scope == .everything)
        }
        let onlyOdd = try KeySet(json: "{\"keys\":[\(short),\(beside)]}")
        await #expect(throws: TokenVerifier.KeyError.noKeys) { try await onlyOdd.usable() }
    }

    @Test("Keys for encryption, of unknown kinds and without a name cost the others nothing; a key is used in one way")
    func keySets() throws {
        let key = ES256PrivateKey()
        let point = try #require(key.parameters)
        let sound = #"{"kty":"EC","crv":"P-256","x":"\#(point.x)","y":"\#(point.y)"}"#
        let json = """
            {"keys":[{"kty":"RSA","use":"enc","alg":"RSA-OAEP","n":"AQAB","e":"AQAB","kid":"a"},
            {"kty":"oct","k":"c2VjcmV0","kid":"b"},{"kty":"AKP","alg":"ML-DSA-44"},7,"x",\(sound)]}
            """
        // A list with what is no object is no key set.
        #expect(throws: TokenVerifier.KeyError.noKeys) { try KeySet(json: json) }
        let set = try KeySet(json: json.replacing("7,\"x\",", with: ""))
        #expect(set.keys.count == 1 && set.keys.first?.algorithm == .es256 && set.identifiers == ["3"])
        for wrong in ["", "[]", "{}", #"{"keys":{}}"#, #"{"keys":[]}"#, #"{"keys":[{"kty":"oct","k":"AA"}]}"#] {
            #expect(throws: TokenVerifier.KeyError.noKeys) { try KeySet(json: wrong) }
        }
        let rsa = #"{"keys":[{"kty":"RSA","n":"AQAB","e":"AQAB","kid":"a","d":"AQAB"}]}"#
        #expect(try KeySet(json: rsa).keys.first?.algorithm == .rs256)
        #expect(try KeySet(json: rsa).keys.first?.privateExponent == nil)
    }
}
