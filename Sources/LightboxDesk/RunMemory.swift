internal import DICOMweb

/// What the rules need to know of the earlier exchanges of a run: as large after a million of them as after some thousand.
/// A collection that is full keeps what it has, and what comes later is not remembered; rules then blame nobody for what
/// they would have to remember.
package struct RunMemory: Sendable {
    /// The studies, series and instances whose metadata was retrieved.
    private(set) var described: Set<Mark> = []
    /// The offset that continues a search, by its key.
    private(set) var nextOffsets: [Mark: Int] = [:]
    /// Searches that found nothing, and how often each was asked in a row.
    private(set) var emptySearches: [Mark: Int] = [:]
    /// Requests for the pixels of one frame, by the path of the instance.
    private(set) var singleFrames: [Mark: Int] = [:]
    /// Refusals that asked to come back later, by target.
    private(set) var deferred: [Mark: Deferral] = [:]
    /// Targets that were refused for want of a token.
    private(set) var unauthorized: Set<Mark> = []
    /// Targets whose answer was cut.
    private(set) var cut: [Mark: Cut] = [:]
    /// Paths of studies and series whose instances were named by other answers than multipart ones.
    private(set) var listed: Set<Mark> = []
    /// Paths of studies and series whose instances came as a multipart answer.
    private(set) var inParts: Set<Mark> = []
    /// Retrieves that were answered.
    private var retrieveCount = 0
    /// Something had to be forgotten: what is not remembered may have been there.
    private(set) var hasForgotten = false

    struct Deferral: Hashable, Sendable {
        let time: Double
        let seconds: Double
    }

    struct Cut: Hashable, Sendable {
        /// How many bytes of the answer have been sent, from its beginning.
        let byteCount: Int
        /// The number of the retrieve that it was.
        let retrieve: Int
    }

    /// Entries of each collection, of some ten bytes each.
    package static let limit = 2000
    /// Answers that are cut and not asked for again: after nine of them the rule has been broken, and more tell nothing.
    private static let cutLimit = 16
    /// Stands for the paths of all studies.
    private static let everything = Mark("")

    package init() {}

    /// Entries of all collections.
    package var count: Int {
        described.count + nextOffsets.count + emptySearches.count + singleFrames.count + deferred.count
            + unauthorized.count + cut.count + listed.count + inParts.count
    }

    /// Remembers what later exchanges are judged by.
    mutating func take(_ exchange: Reading) {
        takeRefusal(exchange)
        guard exchange.isAnswered else { return }
        if exchange.search == nil { retrieveCount += 1 }
        takeCut(exchange)
        takeSource(exchange)
        if let search = exchange.search { return takeSearch(search) }
        switch exchange.resource {
        case .retrieve(_, let content):
            guard content == .metadata else { return }
            keep(exchange.mark(without: "/metadata"), in: \.described)
        case .frames(_, let frames, .pixels):
            guard frames.numbers.count == 1, let instance = exchange.instance else { return }
            keep((singleFrames[instance] ?? 0) + 1, of: instance, in: \.singleFrames)
        default:
            break
        }
    }

    private mutating func takeRefusal(_ exchange: Reading) {
        let target = exchange.target
        switch exchange.status {
        case 429, 503:
            let seconds = exchange.answerFields["retry-after"].flatMap(Double.init) ?? 0
            keep(Deferral(time: exchange.time, seconds: seconds), of: target, in: \.deferred)
        case 401:
            keep(target, in: \.unauthorized)
        default:
            deferred[target] = nil
            if exchange.isAnswered { unauthorized.remove(target) }
        }
    }

    private mutating func takeSearch(_ search: Reading.Search) {
        guard let page = search.page else { return }
        keep(page.remaining > 0 ? page.offset + page.count : nil, of: search.key, in: \.nextOffsets)
        let isEmpty = page.count == 0 && page.remaining == 0 && page.offset == 0
        let times = (emptySearches[search.key] ?? 0) + 1
        emptySearches = isEmpty ? [search.key: times] : [:]
    }

    /// What of an answer is still missing, if anything is.
    private mutating func takeCut(_ exchange: Reading) {
        let before = cut[exchange.target]?.byteCount ?? 0
        var end: Int? = exchange.isCut ? exchange.byteCount : nil
        if exchange.status == 206, let range = exchange.contentRange {
            guard range.first <= before, before > 0 || exchange.isCut else { return }
            end = exchange.reachesEnd ? nil : max(before, range.first + exchange.byteCount)
        }
        guard cut[exchange.target] != nil || cut.count < Self.cutLimit else { return }
        cut[exchange.target] = end.map { Cut(byteCount: $0, retrieve: retrieveCount) }
    }

    /// How many retrieves ago the oldest answer came that is still cut.
    var retrievesSinceCut: Int? { cut.values.map(\.retrieve).min().map { retrieveCount - $0 } }

    /// Where the client knows instances from.
    private mutating func takeSource(_ exchange: Reading) {
        switch exchange.resource {
        case .search(.instances):
            keep(Self.everything, in: \.listed)
        case .search(.instancesOfStudy), .search(.instancesOfSeries):
            keep(exchange.mark(without: "/instances"), in: \.listed)
        case .contactSheet:
            keep(exchange.mark(without: "/contactsheet"), in: \.listed)
        case .retrieve(_, .metadata):
            keep(exchange.mark(without: "/metadata"), in: \.listed)
        case .retrieve(.study, .instances), .retrieve(.series, .instances):
            let isMultipart = exchange.answerFields["content-type"]?.hasPrefix("multipart/") == true
            guard isMultipart else { return keep(exchange.mark(without: ""), in: \.listed) }
            if !exchange.isCut { keep(exchange.mark(without: ""), in: \.inParts) }
        default:
            break
        }
    }

    /// Whether the exchange is about an instance of which the client can know by the parts of a multipart answer only.
    func isToldByPartsOnly(_ exchange: Reading) -> Bool {
        guard !hasForgotten, !exchange.instanceAndAbove.isEmpty, !listed.contains(Self.everything) else { return false }
        return !exchange.instanceAndAbove.contains(where: listed.contains)
            && exchange.instanceAndAbove.contains(where: inParts.contains)
    }

    private mutating func keep(_ mark: Mark, in marks: WritableKeyPath<Self, Set<Mark>>) {
        guard self[keyPath: marks].count < Self.limit || self[keyPath: marks].contains(mark) else {
            hasForgotten = true
            return
        }
        self[keyPath: marks].insert(mark)
    }

    private mutating func keep<Value>(
        _ value: Value?, of key: Mark, in values: WritableKeyPath<Self, [Mark: Value]>
    ) {
        guard value == nil || self[keyPath: values].count < Self.limit || self[keyPath: values][key] != nil else {
            hasForgotten = true
            return
        }
        self[keyPath: values][key] = value
    }
}

extension Reading {
    /// The mark of the path that this ends.
    fileprivate func mark(without end: String) -> Mark { Mark(path.dropLast(end.count)) }
}
