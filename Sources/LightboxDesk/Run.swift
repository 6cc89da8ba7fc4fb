/// What one participant has shown: a name, the verdicts, and the newest exchanges.
package struct Run: Sendable {
    /// Part of the path below which the participant asks, `/run/ID/dicom-web`: chosen at random.
    package let id: String
    package let name: ParticipantName
    /// In seconds since 1970.
    package let startTime: Double
    package let rehearsals: Set<Rehearsal>
    /// The newest exchanges, oldest first.
    package private(set) var exchanges: [Exchange] = []
    package private(set) var exchangeCount = 0
    /// By the number of the rule in `Rule.all`.
    package private(set) var standings: [Standing]
    /// Requests that were let in, for the rehearsals: those under way count.
    private var requestCount = 0
    private var retrieveCount = 0
    package private(set) var memory = RunMemory()

    /// Exchanges that are kept to be looked at; those that a verdict names are kept beside.
    package static let keptExchanges = 200

    /// How the run stands with one rule, and the exchange that made it so.
    package struct Standing: Hashable, Sendable {
        package internal(set) var verdict = Verdict.open
        package internal(set) var reason: String?
        package internal(set) var exchange: Exchange?
    }

    package init(id: String, name: ParticipantName, startTime: Double, rehearsals: Set<Rehearsal> = []) {
        self.id = id
        self.name = name
        self.startTime = startTime
        self.rehearsals = rehearsals
        standings = Rule.all.map { _ in Standing() }
    }

    /// What is to be done to the answer of the request that begins now.
    package mutating func fault(isRetrieve: Bool, hasToken: Bool) -> Fault {
        requestCount += 1
        if isRetrieve { retrieveCount += 1 }
        return Fault(
            rehearsals, number: requestCount, retrieveNumber: isRetrieve ? retrieveCount : nil, hasToken: hasToken)
    }

    /// Records an exchange and judges it by every rule.
    package mutating func take(_ exchange: Exchange) { take(Reading(exchange)) }

    mutating func take(_ reading: Reading) {
        exchangeCount += 1
        var exchange = reading.exchange
        exchange.number = exchangeCount
        for index in standings.indices where standings[index].verdict != .failed {
            switch Rule.all[index].judge(reading, memory) {
            case .failed(let reason):
                standings[index] = Standing(verdict: .failed, reason: reason, exchange: exchange)
            case .shown where standings[index].verdict == .open:
                standings[index] = Standing(verdict: .shown, exchange: exchange)
            case .shown, nil:
                break
            }
        }
        memory.take(reading)
        exchanges.append(exchange)
        // In blocks, so that a long run does not move the whole list for each request.
        if exchanges.count >= Self.keptExchanges + 50 { exchanges.removeFirst(exchanges.count - Self.keptExchanges) }
    }

    package func count(_ verdict: Verdict) -> Int { standings.count { $0.verdict == verdict } }
}

/// What a participant is called on the desk: 1 to 60 characters of one line. Whatever else it holds is shown as text.
package struct ParticipantName: Hashable, Sendable {
    package let text: String

    /// - Returns: `nil` where nothing is left of the text, or it is longer.
    package init?(_ text: String) {
        let visible = text.unicodeScalars.filter {
            switch $0.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: false
            default: true
            }
        }
        var trimmed = Substring(String(String.UnicodeScalarView(visible)))
        while trimmed.first?.isWhitespace == true { trimmed.removeFirst() }
        while trimmed.last?.isWhitespace == true { trimmed.removeLast() }
        // A character can be a hundred scalars: both are bounded.
        guard (1...60).contains(trimmed.count), trimmed.utf8.count <= 240 else { return nil }
        self.text = String(trimmed)
    }
}
