import AsyncHTTPClient
import DICOMCore
import DICOMweb
import DICOMwebClient
import HTTPTypes
import NIOCore
import Support
import Synchronization
import Testing

@Suite("DICOMweb client: streams, pages and tokens")
struct StreamTests {
    private func service(
        _ url: String, client: HTTPClient = RemoteService.defaultClient, token: RemoteService.TokenSource? = nil
    ) throws -> RemoteService {
        RemoteService(
            try ServiceURL(url), client: client, token: token,
            retries: RetryPolicy(attemptLimit: 3, firstDelay: .milliseconds(1)), timeout: .seconds(60))
    }

    private static let multipart =
        "HTTP/1.1 200 OK\r\nContent-Type: multipart/related; boundary=b\r\nConnection: close\r\n\r\n"
        + "--b\r\nContent-Type: application/dicom\r\n\r\n"

    private func waitUntil(_ isSo: () -> Bool) async throws -> Bool {
        for _ in 0..<1200 {
            if isSo() { return true }
            try await Task.sleep(for: .milliseconds(50))
        }
        return false
    }

    @Test("A part without end is read piece by piece: who stops reading stops the server, and who leaves hangs up")
    func backpressure() async throws {
        let piece = String(repeating: "x", count: 1 << 18)
        try await withEndlessServer(head: Self.multipart, piece: piece) { server in
            let service = try service(server.url)
            var count = 0
            do {
                for try await event in try await service.parts("/studies/1", accept: "*/*") {
                    if case .body(let bytes) = event { count += bytes.count }
                    guard count > 4 << 20 else { continue }
                    // Nobody reads now: what still goes is what the buffers on the way take.
                    try await Task.sleep(for: .seconds(1))
                    #expect(server.byteCount < count + (64 << 20))
                    break
                }
            }
            #expect(try await waitUntil { server.openCount == 0 })
        }
    }

    @Test("Cancelling the task of a call hangs up, while the answer comes and before it does")
    func cancellation() async throws {
        for head in [Self.multipart, ""] {
            try await withEndlessServer(head: head, piece: head.isEmpty ? nil : "x") { server in
                let service = try service(server.url)
                let task = Task {
                    for try await _ in try await service.parts("/studies/1", accept: "*/*") {}
                }
                #expect(try await waitUntil { server.requestCount == 1 })
                task.cancel()
                let result = await task.result
                #expect(throws: (any Error).self) { try result.get() }
                #expect(try await waitUntil { server.openCount == 0 })
                #expect(server.requestCount == 1)
            }
        }
    }

    @Test("A server that falls silent in the middle of an answer has timed out")
    func silence() async throws {
        var configuration = HTTPClient.Configuration.singletonConfiguration
        configuration.timeout.read = .milliseconds(300)
        let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
        try await withEndlessServer(head: Self.multipart + "begin", piece: nil) { server in
            let service = try service(server.url, client: client)
            await #expect(throws: ServiceError.timedOut) {
                for try await _ in try await service.parts("/studies/1", accept: "*/*") {}
            }
            await #expect(throws: ServiceError.timedOut) {
                try await service.fetch("/studies/1", accept: "*/*", limit: 1 << 20)
            }
        }
        try await client.shutdown()
    }

    @Test("A single part that is not wrapped looks like one that is")
    func unwrapped() async throws {
        try await withCannedServer([answer("200 OK", type: "application/dicom", body: "DICM")]) { server in
            var events: [MultipartParser.Event] = []
            for try await event in try await service(server.url).parts("/studies/1", accept: "*/*") {
                events.append(event)
            }
            #expect(
                events == [.head([.contentType: "application/dicom"]), .body(Array("DICM".utf8)), .endOfPart, .end])
        }
    }

    private func studies(_ numbers: Range<Int>) -> String {
        "[" + numbers.map { #"{"0020000D":{"vr":"UI","Value":["1.2.\#($0)"]}}"# }.joined(separator: ",") + "]"
    }

    @Test("All results are asked for page by page where a server stops at a round number or warns that it has more")
    func pages() async throws {
        try await withCannedServer([
            answer("200 OK", body: studies(0..<200)),
            answer("200 OK", headers: "Warning: 299 host: \"more\"\r\n", body: studies(200..<250)),
            answer("200 OK", body: studies(250..<260)),
        ]) { server in
            let all = try await service(server.url).searchAll(.studies, by: .studyInstanceUID)
            #expect(all.compactMap { $0.text(.studyInstanceUID) } == (0..<260).map { "1.2.\($0)" })
            #expect(server.requests.count == 3)
            #expect(server.requests[2].contains("offset=250"))
        }
    }

    @Test("A server that knows no paging is asked a second time at most, and one without end up to the limit")
    func endlessPages() async throws {
        try await withCannedServer([answer("200 OK", body: studies(0..<100))]) { server in
            let all = try await service(server.url).searchAll(.studies, by: .studyInstanceUID)
            #expect(all.count == 100)
            #expect(server.requests.count == 2)
        }
        try await withCannedServer((0..<9).map { answer("200 OK", body: studies(($0 * 100)..<($0 * 100 + 100))) }) {
            server in
            let all = try await service(server.url).searchAll(.studies, by: .studyInstanceUID, limit: 250)
            #expect(all.count == 250)
            #expect(server.requests.count == 3)
        }
    }

    @Test("Each attempt asks for its token anew")
    func renewed() async throws {
        try await withCannedServer([answer("503 Busy", body: ""), answer("200 OK", body: "[]")]) { server in
            let count = Mutex(0)
            let service = try service(server.url) {
                count.withLock { count in
                    count += 1
                    return "token-\(count)"
                }
            }
            _ = try await service.search(.studies)
            #expect(server.requests.count == 2)
            #expect(server.requests.first?.contains("Bearer token-1\r\n") == true)
            #expect(server.requests.last?.contains("Bearer token-2\r\n") == true)
        }
    }

    @Test("A redirection to another server does not take the token along")
    func redirected() async throws {
        try await withCannedServer([answer("200 OK", body: "[]")]) { other in
            try await withCannedServer([answer("307 Elsewhere", headers: "Location: \(other.url)/x\r\n", body: "")]) {
                server in
                _ = try await service(server.url, token: { "secret" }).search(.studies)
                #expect(server.requests.first?.contains("Bearer secret") == true)
                #expect(other.requests.count == 1)
                #expect(other.requests.first?.lowercased().contains("authorization") == false)
            }
        }
    }

    @Test("Only addresses of the service itself are its own paths")
    func ownPaths() throws {
        let url = try ServiceURL("http://host:8080/dicom-web")
        #expect(url.path(of: "http://host:8080/dicom-web/studies/1/bulkdata/2") == "/studies/1/bulkdata/2")
        #expect(url.path(of: "/dicom-web/studies/1") == "/studies/1")
        #expect(url.path(of: "studies/1") == "/studies/1")
        for foreign in [
            "http://host:8081/dicom-web/studies/1", "https://host:8080/dicom-web/studies/1", "//evil/dicom-web/x",
            "http://host:8080/dicom-web.evil/x", "/other", "",
        ] {
            #expect(url.path(of: foreign) == nil, "\(foreign)")
        }
    }
}
