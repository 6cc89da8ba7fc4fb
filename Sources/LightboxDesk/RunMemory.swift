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
    /// Targets whose answer was cut.
    private(set) var cut: [String: Cut] = [:]
    /// Paths of studies and series whose instances were named by other answers than multipart ones; the empty path where
    /// all were.
    private(set) var listed: Set<String> = []
    /// Paths of studies and series whose instances came as a multipart answer.
    private(set) var inParts: Set<String> = []
    /// Something had to be forgotten: what is not remembered may have been there.
    private(set) var hasForgotten = false

    struct Deferral: Hashable, Sendable {
        let time: Double
        let seconds: Double
    }

    struct Cut: Hashable, Sendable {
        /// How many bytes of the answer have been sent, from its beginning.
        var byteCount: Int
        var retrievesSince = 0
    }

    /// Entries of each collection.
    static let limit = 2000

    package init() {}

    /// Remembers what later exchanges are judged by.
    mutating func take(_ exchange: Exchange) {
        takeRefusal(exchange)
        guard exchange.isAnswered else { return }
        takeCut(exchange)
        takeSource(exchange)
        if case .search = exchange.resource { return takeSearch(exchange) }
        passCut(exchange)
        switch exchange.resource {
        case .retrieve(_, let content):
            guard content == .metadata else { return }
            keep(\.described, String(exchange.path.dropLast("/metadata".count)))
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
            keep(\.unauthorized, target)
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
        for target in cut.keys where target != exchange.target { cut[target]?.retrievesSince += 1 }
    }

    /// What of an answer is still missing, if anything is.
    private mutating func takeCut(_ exchange: Exchange) {
        guard exchange.status == 206, let range = exchange.contentRange else {
            return keep(\.cut, exchange.target, exchange.isCut ? Cut(byteCount: exchange.byteCount) : nil)
        }
        let before = cut[exchange.target]?.byteCount ?? 0
        guard range.first <= before, before > 0 || exchange.isCut else { return }
        let end = max(before, range.first + exchange.byteCount)
        keep(\.cut, exchange.target, exchange.reachesEnd ? nil : Cut(byteCount: end))
    }

    /// Where the client knows instances from.
    private mutating func takeSource(_ exchange: Exchange) {
        switch exchange.resource {
        case .search(.instances):
            keep(\.listed, "")
        case .search(.instancesOfStudy), .search(.instancesOfSeries):
            keep(\.listed, String(exchange.path.dropLast("/instances".count)))
        case .contactSheet:
            keep(\.listed, String(exchange.path.dropLast("/contactsheet".count)))
        case .retrieve(_, .metadata):
            keep(\.listed, String(exchange.path.dropLast("/metadata".count)))
        case .retrieve(.study, .instances), .retrieve(.series, .instances):
            let isMultipart = exchange.answerFields["content-type"]?.hasPrefix("multipart/") == true
            guard isMultipart else { return keep(\.listed, exchange.path) }
            if !exchange.isCut { keep(\.inParts, exchange.path) }
        default:
            break
        }
    }

    /// Whether the exchange is about an instance of which the client can know by the parts of a multipart answer only.
    func isToldByPartsOnly(_ exchange: Exchange) -> Bool {
        guard !hasForgotten, let instance = exchange.instancePath else { return false }
        let sources = instance.withThoseAbove
        return !listed.contains("") && !sources.contains(where: listed.contains)
            && sources.contains(where: inParts.contains)
    }

    private mutating func keep(_ values: WritableKeyPath<Self, Set<String>>, _ value: String) {
        guard self[keyPath: values].contains(value) || self[keyPath: values].count < Self.limit else {
            hasForgotten = true
            return
        }
        self[keyPath: values].insert(value)
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
    /// The path of the instance that the resource is, or belongs to.
    var instancePath: String? {
        path.firstMatch(of: /^\/studies\/[^\/]+\/series\/[^\/]+\/instances\/[^\/]+/).map { String($0.0) }
    }

    /// Which bytes of the whole a 206 has. Source: RFC 9110 14.4.
    var contentRange: (first: Int, last: Int, byteCount: Int)? {
        guard let match = answerFields["content-range"]?.firstMatch(of: /^bytes (\d+)-(\d+)\/(\d+)$/),
            let first = Int(match.1), let last = Int(match.2), let byteCount = Int(match.3)
        else { return nil }
        return (first, last, byteCount)
    }

    /// The last byte of the whole has been sent.
    var reachesEnd: Bool {
        guard !isCut, let range = contentRange else { return false }
        return range.last + 1 == range.byteCount
    }
}

extension String {
    /// The path of an instance, of its series and of its study.
    var withThoseAbove: [String] { [self, prefix(before: "/instances/"), prefix(before: "/series/")] }

    private func prefix(before mark: String) -> String {
        firstRange(of: mark).map { String(self[..<$0.lowerBound]) } ?? self
    }
}
