internal import Synchronization

/// The desk of the track: who takes part, and what each has shown. All of it lies in memory and is bounded.
package final class Desk: Sendable {
    private let places = Mutex<[String: Place]>([:])
    private let limit: Int
    private let limitOfAddress: Int
    private let uptime: @Sendable () -> ContinuousClock.Instant

    /// A run that was used more recently than that is not taken from its participant.
    package static let patience = Duration.seconds(600)

    /// A run, who opened it, and when it was last used.
    private struct Place {
        var run: Run
        let address: String
        var lastUse: ContinuousClock.Instant
    }

    /// - Parameters:
    ///   - limit: runs at a time. A run keeps 250 exchanges at most, of about 1 kB each, and of 5 kB where somebody
    ///     makes them as long as they can be; and half a megabyte of marks at most. So 400 runs take some 80 MB, and
    ///     700 MB if all of them are made to.
    ///   - limitOfAddress: how many of them one address may have opened.
    ///   - uptime: by which runs are idle: a clock that is set must neither close the desk nor take runs from who is at
    ///     work.
    package init(
        limit: Int = 400, limitOfAddress: Int = 40, uptime: @escaping @Sendable () -> ContinuousClock.Instant = { .now }
    ) {
        self.uptime = uptime
        self.limit = limit
        self.limitOfAddress = limitOfAddress
    }

    /// Opens a run. Where the desk is full, or the address has as many runs as it may have, the least recently used of
    /// them makes room once it has been idle for ten minutes: so a flood of runs costs its own sender the place, and
    /// nobody who is at work.
    /// - Parameters:
    ///   - address: of who opens it.
    ///   - time: in seconds since 1970, for people.
    /// - Throws: `DeskError` where there is no room.
    package func open(
        _ name: ParticipantName, rehearsals: Set<Rehearsal> = [], from address: String = "", at time: Double
    ) throws(DeskError) -> Run {
        let now = uptime()
        return try places.withLock { places throws(DeskError) in
            let own = places.filter { $1.address == address }
            if own.count >= limitOfAddress {
                guard let idle = Self.idle(own, now) else { throw .tooManyRuns }
                places[idle] = nil
            } else if places.count >= limit {
                guard let idle = Self.idle(places, now) else { throw .full }
                places[idle] = nil
            }
            var id = Self.randomID()
            while places[id] != nil { id = Self.randomID() }
            let run = Run(id: id, name: name, startTime: time, rehearsals: rehearsals)
            places[id] = Place(run: run, address: address, lastUse: now)
            return run
        }
    }

    /// The least recently used run, if nobody is at work in it.
    private static func idle(_ places: [String: Place], _ now: ContinuousClock.Instant) -> String? {
        places.min { ($0.value.lastUse, $0.key) < ($1.value.lastUse, $1.key) }
            .flatMap { $0.value.lastUse.duration(to: now) > patience ? $0.key : nil }
    }

    package func run(_ id: String) -> Run? {
        places.withLock { $0[id]?.run }
    }

    /// All runs, the newest first.
    package var all: [Run] {
        places.withLock { $0.values.map(\.run) }.sorted { ($1.startTime, $1.id) < ($0.startTime, $0.id) }
    }

    /// What is to be done to the answer of a request that begins now; `nil` where there is no such run.
    package func fault(_ id: String, isRetrieve: Bool, hasToken: Bool) -> Fault? {
        places.withLock { $0[id]?.run.fault(isRetrieve: isRetrieve, hasToken: hasToken) }
    }

    /// Records what has been answered.
    package func record(_ exchange: Exchange, in id: String) {
        // What takes long is done before the desk is closed to others.
        let reading = Reading(exchange)
        let now = uptime()
        places.withLock { places in
            places[id]?.run.take(reading)
            places[id]?.lastUse = now
        }
    }

    /// 50 bits that nobody guesses, without letters and digits that look alike.
    private static func randomID() -> String {
        let letters = Array("abcdefghjkmnpqrstuvwxyz23456789x")
        return String((0..<10).map { _ in letters[Int.random(in: 0..<letters.count)] })
    }
}

/// Why no run can be opened.
package enum DeskError: Error, Equatable, Sendable {
    /// As many runs as the desk holds, and somebody is at work in each.
    case full
    /// As many runs as one address may have, and somebody is at work in each.
    case tooManyRuns
}
