import Foundation
import LightboxAuditTrail
import Support
import Testing

@testable import LightboxAudit

@Suite("Clock jumps: the audit trail")
struct ClockJumpTests {
    @Test("F-34 messages come in the order in which things happened, with the time that the clock showed")
    func order() async throws {
        try await withTrail { folder, pool, receiver in
            let trail = AuditTrail(journal: try AuditJournal(folder: folder), pool: pool, logger: silentLogger)
            let clock = JumpingClock()
            var stamps: [Int64] = []
            for (number, jump) in [0.0, 86_400, -172_800, 86_400].enumerated() {
                clock.jump(jump)
                clock.advance(1)
                stamps.append(Int64(clock.now.timeIntervalSince1970 * 1000))
                var event = event(number)
                event.milliseconds = stamps[number]
                try await trail.record(event, isDurable: true)
            }
            try await delivery(folder, pool, receiver).deliverAll()
            #expect(receiver.taken.map(\.milliseconds) == stamps)
            #expect(stamps != stamps.sorted())
        }
    }
}
