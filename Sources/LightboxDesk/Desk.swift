internal import Synchronization

/// The desk of the track: who takes part, and what each has shown. All of it lies in memory and is bounded.
package final class Desk: Sendable {
    private let runs = Mutex<[String: Run]>([:])
    private let limit: Int

    /// - Parameter limit: runs at a time. With 200 exchanges of about 1 kB each, 400 runs take 80 MB at most.
    package init(limit: Int = 400) {
        self.limit = limit
    }

    /// Opens a run. When the desk is full, the oldest run in which nothing was asked for ten minutes after it began
    /// makes room, so that a flood of empty runs does not shut others out for good.
    /// - Returns: `nil` where there is no room.
    package func open(
        _ name: ParticipantName, rehearsals: Set<Rehearsal> = [], at time: Double
    ) -> Run? {
        runs.withLock { runs in
            if runs.count >= limit {
                let unused = runs.values.filter { $0.exchangeCount == 0 && time - $0.startTime > 600 }
                guard let oldest = unused.min(by: { $0.startTime < $1.startTime }) else { return nil }
                runs[oldest.id] = nil
            }
            var id = Self.randomID()
            while runs[id] != nil { id = Self.randomID() }
            let run = Run(id: id, name: name, startTime: time, rehearsals: rehearsals)
            runs[id] = run
            return run
        }
    }

    package func run(_ id: String) -> Run? {
        runs.withLock { $0[id] }
    }

    /// All runs, the newest first.
    package var all: [Run] {
        runs.withLock { Array($0.values) }.sorted { ($1.startTime, $1.id) < ($0.startTime, $0.id) }
    }

    /// What is to be done to the answer of a request that begins now; `nil` where there is no such run.
    package func fault(_ id: String, isRetrieve: Bool, hasToken: Bool) -> Fault? {
        runs.withLock { $0[id]?.fault(isRetrieve: isRetrieve, hasToken: hasToken) }
    }

    /// Records what has been answered.
    package func record(_ exchange: Exchange, in id: String) {
        runs.withLock { $0[id]?.take(exchange) }
    }

    /// 50 bits that nobody guesses, without letters and digits that look alike.
    private static func randomID() -> String {
        let letters = Array("abcdefghjkmnpqrstuvwxyz23456789x")
        return String((0..<10).map { _ in letters[Int.random(in: 0..<letters.count)] })
    }
}
