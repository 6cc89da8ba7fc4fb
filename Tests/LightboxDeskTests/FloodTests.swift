import Foundation
import LightboxDesk
import Testing

@Suite("Floods at the desk")
struct FloodTests {
    @Test(
        "a million exchanges leave a run as large as some thousand do; who watches sees it as it is, others do not notice"
    )
    func million() async throws {
        let desk = Desk()
        let quiet = try desk.open(try #require(ParticipantName("quiet")), from: "hall", at: 0)
        desk.record(exchange("/studies", query: "PatientID=A"), in: quiet.id)
        let before = RunReport(try #require(desk.run(quiet.id)))
        let run = try desk.open(try #require(ParticipantName("flood")), from: "flood", at: 0)
        desk.record(exchange("/studies", query: "PatientID=A"), in: run.id)

        let watching = Task { try await watch(desk, run.id) }
        // Every collection of what is remembered is full by then.
        for number in 1..<20_000 { desk.record(number.hostile, in: run.id) }
        let full = try #require(desk.run(run.id)).memory.count
        for number in 20_000..<100_000 { desk.record(number.hostile, in: run.id) }
        let same = exchange("/studies", status: 429, answer: ["retry-after": "1"])
        for _ in 100_000..<1_000_000 { desk.record(same, in: run.id) }

        let flooded = try #require(desk.run(run.id))
        #expect(flooded.exchangeCount == 1_000_000)
        #expect(flooded.exchanges.count < Run.keptExchanges + 50)
        #expect(flooded.memory.count <= full + 1 && full <= 8 * RunMemory.limit)
        let report = RunReport(flooded)
        #expect(report.exchanges.last?.number == 1_000_000)
        #expect(report.rules.first { $0.id == "search-by-patient" }?.exchange?.number == 1)
        #expect(try JSONEncoder().encode(report).count < 150_000)
        #expect(RunReport(try #require(desk.run(quiet.id))) == before)
        #expect(try await watching.value > 0)
    }

    /// Looks at a run as its live page does, until it has a million exchanges: what is seen is one state, of a size.
    /// - Returns: how many exchanges there were when it looked first.
    private func watch(_ desk: Desk, _ id: String) async throws -> Int {
        var first: Int?
        var count = 0
        while count < 1_000_000 {
            let report = RunReport(try #require(desk.run(id)), exchangeLimit: 50)
            #expect(report.exchangeCount >= count)
            #expect(report.exchanges.last?.number == report.exchangeCount)
            #expect(report.exchanges.count <= 50)
            #expect(try JSONEncoder().encode(report).count < 100_000)
            count = report.exchangeCount
            first = first ?? count
            try await Task.sleep(for: .milliseconds(50))
        }
        return first ?? 0
    }

    @Test("exchanges that are as long as they can be leave an export of less than two megabytes")
    func longest() throws {
        var run = Run(id: "long", name: try #require(ParticipantName("long")), startTime: 0)
        // A character of a thousand bytes counts as what it is.
        let long = "e" + String(repeating: "\u{301}", count: 500) + String(repeating: "\"x", count: 10_000)
        let names = Exchange.keptRequestFields.union(Exchange.keptAnswerFields)
        let fields = Dictionary(uniqueKeysWithValues: names.map { ($0, long) })
        for _ in 0..<300 {
            run.take(
                Exchange(
                    time: 0, method: long, path: "/\(long)", query: long, requestFields: fields, status: 200,
                    answerFields: fields, byteCount: 0, milliseconds: 0, isCut: false))
        }
        let report = RunReport(run)
        #expect(report.exchanges.allSatisfy { $0.path.utf8.count <= 602 && $0.query.utf8.count <= 602 })
        #expect(try JSONEncoder().encode(report).count < 2_000_000)
        #expect(report.junit.utf8.count < 100_000)
    }
}

extension Int {
    /// An exchange that differs from all others, of one of the kinds that a run remembers something of.
    fileprivate var hostile: Exchange {
        let uid = "1.2.\(self)"
        return switch self % 8 {
        case 0:
            exchange(
                "/studies", query: "PatientID=\(self)&limit=1",
                answer: ["x-total-count": "9", "warning": "299 x: There are 8 additional results"])
        case 1: exchange("/studies/\(uid)/metadata")
        case 2: exchange("/studies/\(uid)/series/1.3/instances/1.4/frames/1")
        case 3: exchange("/studies/\(uid)", answer: ["content-type": "multipart/related"], isCut: true)
        case 4: exchange("/studies/\(uid)", answer: ["content-type": "multipart/related"])
        case 5: exchange("/studies/\(uid)", answer: ["content-type": "application/zip"])
        case 6: exchange("/studies", query: "StudyID=\(self)", status: 503, answer: ["retry-after": "1"])
        default: exchange("/studies", query: "StudyID=\(self)", status: 401)
        }
    }
}
