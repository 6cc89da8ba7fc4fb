/// One `name=value` of a query component, percent-decoded.
package struct QueryItem: Hashable, Sendable {
    package let name: String
    /// `nil` where there is no `=`.
    package let value: String?

    package init(name: String, value: String?) {
        self.name = name
        self.value = value
    }

    /// Splits a query component (without its `?`) at `&`, then decodes each name and value. Empty items are skipped:
    /// Weasis starts its queries with `?&`, and a lone `?` is a query without parameters (E-18).
    /// - Throws: where a percent triplet is broken (G-12).
    package static func items(ofQuery query: some StringProtocol) throws(QueryError) -> [QueryItem] {
        var items: [QueryItem] = []
        for part in String(query).split(separator: "&") {
            let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = percentDecoded(pair[0]) else { throw .badPercentTriplet }
            guard pair.count == 2 else {
                items.append(QueryItem(name: name, value: nil))
                continue
            }
            guard let value = percentDecoded(pair[1]) else { throw .badPercentTriplet }
            items.append(QueryItem(name: name, value: value))
        }
        return items
    }
}

/// Why a query component is none.
package enum QueryError: Error, Equatable, Sendable {
    /// A `%` without two hexadecimal digits, or bytes that are no UTF-8.
    case badPercentTriplet
}
