import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import Support
import Synchronization
import SystemPackage
import Testing

@Suite("The event stream of a run", .serialized)
struct EventStreamTests {
    /// Requests of the flood: some thousands in the everyday run, more where somebody wants a figure.
    private static let floodCount = ProcessInfo.processInfo.environment["FLOOD_REQUESTS"].flatMap { Int($0) } ?? 4000
    private static let megabyte = 1_000_000

    @Test(
        "In a flood a listener sees the run grow to its end, one that never reads costs little, and others are served",
        .timeLimit(.minutes(60)))
    func flood() async throws {
        try await withSampleStudies(arguments: ["--desk"]) { server in
            let origin = server.serviceURL.replacing("/dicom-web", with: "")
            let (flooded, quiet) = (try await openRun("flooded", origin), try await openRun("quiet", origin))
            let (service, others) = (serviceURL(of: flooded, origin), serviceURL(of: quiet, origin))
            // What every first request costs is not what this is about.
            _ = try await get("\(service)/studies?PatientID=LB-0001", accept: "application/dicom+json")
            let deaf = try await listen(flooded, origin)
            let heard = HeardStates()
            let hearing = Task { try await heard.take(from: try await listen(flooded, origin).body) }
            defer { hearing.cancel() }
            let before = try server.residentByteCount()

            let begin = ContinuousClock.now
            let served = Task { await waits(for: "\(others)/studies?PatientID=LB-0001") }
            var asked = Self.floodCount
            var answered = try await ask(service, asked)
            // On a fast machine the flood goes on, so that there is something to hear while it is there.
            while heard.states.count < 3, begin.duration(to: .now) < .seconds(120) {
                answered += try await ask(service, 500)
                asked += 500
            }
            let elapsed = begin.duration(to: .now)
            served.cancel()
            #expect(heard.states.count >= 3, "the listener heard while the flood was there")
            for _ in 0..<600 where heard.states.last?.exchangeCount ?? 0 < asked + 1 {
                try await Task.sleep(for: .milliseconds(100))
            }
            let seen = heard.states

            #expect(answered == asked)
            #expect(seen.map(\.exchangeCount) == seen.map(\.exchangeCount).sorted())
            let end = try #require(seen.last)
            let report = try await state(flooded, origin)
            #expect(end.exchangeCount == asked + 1)
            #expect(end.rules == report.rules)
            #expect(end.exchanges == report.exchanges.suffix(50))
            let longest = try #require(seen.map(\.byteCount).max())
            #expect(longest < 200_000)
            let peak = try server.peakByteCount()
            #expect(peak - before < 64 * Self.megabyte, "\(before) before, \(peak) at the peak")
            let delays = await served.value
            // Sixteen requests are ahead of each of theirs, not the flood. Most wait for milliseconds; in a debug build
            // on a busy machine it may be seconds, but never as long as a flood of a minute lasts.
            #expect(try #require(delays.max()) < .seconds(20))
            #expect(try await state(quiet, origin).failed == 0)
            print(
                """
                \(asked) requests in \(elapsed), \(seen.count) events of \(longest) bytes at most; others waited \
                \(delays.max() ?? .zero) at most; memory grew by \((peak - before) / Self.megabyte) MB
                """)
            withExtendedLifetime(deaf) {}
        }
    }

    @Test("A listener that takes nothing is let go of, and the run goes on", .timeLimit(.minutes(30)))
    func deaf() async throws {
        try await withTemporaryFolder { folder in
            let data = folder.appending("data").string
            _ = try await Lightbox.run(["import", "--data", data, SampleStudies.folder.path()])
            let config = folder.appending("lightbox.yaml").string
            try "limits:\n  idleSeconds: 2\n".write(toFile: config, atomically: true, encoding: .utf8)
            try await withServer(data: data, arguments: ["--desk", "--config", config]) { server in
                let origin = server.serviceURL.replacing("/dicom-web", with: "")
                let run = try await openRun("deaf", origin)
                let response = try await listen(run, origin)
                // The listener and who asks for the figures. On a busy machine others may be let go of as well, so that
                // a count of those says nothing of this one.
                #expect(try await underwayCount(origin) >= 2)
                // Until more has been said than the sockets of both ends hold.
                var isAlone = false
                for _ in 0..<600 where !isAlone {
                    _ = try await ask(serviceURL(of: run, origin), 50)
                    isAlone = try await underwayCount(origin) == 1
                }
                try #require(isAlone, "the connection was closed")
                await #expect(throws: (any Error).self) { for try await _ in response.body {} }
                #expect(try await get("\(serviceURL(of: run, origin))/studies?limit=1").status == 200)
            }
        }
    }
}

/// What the page of a run shows, as far as it is looked at here.
private struct RunState: Decodable {
    let exchangeCount: Int
    let failed: Int
    let rules: [Rule]
    let exchanges: [Exchange]
    /// Of the event that it came by.
    var byteCount = 0

    private enum CodingKeys: CodingKey { case exchangeCount, failed, rules, exchanges }

    struct Rule: Decodable, Equatable {
        let id: String
        let verdict: String
    }

    struct Exchange: Decodable, Equatable {
        let number: Int
        let query: String
    }
}

private func serviceURL(of run: String, _ origin: String) -> String { "\(origin)/run/\(run)/dicom-web" }

/// - Returns: the identifier of the run.
private func openRun(_ name: String, _ origin: String) async throws -> String {
    var request = HTTPClientRequest(url: "\(origin)/desk/runs")
    request.method = .POST
    request.headers.add(name: "Content-Type", value: "application/json")
    request.body = .bytes(Array("{\"name\":\"\(name)\"}".utf8))
    let response = try await HTTPClient.shared.execute(request, timeout: .seconds(60))
    struct Opened: Decodable { let id: String }
    let body = try await response.body.collect(upTo: 1 << 20)
    return try JSONDecoder().decode(Opened.self, from: Data(body.readableBytesView)).id
}

private func state(_ run: String, _ origin: String) async throws -> RunState {
    try JSONDecoder().decode(RunState.self, from: Data(try await get("\(origin)/desk/runs/\(run)").body))
}

private func listen(_ run: String, _ origin: String) async throws -> HTTPClientResponse {
    let response = try await HTTPClient.shared.execute(
        HTTPClientRequest(url: "\(origin)/desk/runs/\(run)/events"), timeout: .hours(1))
    #expect(response.headers.first(name: "Content-Type") == "text/event-stream")
    return response
}

/// The states that a stream of events has told so far.
private final class HeardStates: Sendable {
    private let kept = Mutex<[RunState]>([])

    var states: [RunState] { kept.withLock { $0 } }

    /// Listens until the stream ends, or the task is cancelled.
    func take(from body: HTTPClientResponse.Body) async throws {
        var text = ByteBuffer()
        for try await piece in body {
            text.writeImmutableBuffer(piece)
            while let end = text.readableBytesView.firstRange(of: Array("\n\n".utf8)) {
                let event = text.readBytes(length: end.upperBound - text.readerIndex) ?? []
                guard event.starts(with: Array("data: ".utf8)) else { continue }
                var state = try JSONDecoder().decode(RunState.self, from: Data(event.dropFirst("data: ".utf8.count)))
                state.byteCount = event.count
                kept.withLock { $0.append(state) }
            }
            text.discardReadBytes()
        }
    }
}

/// Asks for so many different things, sixteen at a time: what they have in common is that they are long and cost little.
/// - Returns: how many were answered as they should be.
private func ask(_ service: String, _ count: Int) async throws -> Int {
    var configuration = HTTPClient.Configuration.singletonConfiguration
    configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 16
    let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    let filling = String(repeating: "x", count: 500)
    let answered = await withTaskGroup(of: Int.self) { group in
        for lane in 0..<16 {
            group.addTask {
                var answered = 0
                for number in stride(from: lane, to: count, by: 16) {
                    let query = "PatientID=\(number)-\(filling)&limit=\(number.isMultiple(of: 2) ? "1" : "x")"
                    var request = HTTPClientRequest(url: "\(service)/studies?\(query)")
                    request.headers.add(name: "Accept", value: "application/dicom+json")
                    let response = try? await client.execute(request, timeout: .minutes(5))
                    _ = try? await response?.body.collect(upTo: 1 << 20)
                    answered += response?.status.code == (number.isMultiple(of: 2) ? 200 : 400) ? 1 : 0
                }
                return answered
            }
        }
        return await group.reduce(0, +)
    }
    try await client.shutdown()
    return answered
}

/// Asks one thing after the other until it is cancelled.
/// - Returns: how long each answer took; all of them were 200.
private func waits(for url: String) async -> [Duration] {
    var waits: [Duration] = []
    while !Task.isCancelled {
        let begin = ContinuousClock.now
        do {
            let answer = try await get(url, accept: "application/dicom+json")
            #expect(answer.status == 200)
        } catch {
            guard !Task.isCancelled else { break }
            Issue.record(error, "after \(waits.count) answers, \(begin.duration(to: .now))")
        }
        waits.append(begin.duration(to: .now))
        try? await Task.sleep(for: .milliseconds(50))
    }
    return waits
}

/// Requests whose answers have not ended, this one included.
private func underwayCount(_ origin: String) async throws -> Int {
    let figures = String(decoding: try await get("\(origin)/metrics").body, as: UTF8.self)
    let match = try #require(
        figures.firstMatch(of: /\nlightbox_http_requests_underway (\d+)/), "\(figures.prefix(500))")
    return try #require(Int(match.1))
}
