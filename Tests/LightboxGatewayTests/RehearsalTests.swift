import Crypto
import Foundation
import HTTPTypes
import LightboxAccess
import LightboxFHIR
import LightboxIssuer
import Support
import Testing

@testable import LightboxGateway

/// A gateway that issues its own tokens.
@Suite("A rehearsal of the way to a token", .sampleGateway)
struct RehearsalTests {
    private func rehearsing<Value: Sendable>(_ body: () async throws -> Value) async throws -> Value {
        let open = try #require(SampleGateway.current)
        let name = "https://rehearsal.lightbox.example"
        let press = TokenPress(key: RehearsalKey(), issuer: name, audience: name, lifetime: 600)
        let keySet = press.keySet
        let verifier = try await TokenVerifier(
            TokenVerifier.Options(issuer: name, audience: name), patientID: Patient.patientID
        ) { TokenVerifier.KeyMaterial(keySet: keySet) }
        let patients = ["LB-0001", "LB-0002"].compactMap(Patient.id)
        let gateway = Gateway(
            retriever: open.retriever, searcher: open.searcher, verifier: verifier, links: SignedLinks(longest: 600),
            issuer: RehearsalIssuer(press: press, identities: Identity.all(patients: patients)),
            options: open.options)
        return try await SampleGateway.$current.withValue(gateway) { try await body() }
    }

    private let form = ["Content-Type": "application/x-www-form-urlencoded"]

    @Test("F-23 an app finds the way by the metadata, below FHIR too, and walks it to its patient's studies")
    func codeFlow() async throws {
        try await rehearsing {
            for path in metadataPaths {
                let answer = try await request(path)
                #expect(answer.status == 200 && answer.header("Content-Type") == "application/json")
                let metadata = try #require(try answer.json() as? [String: Any])
                #expect(metadata["issuer"] as? String == "https://rehearsal.lightbox.example")
                #expect((metadata["token_endpoint"] as? String)?.hasSuffix("/issuer/token") == true)
                #expect((metadata["jwks_uri"] as? String)?.hasSuffix("/issuer/jwks") == true)
                #expect(metadata["code_challenge_methods_supported"] as? [String] == ["S256"])
                #expect((metadata["grant_types_supported"] as? [String])?.contains("client_credentials") == true)
                #expect((metadata["capabilities"] as? [String])?.contains("launch-standalone") == true)
            }
            let secret = String(repeating: "a long secret of the app".replacing(" ", with: "-"), count: 2)
            let challenge = Data(SHA256.hash(data: Data(secret.utf8))).base64EncodedString()
                .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
            let back = "https://app.invented.example/back"
            let query =
                "response_type=code&client_id=an%3Capp%3E&redirect_uri=\(percentEncoded(back))&state=7"
                + "&scope=launch/patient%20patient/ImagingStudy.rs&code_challenge=\(challenge)&code_challenge_method=S256"
            let page = try await request("/issuer/authorize?\(query)", accept: "text/html")
            let text = String(decoding: page.body, as: UTF8.self)
            #expect(page.status == 200 && text.contains("rehearsal") && text.contains("an&lt;app&gt;"))
            #expect(page.header("Content-Security-Policy")?.contains("default-src 'none'") == true)
            let choice = try #require(text.firstMatch(of: /href="(approve[^"]*identity=patient-1)"/))
            let approved = try await request("/issuer/\(choice.1.replacing("&amp;", with: "&"))")
            #expect(approved.status == 302)
            let target = try #require(approved.header("Location"))
            #expect(target.hasPrefix("\(back)?code=") && target.hasSuffix("&state=7"))
            let code = try #require(target.firstMatch(of: /code=([^&]*)/)).1
            let answer = try await request(
                "/issuer/token", method: .post, headers: form,
                body: "grant_type=authorization_code&code=\(code)&redirect_uri=\(percentEncoded(back))"
                    + "&client_id=an%3Capp%3E&code_verifier=\(secret)")
            #expect(answer.status == 200 && answer.header("Cache-Control") == "no-store")
            let token = try #require(try answer.json() as? [String: Any])
            #expect(token["patient"] as? String == "p-LB-0001" && token["token_type"] as? String == "Bearer")
            let bearer = ["Authorization": "Bearer \(token["access_token"] ?? "")"]
            let studies = try await request("/dicom-web/studies", headers: bearer).dataSets()
            #expect(!studies.isEmpty && studies.allSatisfy { value($0, "00100020") as? String == "LB-0001" })
            #expect(try await request("/dicom-web/studies").status == 401)
        }
    }

    @Test("What an app does wrong is told by the codes of OAuth; without a safe way back nobody is sent anywhere")
    func mistakes() async throws {
        try await rehearsing {
            for (body, status, error) in [
                ("grant_type=password", 400, "unsupported_grant_type"), ("", 400, "unsupported_grant_type"),
                ("grant_type=authorization_code&code=x", 400, "invalid_grant"),
                ("grant_type=client_credentials", 401, "invalid_client"),
                ("grant_type=a&grant_type=b", 400, "invalid_request"),
                ("grant_type=urn%3Alightbox%3Arehearsal&identity=nobody", 400, "invalid_request"),
                (
                    "grant_type=urn%3Alightbox%3Arehearsal&identity=patient-1&scope=system/*.rs", 400, "invalid_scope"
                ), (String(repeating: "a", count: 70_000), 400, "invalid_request"),
            ] {
                let answer = try await request("/issuer/token", method: .post, headers: form, body: body)
                #expect(answer.status == status, "\(body.prefix(80))")
                #expect((try answer.json() as? [String: String])?["error"] == error, "\(body.prefix(80))")
            }
            #expect(try await request("/issuer/token").status == 405)
            #expect(try await request("/issuer/nothing").status == 404)
            let wrong = try await request("/issuer/authorize?client_id=x&redirect_uri=javascript%3Aalert(1)")
            #expect(wrong.status == 400 && wrong.header("Location") == nil)
            let preflight = try await request(
                "/issuer/token", method: .options,
                headers: ["Origin": "https://app.example.org", "Access-Control-Request-Method": "POST"])
            #expect(preflight.header("Access-Control-Allow-Methods")?.contains("POST") == true)
            let registered = try await request(
                "/issuer/register", method: .post, body: #"{"redirect_uris":["https://app.invented.example/"]}"#)
            #expect(registered.status == 201)
        }
    }

    @Test("Anybody invented is had by one request, for trying out; a link of a study makes a QR code")
    func choice() async throws {
        try await rehearsing {
            for identity in ["clinician", "backend", "patient-1", "patient-2"] {
                let answer = try await request(
                    "/issuer/token", method: .post, headers: form,
                    body: "grant_type=urn%3Alightbox%3Arehearsal&identity=\(identity)")
                let token = try #require((try answer.json() as? [String: Any])?["access_token"] as? String)
                let bearer = ["Authorization": "Bearer \(token)"]
                let studies = try await request("/dicom-web/studies", headers: bearer).dataSets()
                let patients = Set(studies.map { value($0, "00100020") as? String ?? "" })
                switch identity {
                case "patient-1": #expect(patients == ["LB-0001"])
                case "patient-2": #expect(patients == ["LB-0002"])
                default: #expect(patients.count > 2)
                }
                let study = try #require(studies.first.flatMap { value($0, "0020000D") as? String })
                let code = try await request(
                    "/links", accept: "image/svg+xml", method: .post, headers: bearer,
                    body: #"{"resource":"/studies/\#(study)/thumbnail?viewport=64,64"}"#)
                #expect(code.status == 201 && code.header("Content-Type") == "image/svg+xml")
                #expect(code.header("Location")?.hasSuffix("/thumbnail?viewport=64,64") == true)
                for wrong in [
                    "", "{}", #"{"resource":"/studies"}"#, #"{"resource":"/studies/a b"}"#,
                    #"{"resource":"https://elsewhere.example/studies/1.2"}"#, #"{"resource":"/patients/1"}"#,
                ] {
                    let answer = try await request("/links", method: .post, headers: bearer, body: wrong)
                    #expect(answer.status == 400, "\(wrong)")
                }
            }
        }
    }

    @Test(
        "Figures and logs know patterns of links and of the issuer, and no token",
        arguments: [
            ("/link/secret/dicom-web/studies/1.2/thumbnail", "/link/{link}/dicom-web/studies/{study}/thumbnail"),
            ("/link/secret/anything", "/link/{link}"), ("/link/", "/link/{link}"), ("/links", "/links"),
            ("/issuer/approve", "/authorization/{page}"), ("/.well-known/smart-configuration", "/authorization/{page}"),
            ("/fhir/.well-known/smart-configuration", "/authorization/{page}"),
        ])
    func patterns(path: String, pattern: String) {
        #expect(routePattern(path, serviceResource(path)) == pattern)
    }
}
