import Foundation
import NIOHTTP1
import Support
import SystemPackage
import Testing

@Suite("The log of a server")
struct LogTests {
    @Test(
        "A line for every request with its identifier, and at no level a name, a UID, a query, a token or a link",
        .timeLimit(.minutes(10)), arguments: ["info", "trace"])
    func lines(level: String) async throws {
        try await withTemporaryFolder { folder in
            let data = folder.appending("data").string
            #expect(try await Lightbox.run(["import", "--data", data, SampleStudies.folder.path()]).status == 0)
            let token = String(try await Lightbox.run(["token", "--data", data]).output.dropLast())
            let settings = folder.appending("lightbox.yaml").string
            try "log:\n  level: \(level)\n  requests: true\n"
                .write(toFile: settings, atomically: true, encoding: .utf8)
            let path = folder.appending("log").string
            try Data().write(to: URL(filePath: path))
            let handle = try #require(FileHandle(forWritingAtPath: path))
            var secrets = [token]
            var identifiers: [String] = []
            try await withServer(
                data: data, arguments: ["--issuer", "--stow", "--config", settings], log: handle
            ) { server in
                let root = server.serviceURL
                let bearer = HTTPHeaders([("Authorization", "Bearer \(token)")])
                func ask(_ url: String, _ method: HTTPMethod = .GET, _ headers: HTTPHeaders, _ body: String? = nil)
                    async throws -> Answer
                {
                    let answer = try await get(url, method: method, headers: headers, body: body.map { Array($0.utf8) })
                    identifiers.append(try #require(answer.headers.first(name: "X-Request-Id"), "\(url)"))
                    return answer
                }
                let studies = try await ask("\(root)/studies", .GET, bearer).dataSets()
                let study = try #require(((studies[0]["0020000D"] as? [String: Any])?["Value"] as? [String])?.first)
                secrets.append(study)
                #expect(try await ask("\(root)/studies/\(study)/metadata", .GET, bearer).status == 200)
                #expect(
                    try await ask("\(root)/studies/\(study)/series/1.2.9.9.9.9/metadata", .GET, bearer).status == 404)
                #expect(try await ask("\(root)/studies?PatientName=Invented*", .GET, bearer).status == 200)
                #expect(try await ask("\(root)/studies?access_token=INVENTED", .GET, [:]).status == 401)
                #expect(try await ask("\(root)/studies?PatientID=INVENTED", .GET, [:]).status == 401)
                var fields = bearer
                fields.add(name: "Content-Type", value: "application/dicom")
                #expect(try await ask("\(root)/studies", .POST, fields, "INVENTED").status >= 400)
                var json = bearer
                json.add(name: "Content-Type", value: "application/json")
                let origin = String(root.dropLast("/dicom-web".count))
                let made = try await ask(
                    "\(origin)/links", .POST, json, "{\"resource\": \"/studies/\(study)\", \"seconds\": 60}")
                let link = try #require((try made.json() as? [String: Any])?["url"] as? String)
                #expect(try await ask("\(link)/metadata", .GET, [:]).status == 200)
                secrets.append(link)
                secrets += link.split(separator: "/").filter { $0.count > 20 }.map { String($0) }
            }
            let log = try String(contentsOfFile: path, encoding: .utf8)
            for identifier in identifiers {
                #expect(log.contains("Answered.") && log.contains(identifier), "\(identifier)")
            }
            for secret in secrets + ["1.2.9.9.9.9", "Invented", "INVENTED", "PatientName", "access_token"] {
                let lines = log.split(separator: "\n").filter { $0.contains(secret) }
                #expect(lines.isEmpty, "\(lines.prefix(3))")
            }
            #expect(secrets.allSatisfy { $0.count > 8 }, "\(secrets)")
        }
    }
}
