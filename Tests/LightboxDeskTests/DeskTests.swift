import Foundation
import LightboxDesk
import Testing

@Suite("The desk of the track")
struct DeskTests {
    private func name(_ text: String) throws -> ParticipantName { try #require(ParticipantName(text)) }

    @Test(
        "names are one line of 1 to 60 characters that can be seen",
        arguments: [
            ("  App 2 ", "App 2"), ("a\u{202E}b\nc\u{0}", "abc"), ("<script>", "<script>"), ("Zoë 山田", "Zoë 山田"),
        ])
    func names(given: String, kept: String) {
        #expect(ParticipantName(given)?.text == kept)
    }

    @Test(
        "names that are nothing or too much are refused",
        arguments: [
            "", " \n\t", "\u{200B}", String(repeating: "x", count: 61), "e" + String(repeating: "\u{301}", count: 500),
        ])
    func badNames(given: String) {
        #expect(ParticipantName(given) == nil)
    }

    @Test("a full desk gives the place of a run that was not used for ten minutes, and no other")
    func full() throws {
        let desk = Desk(limit: 2)
        let used = try #require(desk.open(try name("used"), at: 0))
        desk.record(exchange("/studies"), in: used.id)
        let unused = try #require(desk.open(try name("unused"), at: 1))
        #expect(desk.open(try name("early"), at: 500) == nil)
        let late = try #require(desk.open(try name("late"), at: 1000))
        #expect(desk.run(used.id) != nil)
        #expect(desk.run(unused.id) == nil)
        #expect(desk.all.map(\.id) == [late.id, used.id])
    }

    @Test("a million exchanges leave a bounded run that still knows what was shown first")
    func flood() throws {
        var run = Run(id: "flood", name: try name("flood"), startTime: 0)
        run.take(exchange("/studies", query: "PatientID=A"))
        for number in 0..<20_000 {
            run.take(exchange("/studies/1.2.\(number)/metadata"))
        }
        #expect(run.exchangeCount == 20_001)
        #expect(run.exchanges.count < Run.keptExchanges + 50)
        let report = RunReport(run)
        let rule = try #require(report.rules.first { $0.id == "search-by-patient" })
        #expect(rule.verdict == .shown)
        #expect(rule.exchange?.number == 1)
    }

    @Test("a client is not blamed for metadata that the desk had to forget")
    func forgotten() throws {
        var run = Run(id: "long", name: try name("long"), startTime: 0)
        for number in 0..<3000 { run.take(exchange("/studies/1.2.\(number)/metadata")) }
        run.take(exchange("/studies/1.2.2999/series/1.3/instances/1.4/frames/1"))
        #expect(RunReport(run).rules.first { $0.id == "metadata-first" }?.verdict == .open)
    }

    @Test("a token is not kept, a long path is")
    func kept() {
        let one = exchange("/" + String(repeating: "x", count: 5000), token: "Bearer secret")
        #expect(one.requestFields["authorization"]?.contains("secret") == false)
        #expect(one.path.count == 600)
    }

    @Test("the exports are well-formed whatever the name is")
    func exports() throws {
        var run = Run(id: "x", name: try name("\"<&>' ]]>"), startTime: 0)
        run.take(exchange("/studies", query: "a=<&>\"", accept: nil))
        let report = RunReport(run)
        #expect(try JSONDecoder().decode(RunReport.self, from: Data(try report.json())) == report)
        let text = report.junit
        #expect(text.contains("name=\"&quot;&lt;&amp;&gt;' ]]&gt;\""))
        #expect(text.contains("failures=\"1\""))
        #expect(!text.contains("a=<"))
    }

    @Test("rehearsals come at the requests that they promise, and only where they were wished for")
    func rehearsals() {
        #expect(Fault([], number: 4, retrieveNumber: 3, hasToken: false) == Fault())
        #expect(Fault([.busy], number: 4, retrieveNumber: nil, hasToken: true).refusal == .busy(retryAfter: 2))
        #expect(Fault([.busy], number: 5, retrieveNumber: nil, hasToken: true).refusal == nil)
        #expect(Fault([.unauthorized], number: 4, retrieveNumber: nil, hasToken: false).refusal == .unauthorized)
        #expect(Fault([.unauthorized], number: 4, retrieveNumber: nil, hasToken: true).refusal == nil)
        #expect(Fault([.unauthorized], number: 3, retrieveNumber: nil, hasToken: false).refusal == nil)
        #expect(Fault([.cut], number: 9, retrieveNumber: 3, hasToken: false).isCut)
        #expect(!Fault([.cut, .busy], number: 4, retrieveNumber: 3, hasToken: false).isCut)
        #expect(!Fault([.cut], number: 3, retrieveNumber: nil, hasToken: false).isCut)
        #expect(Fault([.tinyPages], number: 1, retrieveNumber: nil, hasToken: false).pageLength == 2)
    }
}
