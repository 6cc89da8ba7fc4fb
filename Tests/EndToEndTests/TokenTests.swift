import Foundation
import NIOHTTP1
import Support
import SystemPackage
import Testing

@Suite("Tokens end to end", .serialized)
struct TokenTests {
    private func patients(_ answer: Answer) throws -> Set<String> {
        Set(
            try answer.dataSets().map {
                (($0["00100020"] as? [String: Any])?["Value"] as? [String])?.first ?? ""
            })
    }

    private func token(_ arguments: [String], data: String) async throws -> String {
        let result = try await Lightbox.run(["token", "--data", data] + arguments)
        #expect(result.status == 0, "\(result.errors)")
        return String(result.output.dropLast())
    }

    /// A data folder with the sample studies.
    private func withData(_ body: (FilePath, String) async throws -> Void) async throws {
        try await withTemporaryFolder { folder in
            let data = folder.appending("data").string
            #expect(try await Lightbox.run(["import", "--data", data, SampleStudies.folder.path()]).status == 0)
            try await body(folder, data)
        }
    }

    @Test(
        "lightbox token prints what serve --issuer takes; what is made to be refused is; keys are had by URL and rotate"
    )
    func rehearsal() async throws {
        try await withData { folder, data in
            let list = try await Lightbox.run(["token", "--data", data, "--list"])
            #expect(list.status == 0 && list.output.contains("patient-2"))
            let clinician = try await token([], data: data)
            let patient = try await token(["patient-1"], data: data)
            try await withServer(data: data, arguments: ["--issuer"]) { issuer in
                let studies = "\(issuer.serviceURL)/studies?limit=150"
                func ask(_ token: String?, _ url: String) async throws -> Answer {
                    try await get(url, headers: token.map { HTTPHeaders([("Authorization", "Bearer \($0)")]) } ?? [:])
                }
                #expect(try await ask(nil, studies).status == 401)
                #expect(try patients(try await ask(clinician, studies)).count > 2)
                #expect(try patients(try await ask(patient, studies)) == ["LB-0001"])
                for fault in ["expired", "audience", "signature"] {
                    let faulty = try await token(["--fault", fault], data: data)
                    #expect(try await ask(faulty, studies).status == 401, "\(fault)")
                }

                // Another server, which knows the issuer by its address only.
                let root = String(issuer.serviceURL.dropLast("/dicom-web".count))
                let settings = folder.appending("lightbox.yaml").string
                let name = "https://rehearsal.lightbox.example"
                try """
                access:
                  keysURL: \(root)/issuer/jwks
                  issuer: \(name)
                  audience: \(name)
                  authorizationURL: \(root)/issuer/authorize
                  tokenURL: \(root)/issuer/token
                """.write(toFile: settings, atomically: true, encoding: .utf8)
                let other = folder.appending("other").string
                #expect(
                    try await Lightbox.run(["import", "--data", other, SampleStudies.folder.path()]).status == 0)
                try await withServer(data: other, arguments: ["--config", settings]) { server in
                    #expect(try patients(try await ask(patient, "\(server.serviceURL)/studies")) == ["LB-0001"])
                    #expect(try await ask(nil, "\(server.serviceURL)/studies").status == 401)
                    let host = server.serviceURL.dropLast("/dicom-web".count)
                    let metadata = try await get("\(host)/.well-known/smart-configuration").json() as? [String: Any]
                    #expect(metadata?["token_endpoint"] as? String == "\(root)/issuer/token")
                }
            }
        }
    }

    @Test(
        "A token is explained by the issuer's introspection; an issuer that is away is a 503, not a 500 and not a 200")
    func introspection() async throws {
        try await withData { folder, data in
            let name = "https://issuer.invented.example"
            let explanation = """
                {"active":true,"iss":"\(name)","aud":"\(name)","scope":"patient/ImagingStudy.rs","patient":"p-LB-0002"}
                """
            let secret = folder.appending("secret").string
            try "open\n".write(toFile: secret, atomically: true, encoding: .utf8)
            func settings(_ root: String) throws -> String {
                let path = folder.appending("lightbox.yaml").string
                try """
                access:
                  introspectionURL: \(root)/introspect
                  introspectionClient: gate
                  introspectionSecret: \(secret)
                  issuer: \(name)
                  audience: \(name)
                """.write(toFile: path, atomically: true, encoding: .utf8)
                return path
            }
            let bearer: HTTPHeaders = ["Authorization": "Bearer an-opaque-token"]
            try await withCannedServer([answer("200 OK", type: "application/json", body: explanation)]) { issuer in
                let root = String(issuer.url.dropLast("/dicom-web".count))
                try await withServer(data: data, arguments: ["--config", try settings(root)]) { server in
                    let answer = try await get("\(server.serviceURL)/studies", headers: bearer)
                    #expect(try patients(answer) == ["LB-0002"])
                    #expect(try await get("\(server.serviceURL)/studies").status == 401)
                }
                // Asked once, as who the gateway is there; what has no token is not asked about.
                #expect(issuer.requests.count == 1)
                let request = issuer.requests.first?.lowercased() ?? ""
                #expect(request.hasPrefix("post /introspect "))
                #expect(request.contains("authorization: basic z2f0ztpvcgvu\r\n"))
                #expect(request.contains("token=an-opaque-token"))
            }
            let nowhere = "http://127.0.0.1:\(try freePort())"
            try await withServer(data: data, arguments: ["--config", try settings(nowhere)]) { server in
                let answer = try await get("\(server.serviceURL)/studies", headers: bearer)
                #expect(answer.status == 503)
                #expect(answer.headers.first(name: "Retry-After") != nil)
            }
        }
    }
}
