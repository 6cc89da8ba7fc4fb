import Crypto
import CryptoExtras
import Foundation
import JWTKit
import LightboxAccess
import LightboxIndex
import Support
import Testing

@testable import LightboxIssuer

@Suite("The issuer for rehearsals")
struct RehearsalIssuerTests {
    private static let start = Date(timeIntervalSince1970: 1_800_000_000)
    private static let endpoint = "https://images.invented.example/issuer/token"
    private static let services = ["https://images.invented.example", "https://images.invented.example/fhir"]
    private static let verifier = String(repeating: "a-long-secret.", count: 4)
    private static let challenge = base64(SHA256.hash(data: Data(verifier.utf8)))

    private let press = TokenPress(
        key: RehearsalKey(), issuer: "https://images.invented.example", audience: "https://images.invented.example",
        lifetime: 600)

    private static func base64(_ bytes: some Sequence<UInt8>) -> String {
        Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    private func form(_ fields: [String: String?]) throws -> FormFields {
        let text = fields.compactMap { name, value in value.map { "\(name)=\(percentEncoded($0))" } }
        return try #require(FormFields(text.joined(separator: "&")))
    }

    private func issuer(
        _ clock: JumpingClock = JumpingClock(start)
    ) -> (RehearsalIssuer, advance: @Sendable (TimeInterval) -> Void) {
        (
            RehearsalIssuer(
                press: press, identities: Identity.all(patients: ["p-LB-0001"]), now: { clock.now },
                uptime: { clock.uptime }), { clock.advance($0) }
        )
    }

    private func authorization(_ changes: [String: String?] = [:]) throws -> FormFields {
        try form(
            [
                "response_type": "code", "client_id": "an-app", "redirect_uri": "org.example.app:/back",
                "scope": "launch/patient patient/ImagingStudy.rs", "state": "a state", "code_challenge": Self.challenge,
                "code_challenge_method": "S256", "aud": "https://images.invented.example/fhir/",
            ].merging(changes) { $1 })
    }

    private func exchange(_ code: String, _ changes: [String: String?] = [:]) throws -> FormFields {
        try form(
            [
                "grant_type": "authorization_code", "code": code, "redirect_uri": "org.example.app:/back",
                "client_id": "an-app", "code_verifier": Self.verifier,
            ].merging(changes) { $1 })
    }

    private func access(_ token: IssuedToken) async throws -> Access {
        let keySet = press.keySet
        let verifier = try await TokenVerifier(
            TokenVerifier.Options(issuer: press.issuer, audience: press.audience), now: { Self.start },
            patientID: { String($0.dropFirst(2)) }, readKeys: { TokenVerifier.KeyMaterial(keySet: keySet) })
        return try await verifier.access("Bearer \(token.accessToken)")
    }

    @Test("An app gets a token by code and PKCE, once, and it is bound to the patient that the person chose to be")
    func codeFlow() async throws {
        let (issuer, advance) = issuer()
        let request = try await issuer.request(try authorization(), services: Self.services)
        let patient = try #require(issuer.identity("patient-1"))
        let code = await issuer.code(for: request, as: patient)
        let address = request.address(code: code, issuer: press.issuer)
        #expect(
            address
                == "org.example.app:/back?code=\(code)&iss=https%3A%2F%2Fimages.invented.example&state=a%20state")
        let token = try await issuer.token(try exchange(code), endpoint: Self.endpoint)
        #expect(token.scope == "patient/ImagingStudy.rs" && token.patient == "p-LB-0001" && token.expiresIn == 600)
        #expect(
            try await access(token).scope == .patient(id: "LB-0001", issuer: nil))
        #expect(try await access(token).permissions == [.read, .search])
        await #expect(throws: OAuthError.self) { try await issuer.token(try exchange(code), endpoint: Self.endpoint) }
        for (changes, error) in [
            (["code_verifier": String(repeating: "b", count: 56)], OAuthError.Code.invalidGrant),
            (["code_verifier": "short"], .invalidGrant), (["redirect_uri": "org.example.app:/other"], .invalidGrant),
            (["client_id": "another-app"], .invalidClient),
        ] {
            let code = await issuer.code(for: request, as: patient)
            let found = await refusal { try await issuer.token(try exchange(code, changes), endpoint: Self.endpoint) }
            #expect(found == error, "\(changes)")
            // Whoever guessed has used it up.
            #expect(
                await refusal { try await issuer.token(try exchange(code), endpoint: Self.endpoint) } == .invalidGrant)
        }
        let late = await issuer.code(for: request, as: patient)
        advance(61)
        #expect(await refusal { try await issuer.token(try exchange(late), endpoint: Self.endpoint) } == .invalidGrant)
    }

    @Test("A code is good for a minute of passing time, though the clock jumps a day", arguments: [86_400.0, -86_400])
    func clockJumps(jump: TimeInterval) async throws {
        let clock = JumpingClock(Self.start)
        let (issuer, advance) = issuer(clock)
        let request = try await issuer.request(try authorization(), services: Self.services)
        let patient = try #require(issuer.identity("patient-1"))
        let code = await issuer.code(for: request, as: patient)
        let late = await issuer.code(for: request, as: patient)
        clock.jump(jump)
        _ = try await issuer.token(try exchange(code), endpoint: Self.endpoint)
        advance(61)
        clock.jump(-jump)
        #expect(await refusal { try await issuer.token(try exchange(late), endpoint: Self.endpoint) } == .invalidGrant)
    }

    private func refusal(_ body: () async throws -> some Any) async -> OAuthError.Code? {
        do {
            _ = try await body()
            return nil
        } catch {
            return (error as? OAuthError)?.code
        }
    }

    @Test("A request without PKCE or for another service goes back to the app; without a safe way back, to the person")
    func requests() async throws {
        let (issuer, _) = issuer()
        for (changes, code) in [
            (["code_challenge": nil], "invalid_request"), (["code_challenge_method": "plain"], "invalid_request"),
            (["response_type": "token"], "unsupported_response_type"),
            (["aud": "https://another.invented.example"], "invalid_request"),
        ] as [([String: String?], String)] {
            do {
                _ = try await issuer.request(try authorization(changes), services: Self.services)
                Issue.record("\(changes)")
            } catch AuthorizationRequest.Refusal.answered(_, let address) {
                #expect(address.hasPrefix("org.example.app:/back?error=\(code)&"))
                #expect(address.hasSuffix("&state=a%20state"))
            }
        }
        for target in [
            "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "app:/back", "https:///x", "//host/x",
            "https://user@host/x", "https://host/x#part", "https://host/x\r\nSet-Cookie: a=b", "", "https://host/\"x",
        ] {
            await #expect(throws: AuthorizationRequest.Refusal.self, "\(target)") {
                do {
                    _ = try await issuer.request(try authorization(["redirect_uri": target]), services: Self.services)
                } catch AuthorizationRequest.Refusal.answered(let error, let address) {
                    Issue.record("\(error) \(address)")
                }
                throw AuthorizationRequest.Refusal.unanswerable("")
            }
            #expect(!isRedirectTarget(target))
        }
        let id = try await issuer.register(
            try ClientRegistration(json: Array(#"{"redirect_uris":["https://app.invented.example/back"]}"#.utf8)))
        await #expect(throws: AuthorizationRequest.Refusal.self) {
            try await issuer.request(try authorization(["client_id": id]), services: Self.services)
        }
        _ = try await issuer.request(
            try authorization(["client_id": id, "redirect_uri": "https://app.invented.example/back"]),
            services: Self.services)
    }

    private func assertion(
        _ client: String, aud: String = endpoint, seconds: Double = 200, jti: String = UUID().uuidString,
        keys: JWTKeyCollection
    ) async throws -> String {
        try await keys.sign(
            Assertion(
                iss: IssuerClaim(value: client), sub: SubjectClaim(value: client), aud: AudienceClaim(value: [aud]),
                exp: ExpirationClaim(value: Self.start.addingTimeInterval(seconds)), jti: IDClaim(value: jti)),
            kid: "own")
    }

    private struct Assertion: JWTPayload {
        let iss: IssuerClaim
        let sub: SubjectClaim
        let aud: AudienceClaim
        let exp: ExpirationClaim
        let jti: IDClaim
        func verify(using algorithm: some JWTAlgorithm) throws {}
    }

    private func serviceForm(_ assertion: String) throws -> FormFields {
        try form([
            "grant_type": "client_credentials", "scope": "system/ImagingStudy.rs", "client_assertion": assertion,
            "client_assertion_type": "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
        ])
    }

    @Test("A service gets a token by private_key_jwt with ES384 and with RS384, and each assertion is good once")
    func services() async throws {
        let (issuer, _) = issuer()
        let elliptic = ES384PrivateKey()
        let point = try #require(elliptic.parameters)
        let rsa = try Insecure.RSA.PrivateKey(backing: try _RSA.Signing.PrivateKey(keySize: .bits2048))
        let (modulus, exponent) = try rsa.publicKey.getKeyPrimitives()
        func url(_ text: String) -> String {
            text.replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
        }
        let keySets = [
            #"{"kty":"EC","crv":"P-384","kid":"own","x":"\#(url(point.x))","y":"\#(url(point.y))"}"#,
            #"{"kty":"RSA","kid":"own","n":"\#(Self.base64(modulus))","e":"\#(Self.base64(exponent))"}"#,
        ]
        let signers = [
            await JWTKeyCollection().add(ecdsa: elliptic, kid: "own"),
            await JWTKeyCollection().add(rsa: rsa, digestAlgorithm: .sha384, kid: "own"),
        ]
        // A key of 1024 bits could be registered and never used.
        let short = #"{"jwks":{"keys":[{"kty":"RSA","n":"\#(String(repeating: "q", count: 171))","e":"AQAB"}]}}"#
        await #expect(throws: OAuthError.self) {
            try await issuer.register(try ClientRegistration(json: Array(short.utf8)))
        }
        for (keySet, keys) in zip(keySets, signers) {
            let registration = try ClientRegistration(json: Array(#"{"jwks":{"keys":[\#(keySet)]}}"#.utf8))
            let client = try await issuer.register(registration)
            let sound = try await assertion(client, keys: keys)
            let token = try await issuer.token(try serviceForm(sound), endpoint: Self.endpoint)
            #expect(try await access(token).scope == .everything)
            #expect(try await access(token).permissions == [.read, .search])
            for wrong in [
                sound, try await assertion(client, aud: "https://elsewhere.example/token", keys: keys),
                try await assertion(client, seconds: -60, keys: keys),
                try await assertion(client, seconds: 3600, keys: keys),
                try await assertion("app-nobody", keys: keys),
                try await assertion(
                    client, keys: await JWTKeyCollection().add(ecdsa: ES384PrivateKey(), kid: "own")),
                try await assertion(
                    client, keys: await JWTKeyCollection().add(ecdsa: ES256PrivateKey(), kid: "own")),
                "a.b.c", "", "eyJhbGciOiJSUzM4NCIsIngiOjFlMzAwfQ.\(sound.split(separator: ".")[1]).AAAA",
            ] {
                let found = await refusal { try await issuer.token(try serviceForm(wrong), endpoint: Self.endpoint) }
                #expect(found == .invalidClient)
            }
        }
    }

    @Test("Identities have their own kind of scope and no other; registrations that lead nowhere are refused")
    func grants() throws {
        let people = Identity.all(patients: ["p-1"])
        let granted = { (name: String, scope: String?) in
            people.first { $0.name == name }?.granted(scope)
        }
        #expect(granted("clinician", nil) == "user/ImagingStudy.rs")
        #expect(granted("patient-1", "openid patient/*.rs user/*.rs") == "patient/*.rs")
        #expect(granted("patient-1", "user/*.rs system/*.rs") == nil)
        #expect(granted("backend", "system/ImagingStudy.s system/Observation.rs") == "system/ImagingStudy.s")
        for json in [
            "", "[]", "{}", #"{"redirect_uris":[]}"#, #"{"jwks_uri":"https://app.invented.example/jwks"}"#,
        ] {
            #expect(throws: OAuthError.self) { try ClientRegistration(json: Array(json.utf8)) }
        }
        #expect(FormFields("a=1&a=2") == nil)
        #expect(FormFields("a=%ZZ") == nil)
        #expect(FormFields("a=x+y&b=")?["a"] == "x y")
        #expect(FormFields("a=x+y&b=")?["b"] == nil)
    }

    @Test("A token with a fault is refused for that fault")
    func faults() async throws {
        let person = try #require(Identity.all(patients: []).first)
        for (fault, reason) in [
            (TokenFault.expired, AccessError.Reason.expired), (.audience, .otherAudience), (.signature, .badSignature),
        ] {
            let token = try await press.token(for: person, clientID: "test", scope: nil, fault: fault, now: Self.start)
            await #expect(throws: AccessError.invalid(reason: reason)) { try await access(token) }
        }
    }

    @Test("The key of a folder is made once, for its owner alone")
    func keys() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "lightbox-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let made = try RehearsalKey(dataFolder: folder.path())
        #expect(try RehearsalKey(dataFolder: folder.path()).keySet == made.keySet)
        let path = folder.appending(path: RehearsalKey.fileName).path()
        let mode = try #require(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions])
        #expect("\(mode)" == "\(0o600)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path()).count == 1)
        #expect(throws: (any Error).self) { try RehearsalKey(dataFolder: "/nowhere/at/all") }
    }
}
