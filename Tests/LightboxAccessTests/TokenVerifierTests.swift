import Crypto
import DICOMCore
import Foundation
import JWTKit
import LightboxIndex
import Support
import Synchronization
import Testing

@testable import LightboxAccess

@Suite("Tokens")
struct TokenVerifierTests {
    private static let issuer = "https://login.example.org"
    private static let audience = "https://images.example.org"
    private static let secret = Array("a secret of more than thirty-two bytes".utf8)
    private static let now = Date(timeIntervalSince1970: 1_800_000_000)

    /// What a test changes of sound claims; `NSNull` takes one away.
    private func token(
        _ changes: [String: Any] = [:], header: String = #"{"alg":"HS256","typ":"JWT"}"#, secret: [UInt8] = secret
    ) throws -> String {
        var claims: [String: Any] = [
            "iss": Self.issuer, "aud": Self.audience, "exp": Self.now.timeIntervalSince1970 + 600,
            "scope": "system/ImagingStudy.rs",
        ]
        for (name, value) in changes { claims[name] = value is NSNull ? nil : value }
        let payload = try JSONSerialization.data(withJSONObject: claims)
        let signed = "\(base64(Data(header.utf8))).\(base64(payload))"
        return "Bearer \(signed).\(base64(signature(of: signed, secret)))"
    }

    private func base64(_ data: Data) -> String {
        data.base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    private func signature(of text: String, _ secret: [UInt8]) -> Data {
        Data(HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: SymmetricKey(data: secret)))
    }

    private func verifier(
        _ material: @escaping @Sendable () throws -> TokenVerifier.KeyMaterial = {
            TokenVerifier.KeyMaterial(sharedSecret: secret)
        }, clock: JumpingClock = JumpingClock(now)
    ) async throws -> TokenVerifier {
        try await TokenVerifier(
            TokenVerifier.Options(issuer: Self.issuer, audience: Self.audience), now: { clock.now },
            uptime: { clock.uptime }, patientID: { $0.hasPrefix("p-") ? String($0.dropFirst(2)) : nil },
            readKeys: { try material() })
    }

    @Test("F-21 F-22 a sound token gives what its scopes and its patient allow")
    func sound() async throws {
        let verifier = try await verifier()
        #expect(
            try await verifier.access(try token()).endless == Access(scope: .everything, permissions: [.read, .search]))
        let ofPatient = try token(["scope": "openid patient/*.read", "patient": "p-LB-0001"])
        #expect(
            try await verifier.access(ofPatient).endless
                == Access(scope: .patient(id: "LB-0001", issuer: nil), permissions: [.read, .search]))
        let consent: [String: Any] = ["ihe_bppc": ["patient_id": "4711^^^&1.2.3&ISO"]]
        let byConsent = try token(["scope": "patient/ImagingStudy.s", "extensions": consent])
        #expect(
            try await verifier.access(byConsent).endless
                == Access(scope: .patient(id: "4711", issuer: "1.2.3"), permissions: [.search]))
        let study = try #require(StudyInstanceUID("1.2.3"))
        let ofStudy = try token(["study_instance_uid": "1.2.3", "aud": ["other", Self.audience]])
        #expect(try await verifier.access(ofStudy).scope == .study(study))
        // A patient binds the whole token, whatever else its scopes say.
        let mixed = try token(["scope": "system/*.cruds patient/*.r", "patient": "p-7"])
        #expect(
            try await verifier.access(mixed).endless
                == Access(scope: .patient(id: "7", issuer: nil), permissions: [.read]))
        let ofUser = try token(["scope": "user/*.cruds", "patient": "p-7"])
        #expect(try await verifier.access(ofUser).scope == .patient(id: "7", issuer: nil))
        #expect(try await verifier.access(ofUser).expiry == Self.now.addingTimeInterval(600))
    }

    @Test("F-22 every bound of a token counts, and one that can't be read lets nobody in")
    func bounds() async throws {
        let verifier = try await verifier()
        let study = try #require(StudyInstanceUID("1.2.3"))
        func consent(_ patient: String) -> [String: Any] { ["ihe_bppc": ["patient_id": patient]] }
        let both = try token(["study_instance_uid": "1.2.3", "patient": "p-7"])
        #expect(try await verifier.access(both).scope == .both(.study(study), .patient(id: "7", issuer: nil)))
        let same = try token(["patient": "p-7", "extensions": consent("7^^^")])
        #expect(try await verifier.access(same).scope == .patient(id: "7", issuer: nil))
        for changes in [
            ["study_instance_uid": "1.2.3", "patient": "nobody"], ["study_instance_uid": "no UID", "patient": "p-7"],
            ["extensions": consent("7^^^&")], ["extensions": consent("^^^1.2.3")],
        ] as [[String: Any]] {
            let token = try token(changes)
            await #expect(throws: AccessError.insufficient, "\(changes)") { try await verifier.access(token) }
        }
    }

    @Test("F-22 whatever is wrong with a token is told, and it gets nothing")
    func refusals() async throws {
        let verifier = try await verifier()
        let wrong: [(Any, String, AccessError)] = [
            (Self.now.timeIntervalSince1970 - 31, "exp", .invalid(reason: .expired)),
            (NSNull(), "exp", .invalid(reason: .malformed)), ("soon", "exp", .invalid(reason: .malformed)),
            (Self.now.timeIntervalSince1970 + 31, "nbf", .invalid(reason: .notYetValid)),
            ("https://other.example.org", "iss", .invalid(reason: .otherIssuer)),
            ("https://images.example.org/", "aud", .invalid(reason: .otherAudience)),
            (NSNull(), "aud", .invalid(reason: .malformed)), (NSNull(), "scope", .invalid(reason: .malformed)),
            ("patient/ImagingStudy.rs", "scope", .insufficient), ("openid profile", "scope", .insufficient),
            ("patient/Observation.rs", "scope", .insufficient), ("system/ImagingStudy.ud", "scope", .insufficient),
            ("nobody-of-ours", "patient", .insufficient), ("not a UID", "study_instance_uid", .insufficient),
        ]
        for (value, name, error) in wrong {
            let token = try token([name: value])
            await #expect(throws: error, "\(name): \(value)") { try await verifier.access(token) }
        }
    }

    @Test("F-21 a token that nobody of ours has signed gets nothing, and none is the algorithm of nobody")
    func signatures() async throws {
        let verifier = try await verifier()
        let strangers = try token(secret: Array("another secret of more than 32 bytes".utf8))
        await #expect(throws: AccessError.invalid(reason: .badSignature)) { try await verifier.access(strangers) }
        let sound = try token()
        let parts = sound.split(separator: ".")
        let header = base64(Data(#"{"alg":"none","typ":"JWT"}"#.utf8))
        for unsigned in ["Bearer \(header).\(parts[1]).", "Bearer \(header).\(parts[1]).\(parts[2])"] {
            await #expect(throws: AccessError.self) { try await verifier.access(unsigned) }
        }
        let changed = base64(Data(#"{"iss":"https://login.example.org","scope":"system/*.cruds"}"#.utf8))
        await #expect(throws: AccessError.invalid(reason: .badSignature)) {
            try await verifier.access("\(parts[0]).\(changed).\(parts[2])")
        }
        for text in [
            "", "Bearer", "Bearer a.b.c", "Basic \(parts[1])", "Bearer \(String(repeating: "a", count: 20_000))",
        ] {
            await #expect(throws: AccessError.self, "\(text.prefix(30))") { try await verifier.access(text) }
        }
        await #expect(throws: AccessError.missing) { try await verifier.access(nil) }
    }

    @Test(
        "A key of a key set signs with its own algorithm only; keys that the issuer takes away sign nothing soon after")
    func keySets() async throws {
        let (old, new) = (ES256PrivateKey(), ES256PrivateKey())
        let current = Mutex([("old", old)])
        let clock = JumpingClock(Self.now)
        let verifier = try await verifier(
            {
                let keys = current.withLock { $0 }.compactMap { kid, key in
                    key.parameters.map {
                        """
                        {"kty":"EC","crv":"P-256","alg":"ES256","kid":"\(kid)","x":"\($0.x)","y":"\($0.y)"}
                        """
                    }
                }
                return TokenVerifier.KeyMaterial(keySet: "{\"keys\":[\(keys.joined(separator: ","))]}")
            }, clock: clock)
        func signed(_ key: ES256PrivateKey, _ kid: String) async throws -> String {
            let keys = await JWTKeyCollection().add(ecdsa: key, kid: JWKIdentifier(string: kid))
            let claims = TokenClaims(
                iss: IssuerClaim(value: Self.issuer), aud: AudienceClaim(value: [Self.audience]),
                exp: ExpirationClaim(value: Self.now.addingTimeInterval(600)), nbf: nil, scope: "system/*.rs",
                patient: nil, study: nil, extensions: nil)
            return "Bearer \(try await keys.sign(claims, kid: JWKIdentifier(string: kid)))"
        }
        let (byOld, byNew) = (try await signed(old, "old"), try await signed(new, "new"))
        #expect(try await verifier.access(byOld).scope == .everything)
        await #expect(throws: AccessError.invalid(reason: .badSignature)) { try await verifier.access(byNew) }
        // Signed with the public key as if it were a shared secret.
        let confused = try token(
            header: #"{"alg":"HS256","kid":"old"}"#, secret: Array(old.publicKey.pemRepresentation.utf8))
        await #expect(throws: AccessError.invalid(reason: .badSignature)) { try await verifier.access(confused) }
        current.withLock { $0 = [("new", new)] }
        clock.advance(11)
        #expect(try await verifier.access(byNew).scope == .everything)
        await #expect(throws: AccessError.invalid(reason: .badSignature)) { try await verifier.access(byOld) }
    }

    @Test("Without a key, or with a secret that can be guessed, nothing starts")
    func noKeys() async {
        await #expect(throws: TokenVerifier.KeyError.noKeys) { try await verifier { TokenVerifier.KeyMaterial() } }
        await #expect(throws: TokenVerifier.KeyError.shortSecret) {
            try await verifier { TokenVerifier.KeyMaterial(sharedSecret: Array("short".utf8)) }
        }
    }

    @Test(
        "Scopes of SMART",
        arguments: [
            ("patient/ImagingStudy.rs", [.read, .search]), ("user/*.cruds", [.read, .search, .store]),
            ("system/*.*", [.read, .search, .store]), ("system/ImagingStudy.read", [.read, .search]),
            ("system/ImagingStudy.write", [.store]), ("system/ImagingStudy.sr", nil), ("system/ImagingStudy", nil),
            ("system/Patient.rs", nil), ("launch/patient", nil), ("patient/ImagingStudy.rs?status=final", nil),
            ("patient/ImagingStudy.rs.x", nil), ("system/ImagingStudy.rr", nil),
        ] as [(Substring, Set<Access.Permission>?)])
    func scopes(text: Substring, permissions: Set<Access.Permission>?) {
        #expect(ResourceScope(text)?.permissions == permissions)
    }
}

extension Access {
    /// The same without its end.
    var endless: Access { Access(scope: scope, permissions: permissions) }
}
