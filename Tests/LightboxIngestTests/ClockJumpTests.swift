import Foundation
import Glibc
import LightboxIndex
import LightboxStore
import Support
import SystemPackage
import Testing

@testable import LightboxIngest

@Suite("Clock jumps: watched folders, and what is to be erased")
struct ClockJumpTests {
    private func status(changedAt seconds: Int, byteCount: Int = 100) -> FileStatus {
        var status = stat()
        status.st_mode = S_IFREG
        status.st_size = byteCount
        status.st_mtim.tv_sec = seconds
        return FileStatus(status)
    }

    @Test("A file from before the clock was set back a day is taken once it has been left alone, and once only")
    func setBack() {
        let seen = SeenFiles(settling: .seconds(5))
        let start = ContinuousClock.now
        let file = FilePath("/drop/1.dcm")
        let tomorrow = status(changedAt: 1_800_086_400)
        func isReady(_ status: FileStatus, after seconds: Int, dayOffset: Int64 = 0) -> Bool {
            seen.beginRound()
            return seen.isReady(
                file, status, now: 1_800_000_000 + Int64(seconds) + dayOffset, uptime: start + .seconds(seconds))
        }
        #expect(!isReady(tomorrow, after: 0) && seen.isWaiting)
        #expect(!isReady(tomorrow, after: 4))
        // It grows: the time begins anew.
        let grown = status(changedAt: 1_800_086_400, byteCount: 200)
        #expect(!isReady(grown, after: 6) && seen.isWaiting)
        #expect(!isReady(grown, after: 10))
        #expect(isReady(grown, after: 11) && !seen.isWaiting)
        #expect(!isReady(grown, after: 12) && !isReady(grown, after: 12, dayOffset: 86_400) && !seen.isWaiting)
    }

    @Test("A file that says itself that it was left alone is taken at once")
    func old() {
        let seen = SeenFiles(settling: .seconds(5))
        let status = status(changedAt: 1_800_000_000)
        #expect(!seen.isReady(FilePath("/drop/1.dcm"), status, now: 1_800_000_004))
        #expect(seen.isReady(FilePath("/drop/2.dcm"), status, now: 1_800_000_005))
    }

    @Test("What was removed is kept for its time, although the clock is set forward or back while the server runs")
    func erasing() async throws {
        let series = SyntheticSeries(count: 1, edge: 4)
        try await DataFolder.with { data in
            try data.write(["1": series.file(1)])
            _ = try await data.run()
            let clock = JumpingClock(Date())
            var now: Int64 { Int64(clock.now.timeIntervalSince1970) }
            let time = SteadyTime(now: now, uptime: clock.uptime)
            func erase() async throws -> Int {
                try await data.remover.eraseDue(at: time.seconds(now: now, uptime: clock.uptime))
            }
            #expect(try await data.remover.remove(.study(series.identity(1).study), delay: 3600) == 1)
            clock.jump(86_400)
            clock.advance(3000)
            #expect(try await erase() == 0)
            clock.jump(-2 * 86_400)
            clock.advance(1000)
            #expect(try await erase() == 0)
            clock.jump(86_400)
            #expect(try await erase() == 1)
        }
    }
}
