import Foundation
import LightboxDesk
import Support
import Testing

@Suite("Clock jumps: the desk")
struct ClockJumpTests {
    @Test(
        "a clock that is set neither takes a run from who is at work nor closes the desk",
        arguments: [86_400.0, -86_400])
    func desk(jump: Double) throws {
        let clock = JumpingClock()
        let desk = Desk(limit: 1, uptime: { clock.uptime })
        func open() throws -> Run {
            try desk.open(
                try #require(ParticipantName("App")), from: "a", at: clock.now.timeIntervalSince1970)
        }
        let first = try open()
        clock.jump(jump)
        #expect(throws: DeskError.full) { try open() }
        desk.record(exchange("/studies", time: clock.now.timeIntervalSince1970), in: first.id)
        clock.jump(-jump)
        clock.advance(601)
        let second = try open()
        #expect(desk.run(first.id) == nil && desk.run(second.id) != nil)
    }
}
