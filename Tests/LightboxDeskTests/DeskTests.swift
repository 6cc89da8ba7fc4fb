import Foundation
import LightboxDesk
import Support
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

    @Test("a full desk gives the place of the run that was idle longest, and of none that was used in ten minutes")
    func full() throws {
        let clock = JumpingClock()
        let desk = Desk(limit: 2, uptime: { clock.uptime })
        let first = try desk.open(try name("first"), from: "a", at: 0)
        clock.advance(100)
        let second = try desk.open(try name("second"), from: "b", at: 100)
        clock.advance(200)
        desk.record(exchange("/studies", time: 300), in: first.id)
        clock.advance(200)
        #expect(throws: DeskError.full) { try desk.open(try name("early"), from: "c", at: 500) }
        clock.advance(300)
        let third = try desk.open(try name("third"), from: "c", at: 800)
        #expect(desk.run(second.id) == nil)
        clock.advance(50)
        #expect(throws: DeskError.full) { try desk.open(try name("again"), from: "d", at: 850) }
        clock.advance(51)
        let fourth = try desk.open(try name("fourth"), from: "d", at: 901)
        #expect(desk.run(first.id) == nil)
        #expect(desk.all.map(\.id) == [fourth.id, third.id])
    }

    @Test("a flood of runs that are used once costs its own address the place, and nobody else")
    func floodOfRuns() throws {
        let clock = JumpingClock()
        let desk = Desk(limit: 400, limitOfAddress: 40, uptime: { clock.uptime })
        let other = try desk.open(try name("other"), from: "hall", at: 0)
        for number in 0..<40 {
            let run = try desk.open(try name("flood"), from: "flood", at: Double(number))
            desk.record(exchange("/studies", time: Double(number)), in: run.id)
            clock.advance(1)
        }
        clock.advance(20)
        #expect(throws: DeskError.tooManyRuns) { try desk.open(try name("flood"), from: "flood", at: 60) }
        clock.advance(640)
        for number in 0..<1000 {
            _ = try? desk.open(try name("later"), from: "flood", at: 700 + Double(number))
            clock.advance(1)
        }
        #expect(desk.all.count == 41)
        #expect(desk.run(other.id) != nil)
        _ = try desk.open(try name("newcomer"), from: "hall", at: 1700)
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
        #expect(try JSONDecoder().decode(RunReport.self, from: JSONEncoder().encode(report)) == report)
        let text = report.junit
        #expect(text.contains("name=\"&quot;&lt;&amp;&gt;&#39; ]]&gt;\""))
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
