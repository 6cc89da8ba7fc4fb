import DICOMweb
import DICOMwebClient
import NIOCore
import Support
import Testing

@Suite("DICOMweb client: servers that fail")
struct FailureTests {
    private static let quick = RetryPolicy(attemptLimit: 3, firstDelay: .milliseconds(1))

    private func service(_ url: String, token: RemoteService.TokenSource? = nil) throws -> RemoteService {
        RemoteService(try ServiceURL(url), token: token, retries: Self.quick, timeout: .seconds(10))
    }

    @Test(
        "Each kind of failure is a case that a caller can act upon",
        arguments: [
            (answer("401 Unauthorized", body: ""), ServiceError.unauthorized(status: 401)),
            (answer("403 Forbidden", body: ""), .unauthorized(status: 403)),
            (answer("404 Not Found", type: "text/html", body: "<html>"), .notFound),
            (answer("406 Not Acceptable", body: ""), .notOffered(status: 406)),
            (
                answer("400 Bad Request", type: "application/problem+json", body: #"{"detail":"no such key"}"#),
                .refused(status: 400, detail: "no such key")
            ),
            (answer("200 OK", type: "text/html", body: "<html></html>"), .badAnswer(.contentType("text/html"))),
            (answer("200 OK", body: "[1, 2"), .badAnswer(.json)),
            (answer("200 OK", body: "{}"), .badAnswer(.json)),
            (answer("200 OK", body: "[{}", length: 100), .interrupted),
        ])
    func failures(answer: String, expected: ServiceError) async throws {
        try await withCannedServer([answer]) { server in
            let service = try service(server.url)
            await #expect(throws: expected) { try await service.search(.studies) }
        }
    }

    @Test("A server that is busy is asked again, and one that refuses is not")
    func retries() async throws {
        try await withCannedServer([
            answer("503 Busy", headers: "Retry-After: 0\r\n", body: ""), answer("200 OK", body: "[]"),
        ]) {
            server in
            let found = try await service(server.url).search(.studies)
            #expect(found.isEmpty)
            #expect(server.requests.count == 2)
        }
        try await withCannedServer([answer("404 Not Found", body: "")]) { server in
            let service = try service(server.url)
            await #expect(throws: ServiceError.notFound) { try await service.search(.studies) }
            #expect(server.requests.count == 1)
        }
    }

    @Test("The delays double, stay below their bound, and end")
    func delays() {
        let policy = RetryPolicy(attemptLimit: 4, firstDelay: .milliseconds(100), longestDelay: .milliseconds(300))
        #expect(policy.delay(after: 1, .timedOut, jitter: 1) == .milliseconds(100))
        #expect(policy.delay(after: 2, .timedOut, jitter: 1) == .milliseconds(200))
        #expect(policy.delay(after: 3, .timedOut, jitter: 1) == .milliseconds(300))
        #expect(policy.delay(after: 4, .timedOut, jitter: 1) == nil)
        #expect(policy.delay(after: 1, .timedOut, retryAfter: 1_000_000, jitter: 1) == .milliseconds(300))
        #expect(policy.delay(after: 1, .notFound, jitter: 1) == nil)
    }

    @Test("A token is asked for before each request and sent as a bearer token")
    func token() async throws {
        try await withCannedServer([answer("200 OK", body: "[]")]) { server in
            _ = try await service(server.url, token: { "secret" }).search(.studies)
            #expect(server.requests.first?.lowercased().contains("authorization: bearer secret") == true)
        }
    }

    @Test("Nobody listening is unreachable")
    func unreachable() async throws {
        let server = try await CannedServer([""])
        let url = server.url
        try await server.stop()
        let service = try service(url)
        let failure = await #expect(throws: ServiceError.self) { try await service.search(.studies) }
        guard case .unreachable? = failure else {
            Issue.record("\(String(describing: failure))")
            return
        }
    }

    @Test("More than the caller takes is given up")
    func tooLarge() async throws {
        let body = String(repeating: " ", count: 5000)
        try await withCannedServer([answer("200 OK", body: body)]) { server in
            let service = try service(server.url)
            await #expect(throws: ServiceError.tooLarge(limit: 1000)) {
                try await service.fetch("/studies", accept: "*/*", limit: 1000)
            }
        }
    }

    @Test(
        "Multipart answers that are cut off or have no boundary end with an error",
        arguments: [
            ("multipart/related", "", ServiceError.badAnswer(.multipart)),
            ("multipart/related; boundary=b", "--b\r\n\r\nabc", .interrupted),
        ])
    func multipart(type: String, body: String, expected: ServiceError) async throws {
        try await withCannedServer([answer("200 OK", type: type, body: body)]) { server in
            let service = try service(server.url)
            await #expect(throws: expected) {
                for try await _ in try await service.parts("/studies/1", accept: "*/*") {}
            }
        }
    }

    @Test(
        "Only URLs of HTTP services are taken",
        arguments: ["", "ftp://host/x", "http://", "http://h/?q=1", "http://u@h/"])
    func badURLs(text: String) {
        #expect(throws: ServiceError.self) { try ServiceURL(text) }
    }

    @Test("A URL may lack its scheme and end in slashes; what is put into it can't leave its place")
    func urls() throws {
        let url = try ServiceURL("localhost:8080/dicom-web//")
        #expect(url.description == "http://localhost:8080/dicom-web")
        #expect(
            url.appending(path: "/studies", query: [(name: "PatientName", value: "*Å&limit=1*")])
                == "http://localhost:8080/dicom-web/studies?PatientName=*%C3%85%26limit%3D1*")
    }
}
