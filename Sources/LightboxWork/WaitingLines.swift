/// Who waits for a place, each client in a line of its own. Clients take turns: however many wait for one of them, the next
/// client is served after one of each.
struct WaitingLines<Wish: Sendable>: Sendable {
    struct Caller: Sendable {
        let number: Int
        /// Goes on with an answer whose head is sent: it is never sent away, and takes no place from those who can be.
        let isContinuing: Bool
        /// What it waits for.
        let wish: Wish
    }

    private var lines: [String: [Caller]] = [:]
    /// The clients that have a line, the next one first.
    private var turns: [String] = []
    private(set) var count = 0
    /// Those who can be sent away.
    private(set) var refusableCount = 0

    /// Takes one more in.
    /// - Parameter limit: how many may wait that can be sent away.
    /// - Returns: who is sent away for it, where there are as many: the last in the longest line, or the new one itself, where
    ///   its own line would be as long.
    mutating func add(_ caller: Caller, of client: String, limit: Int) -> Caller? {
        var refused: Caller?
        if !caller.isContinuing, refusableCount >= limit {
            refused = makeRoom(for: client)
            guard refused != nil else { return caller }
        }
        append(caller, of: client)
        return refused
    }

    private mutating func append(_ caller: Caller, of client: String) {
        if lines[client] == nil { turns.append(client) }
        lines[client, default: []].append(caller)
        count += 1
        if !caller.isContinuing { refusableCount += 1 }
    }

    /// Takes out whose turn it is.
    mutating func popFirst() -> Caller? {
        guard let client = turns.first, let caller = remove(at: 0, of: client) else { return nil }
        if lines[client] != nil { turns.append(turns.removeFirst()) }
        return caller
    }

    /// Takes out one caller. - Returns: `nil` where it does not wait any more.
    mutating func remove(_ number: Int, of client: String) -> Caller? {
        guard let place = lines[client]?.firstIndex(where: { $0.number == number }) else { return nil }
        return remove(at: place, of: client)
    }

    private mutating func makeRoom(for client: String) -> Caller? {
        let lengths = lines.mapValues { line in line.count { !$0.isContinuing } }
        guard let (longest, length) = lengths.max(by: { $0.value < $1.value }),
            lengths[client, default: 0] + 1 < length,
            let place = lines[longest]?.lastIndex(where: { !$0.isContinuing })
        else { return nil }
        return remove(at: place, of: longest)
    }

    private mutating func remove(at place: Int, of client: String) -> Caller? {
        guard let caller = lines[client]?.remove(at: place) else { return nil }
        if lines[client]?.isEmpty == true {
            lines[client] = nil
            turns.removeAll { $0 == client }
        }
        count -= 1
        if !caller.isContinuing { refusableCount -= 1 }
        return caller
    }
}
