/// Shares out a bounded number of places: however many a client asks for, there is room for one more client.
///
/// Of `n` clients each may hold the `n + 1`st part, and the last place is for a client that holds none. Who had more
/// when fewer were there keeps it until it is given back.
struct FairShares {
    private let total: Int
    private var taken = 0
    private var byClient: [String: Int] = [:]

    init(total: Int) {
        self.total = total
    }

    /// Takes one place. - Returns: whether there is one for this client.
    mutating func take(by client: String) -> Bool {
        let own = byClient[client, default: 0]
        let clientCount = byClient.count + (own == 0 ? 1 : 0)
        // Where there are more clients than places, one place is a share too.
        guard own < max(1, total / (clientCount + 1)), taken < (own == 0 ? total : total - 1) else { return false }
        taken += 1
        byClient[client] = own + 1
        return true
    }

    mutating func giveBack(by client: String) {
        let rest = byClient[client, default: 1] - 1
        byClient[client] = rest > 0 ? rest : nil
        taken -= 1
    }
}
