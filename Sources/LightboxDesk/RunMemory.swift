internal import DICOMweb

/// What the rules need to know of the earlier exchanges of a run, however many there were: bounded, unlike a list of them.
package struct RunMemory: Sendable {
    /// Paths of studies, series and instances whose metadata was retrieved.
    private(set) var described: Set<String> = []
    /// The offset that continues a search, by its key.
    private(set) var nextOffsets: [String: Int] = [:]
    /// Searches that found nothing, and how often each was asked in a row.
    private(set) var emptySearches: [String: Int] = [:]
    /// Requests for the pixels of one frame, by the path of the instance.
    private(set) var singleFrames: [String: Int] = [:]
    /// Refusals that asked to come back later, by target.
    private(set) var deferred: [String: Deferral] = [:]
    /// Targets that were refused for want of a token.
    private(set) var unauthorized: Set<String> = []
    /// Targets whose answer was cut, and how many retrieves came since.
    private(set) var cut: [String: Int] = [:]
    /// Something had to be forgotten: what is not remembered may have been there.
    private(set) var hasForgotten = false

    struct Deferral: Hashable, Sendable {
        let time: Double
        let seconds: Double
    }

    /// Entries of each collection.
    static let limit = 2000

    package init() {}

    /// Remembers what later exchanges are judged by.
    mutating func take(_ exchange: Exchange) {
        takeRefusal(exchange)
        guard exchange.isAnswered else { return }
        if exchange.isCut { keep(\.cut, exchange.target, 0) } else { cut[exchange.target] = nil }
        if case .search = exchange.resource { return takeSearch(exchange) }
        passCut(exchange)
        switch exchange.resource {
        case .retrieve(_, let content):
            guard content == .metadata else { return }
            guard described.count < Self.limit else {
                hasForgotten = true
                return
            }
            described.insert(String(exchange.path.dropLast("/metadata".count)))
        case .frames(_, let frames, .pixels):
            guard frames.numbers.count == 1, let instance = exchange.instancePath else { return }
            keep(\.singleFrames, instance, (singleFrames[instance] ?? 0) + 1)
        default:
            break
        }
    }

    private mutating func takeRefusal(_ exchange: Exchange) {
        let target = exchange.target
        switch exchange.status {
        case 429, 503:
            let seconds = exchange.answerFields["retry-after"].flatMap(Double.init) ?? 0
            keep(\.deferred, target, Deferral(time: exchange.time, seconds: seconds))
        case 401:
            if unauthorized.count < Self.limit { unauthorized.insert(target) } else { hasForgotten = true }
        default:
            deferred[target] = nil
            if exchange.isAnswered { unauthorized.remove(target) }
        }
    }

    private mutating func takeSearch(_ exchange: Exchange) {
        guard let page = exchange.page else { return }
        keep(\.nextOffsets, exchange.searchKey, page.remaining > 0 ? page.offset + page.count : nil)
        let isEmpty = page.count == 0 && page.remaining == 0 && page.offset == 0
        let times = (emptySearches[exchange.searchKey] ?? 0) + 1
        emptySearches = isEmpty ? [exchange.searchKey: times] : [:]
    }

    /// One more retrieve, while others that were cut still wait to be asked for again.
    private mutating func passCut(_ exchange: Exchange) {
        for (target, count) in cut where target != exchange.target { cut[target] = count + 1 }
    }

    private mutating func keep<Value>(
        _ values: WritableKeyPath<Self, [String: Value]>, _ key: String, _ value: Value?
    ) {
        guard value == nil || self[keyPath: values][key] != nil || self[keyPath: values].count < Self.limit else {
            hasForgotten = true
            return
        }
        self[keyPath: values][key] = value
    }
}

extension Exchange {
    /// The path of the instance that a frame belongs to.
    var instancePath: String? {
        path.firstRange(of: "/frames/").map { String(path[..<$0.lowerBound]) }
    }
}
