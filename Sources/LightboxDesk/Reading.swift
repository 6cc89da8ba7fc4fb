internal import DICOMweb

/// An exchange as the rules look at it: path, query and fields are taken apart once, however many rules there are.
struct Reading: Sendable {
    let exchange: Exchange
    /// `nil` where the path addresses nothing.
    let resource: Resource?
    let items: [QueryItem]
    let target: Mark
    /// The instance that the path leads to or below, its series and its study; empty where there is none.
    let instanceAndAbove: [Mark]
    /// What of an instance the path leads into, `frames`, also where the rest of it addresses nothing.
    let segmentBelowInstance: Substring?
    /// What a search asks for and gave back; `nil` for other requests.
    let search: Search?

    init(_ exchange: Exchange) {
        self.exchange = exchange
        resource = try? Resource(path: exchange.path)
        items = exchange.query.isEmpty ? [] : (try? QueryItem.items(ofQuery: exchange.query)) ?? []
        target = Mark(exchange.target)
        let segments = Self.segmentsFromInstance(exchange.path)
        instanceAndAbove = segments.count < 6 ? [] : [5, 3, 1].map { Mark(exchange.path[..<segments[$0].endIndex]) }
        segmentBelowInstance = segments.count < 8 ? nil : segments[6]
        if case .search = resource { search = Search(exchange, items) } else { search = nil }
    }

    /// The segments of `/studies/{study}/series/{series}/instances/{instance}` and what is behind them, where the path
    /// begins like that; their places are those of the path.
    private static func segmentsFromInstance(_ path: String) -> [Substring] {
        guard path.hasPrefix("/studies/") else { return [] }
        let segments = path.utf8.split(separator: UInt8(ascii: "/"), maxSplits: 8, omittingEmptySubsequences: false)
        guard segments.count >= 7, !segments[6].isEmpty,
            path[segments[3].startIndex..<segments[3].endIndex] == "series",
            path[segments[5].startIndex..<segments[5].endIndex] == "instances"
        else { return [] }
        return segments.dropFirst().map { path[$0.startIndex..<$0.endIndex] }
    }

    var method: String { exchange.method }
    var path: String { exchange.path }
    var status: Int { exchange.status }
    var isAnswered: Bool { exchange.isAnswered }
    var isCut: Bool { exchange.isCut }
    var byteCount: Int { exchange.byteCount }
    var time: Double { exchange.time }
    var requestFields: [String: String] { exchange.requestFields }
    var answerFields: [String: String] { exchange.answerFields }

    var instance: Mark? { instanceAndAbove.first }

    func value(_ name: String) -> String? { items.first { $0.name == name }?.value }

    /// Which bytes of the whole a 206 has. Source: RFC 9110 14.4.
    var contentRange: (first: Int, last: Int, byteCount: Int)? {
        guard let field = answerFields["content-range"], field.hasPrefix("bytes ") else { return nil }
        let numbers = field.dropFirst("bytes ".count).split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "/" }
        guard numbers.count == 3, let first = Int(numbers[0]), let last = Int(numbers[1]),
            let byteCount = Int(numbers[2])
        else { return nil }
        return (first, last, byteCount)
    }

    /// The last byte of the whole has been sent.
    var reachesEnd: Bool {
        guard !isCut, let range = contentRange else { return false }
        return range.last + 1 == range.byteCount
    }
}

extension Reading {
    /// A search, and the page of results that came.
    struct Search: Sendable {
        /// The same search whatever page of it: the path and the parameters but the offset, in any order.
        let key: Mark
        /// `nil` where the answer does not tell.
        let page: Page?

        /// - Parameter items: of the query.
        init(_ exchange: Exchange, _ items: [QueryItem]) {
            let parameters = items.filter { $0.name != "offset" }.map { "\($0.name)=\($0.value ?? "")" }
            key = Mark("\(exchange.path)?\(parameters.sorted().joined(separator: "&"))")
            page = Page(exchange, offset: items.first { $0.name == "offset" }?.value.flatMap(Int.init) ?? 0)
        }
    }

    struct Page: Hashable, Sendable {
        let offset: Int
        let count: Int
        let remaining: Int

        /// Read from X-Total-Count and from the Warning of PS3.18 8.3.4.4.
        init?(_ exchange: Exchange, offset: Int) {
            guard exchange.isAnswered, let total = exchange.answerFields["x-total-count"].flatMap(Int.init)
            else { return nil }
            remaining = exchange.answerFields["warning"].flatMap(Self.remaining) ?? 0
            self.offset = offset
            count = max(0, total - remaining - offset)
        }

        /// The number in a warning "There are N additional results that can be requested".
        private static func remaining(_ warning: String) -> Int? {
            guard let number = warning.firstRange(of: "There are ") else { return nil }
            return Int(warning[number.upperBound...].prefix { $0.isNumber })
        }
    }
}

/// What is remembered of a path or a query: as long for the longest as for the shortest. The hashes of this process are
/// seeded at random, so nobody can make two that are alike; by chance, of two thousand, that happens once in 10^13 runs.
struct Mark: Hashable, Sendable {
    private let value: Int

    init(_ text: some StringProtocol & Hashable) { value = text.hashValue }
}
