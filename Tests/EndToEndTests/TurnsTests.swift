import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import Support
import SystemPackage
import Testing

@Suite("Turns")
struct TurnsTests {
    /// Far more than are drawn at a time, and fewer than may wait.
    private static let pictureCount = 100

    @Test("A client's picture does not wait for all that another has asked for", .timeLimit(.minutes(10)))
    func rendered() async throws {
        try await withTemporaryFolder { folder in
            let series = SyntheticSeries(count: Self.pictureCount + 1, edge: 128)
            let source = folder.appending("source").string
            try series.write(to: URL(filePath: source))
            let data = folder.appending("data").string
            _ = try await Lightbox.run(["import", "--data", data, source])
            let config = folder.appending("lightbox.yaml").string
            try "server:\n  trustedProxies: [127.0.0.1]\n".write(toFile: config, atomically: true, encoding: .utf8)
            try await withServer(data: data, arguments: ["--config", config]) { server in
                let url = "\(server.serviceURL)/studies/\(series.study)/series/\(series.series)/instances/"
                let picture: @Sendable (Int, String) async throws -> Int = { number, client in
                    var request = HTTPClientRequest(
                        url: "\(url)\(series.sopInstanceUID(number))/rendered?viewport=256,256")
                    request.headers = ["Accept": "image/png", "X-Forwarded-For": client]
                    let answer = try await Self.client.execute(request, timeout: .minutes(5))
                    for try await _ in answer.body {}
                    return Int(answer.status.code)
                }
                try await withThrowingTaskGroup(of: (isOther: Bool, status: Int).self) { group in
                    for number in 1...Self.pictureCount {
                        group.addTask { (false, try await picture(number, "192.0.2.1")) }
                    }
                    var before = 0
                    while let (isOther, status) = try await group.next() {
                        #expect(status == 200)
                        guard !isOther else { break }
                        before += 1
                        // By the time that one is there the others are under way.
                        guard before == 1 else { continue }
                        group.addTask { (true, try await picture(Self.pictureCount + 1, "192.0.2.2")) }
                    }
                    #expect(before < Self.pictureCount / 2)
                    group.cancelAll()
                    while await group.nextResult() != nil {}
                }
            }
        }
    }

    /// Has as many connections as it has requests. Not shut down: it ends with the tests.
    private static let client: HTTPClient = {
        var configuration = HTTPClient.Configuration()
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 2 * pictureCount
        return HTTPClient(configuration: configuration)
    }()
}
