internal import Glibc
internal import LightboxStore
internal import Synchronization
internal import SystemPackage

/// Decides which files are ready, and lets each through once for as long as it is as it is.
final class SeenFiles: Sendable {
    private struct State {
        var done: [FilePath: FileStatus] = [:]
        var next: [FilePath: FileStatus] = [:]
        /// Files that are younger than that by what they say themselves: since when they have been seen as they are.
        var young: [FilePath: Young] = [:]
        var nextYoung: [FilePath: Young] = [:]
    }

    private struct Young {
        let status: FileStatus
        let since: ContinuousClock.Instant
    }

    private let settling: Duration
    private let state = Mutex(State())

    init(settling: Duration) {
        self.settling = settling
    }

    /// Files that are gone are forgotten: the list is as long as the folder is full.
    func beginRound() {
        state.withLock { state in
            state.done = state.next
            state.next = [:]
            state.young = state.nextYoung
            state.nextYoung = [:]
        }
    }

    /// Something is still growing.
    var isWaiting: Bool { state.withLock { !$0.nextYoung.isEmpty } }

    /// - Parameters:
    ///   - now: the time of day, in seconds since 1970: what files are stamped with.
    ///   - uptime: by this a file is ready too that bears a time to come, as it does where the clock was set back.
    func isReady(
        _ path: FilePath, _ status: FileStatus, now: Int64 = Int64(time(nil)),
        uptime: ContinuousClock.Instant = .now
    ) -> Bool {
        let age = now - status.modificationTime / 1_000_000_000
        return state.withLock { state in
            guard state.done[path] != status else {
                state.next[path] = status
                return false
            }
            let known = state.young[path].flatMap { $0.status == status ? $0 : nil }
            let young = known ?? Young(status: status, since: uptime)
            guard age >= settling.components.seconds || young.since.duration(to: uptime) >= settling else {
                state.nextYoung[path] = young
                return false
            }
            state.next[path] = status
            return true
        }
    }
}
