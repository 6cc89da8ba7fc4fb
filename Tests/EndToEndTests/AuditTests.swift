import Foundation
import NIOHTTP1
import Support
import SystemPackage
import Testing

@Suite("The audit trail of a server", .serialized)
struct AuditTests {
    private func configuration(_ folder: FilePath, _ lines: String...) throws -> String {
        let path = folder.appending("lightbox.yaml").string
        let text = "audit:\n" + lines.map { "  \($0)\n" }.joined()
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        return path
    }

    @Test(
        "F-30 to F-33 what is asked of a server is told to its receiver, valid against DICOM's schema and FHIR's",
        .enabled(if: PythonClients.areWanted, "no .build-python: run Config/setup.sh --tests"),
        .timeLimit(.minutes(30)), arguments: ["dicom", "fhir"])
    func valid(form: String) async throws {
        try await withTemporaryFolder { folder in
            let file = folder.appending("audit.log").string
            let config = try configuration(
                folder, "receiver: file://\(file)", "format: \(form)", "gatherSeconds: 1", "source: test")
            let data = folder.appending("data").string
            let imported = try await Lightbox.run(
                ["import", "--data", data, "--config", config, SampleStudies.folder.path()])
            #expect(imported.status == 0, "\(imported.errors)")
            try await withServer(data: data, arguments: ["--config", config, "--stow"]) { server in
                let root = server.serviceURL
                let series = try await get("\(root)/series?Modality=CT").dataSets()
                func value(_ tag: String) throws -> String {
                    let attribute = try #require(series.first?[tag] as? [String: Any])
                    return try #require((attribute["Value"] as? [String])?.first)
                }
                let study = "\(root)/studies/\(try value("0020000D"))"
                for path in ["/metadata", "/rendered", "/thumbnail", "", "/series/\(try value("0020000E"))"] {
                    #expect(try await get(study + path).status == 200)
                }
                let instances = try await get("\(study)/instances?limit=1").dataSets()
                let url = try #require(
                    ((instances.first?["00081190"] as? [String: Any])?["Value"] as? [String])?.first)
                for _ in 1...20 { #expect(try await get("\(url)/frames/1").status == 200) }
                #expect(try await get("\(root)/studies?StudyDate=yesterday").status == 400)
                #expect(try await get("\(root)/studies/1.2.3").status == 404)
                let fhir = root.dropLast("/dicom-web".count)
                #expect(try await get("\(fhir)/fhir/Patient?name=phantom").status == 200)
                #expect(try await get("\(fhir)/fhir/Binary/\(try value("0020000D"))").status == 200)
            }
            try await askWithTokens(data, config, folder)
            try await askWithCertificates(data, config, folder)
            let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Clients/check_audit.py")
            let result = try await PythonClients.run(script, [file, form])
            #expect(
                result.status == 0,
                "\(result.output.split(separator: "\n").filter { $0.hasPrefix("FAIL") }.prefix(5))\n\(result.errors)")
        }
    }

    /// No token, one that does not allow it, a link that is made, used and revoked, and instances that come in.
    private func askWithTokens(_ data: String, _ config: String, _ folder: FilePath) async throws {
        func token(_ arguments: [String]) async throws -> HTTPHeaders {
            let result = try await Lightbox.run(["token", "--data", data] + arguments)
            return ["Authorization": "Bearer \(result.output.dropLast())"]
        }
        let clinician = try await token(["--scope", "user/ImagingStudy.cruds", "clinician"])
        let patient = try await token(["patient-1"])
        var typed = clinician
        typed.add(name: "Content-Type", value: "application/dicom")
        try await withServer(data: data, arguments: ["--config", config, "--stow", "--issuer"]) { server in
            let root = String(server.serviceURL.dropLast("/dicom-web".count))
            #expect(try await get("\(root)/dicom-web/studies").status == 401)
            #expect(try await get("\(root)/metrics", headers: patient).status == 403)
            let series = SyntheticSeries(count: 1, edge: 8)
            let stored = try await get(
                "\(root)/dicom-web/studies", accept: "application/dicom+json", method: .POST,
                headers: typed, body: series.file(1))
            #expect(stored.status == 200, "\(String(decoding: stored.body, as: UTF8.self))")
            let wish = #"{"resource":"/studies/\#(series.study)","seconds":60}"#
            let made = try await get(
                "\(root)/links", method: .POST, headers: clinician, body: Array(wish.utf8))
            let link = try #require((try made.json() as? [String: Any])?["url"] as? String)
            #expect(try await get("\(link)/metadata").status == 200)
            #expect(try await get(link, method: .DELETE, headers: clinician).status == 204)
        }
    }

    /// No certificate, one that may not connect, and one that may.
    private func askWithCertificates(_ data: String, _ config: String, _ folder: FilePath) async throws {
        let authority = try TestAuthority()
        let root = try authority.write(to: folder.appending("root.pem"))
        let files = try authority.write("server", in: folder)
        let settings = """
            server:
              tls:
                certificate: \(files.certificate)
                key: \(files.key)
                clientAuthorities: \(root)
                allowedClients: [viewer.invented.example]

            """
        let path = folder.appending("certificates.yaml").string
        try (settings + (try String(contentsOfFile: config, encoding: .utf8)))
            .write(toFile: path, atomically: true, encoding: .utf8)
        try await withServer(data: data, arguments: ["--config", path]) { server in
            for (client, isAnswered) in [
                (nil, false), ("other.invented.example", false), ("viewer.invented.example", true),
            ] {
                let own = try client.map { try authority.write($0, commonName: $0, in: folder) }
                for version in ["--http1.1", "--http2"] {
                    let curl = try await runProgram(
                        URL(filePath: "/usr/bin/curl"),
                        [
                            "-s", "-o", "/dev/null", "--cacert", root, version,
                            "\(server.serviceURL)/studies?StudyID=\(version)",
                        ]
                            + (own.map { ["--cert", $0.certificate, "--key", $0.key] } ?? []))
                    #expect((curl.status == 0) == isAnswered, "\(client ?? "nobody"): \(curl.status)")
                }
            }
        }
    }

    @Test(
        "A required trail has an event for every answer that arrived, although the server is killed at any moment",
        .timeLimit(.minutes(30)))
    func killed() async throws {
        try await withTemporaryFolder { folder in
            let file = folder.appending("audit.log").string
            let config = try configuration(
                folder, "receiver: file://\(file)", "gatherSeconds: 1", "required: true")
            let data = folder.appending("data").string
            _ = try await Lightbox.run(["import", "--data", data, SampleStudies.folder.path()])
            let server = try await RunningServer(data: data, arguments: ["--config", config])
            let root = server.serviceURL
            // Each client asks for something of its own, until the server is gone.
            let clients = (0..<8).map { client in
                Task {
                    var answered: [String] = []
                    for number in 0..<100_000 {
                        let query = "StudyID=\(client)-\(number)"
                        guard let answer = try? await get("\(root)/studies?\(query)"), answer.status == 200 else {
                            break
                        }
                        answered.append(query)
                    }
                    return answered
                }
            }
            try await Task.sleep(for: .milliseconds(Int.random(in: 1500...4000)))
            _ = await server.stop(SIGKILL)
            var answered: [String] = []
            for client in clients { answered += await client.value }
            #expect(answered.count > 8)
            // What was waiting is delivered by the next start.
            try await withServer(data: data, arguments: ["--config", config]) { _ in }
            let text = try String(contentsOfFile: file, encoding: .utf8)
            let missing = answered.filter { query in
                // Base64 of the path and query, whose beginning is the same for all.
                !text.contains(Data("/dicom-web/studies?\(query)".utf8).base64EncodedString())
            }
            #expect(missing.isEmpty, "\(missing.count) of \(answered.count) are missing")
        }
    }
}
