package import DICOMQuery

/// A search as a request asks for it: the typed query, and what the answer has to say about it.
package struct SearchRequest: Equatable, Sendable {
    package let query: SearchQuery
    package let warnings: [SearchWarning]

    package init(query: SearchQuery, warnings: [SearchWarning]) {
        self.query = query
        self.warnings = warnings
    }
}

/// What a service allows in a search.
package struct SearchRules: Equatable, Sendable {
    /// The most results of one answer; a request that asks for more, or for no limit, gets these (E-10, E-60).
    package var maximumResults: Int
    /// The most UIDs or codes of one list.
    package var maximumValues: Int
    /// Refuse what the standard leaves undefined instead of reading it as clients mean it: a list of codes (E-28).
    package var isStrict: Bool
    /// Required keys without a value match whatever is asked of them (E-29).
    package var unknownMatchesAll: Bool
    /// What the service can do beside literal matching; the rest is answered with the Warning of the standard.
    package var supported: Set<OptionalMatching>

    package init(
        maximumResults: Int = 1000, maximumValues: Int = 1000, isStrict: Bool = false,
        unknownMatchesAll: Bool = false,
        supported: Set<OptionalMatching> = Set(OptionalMatching.allCases)
    ) {
        self.maximumResults = maximumResults
        self.maximumValues = maximumValues
        self.isStrict = isStrict
        self.unknownMatchesAll = unknownMatchesAll
        self.supported = supported
    }
}

/// The kinds of matching that a request has to ask for; the raw value is the parameter. Source: PS3.18 8.3.4 (E-05 to E-07).
package enum OptionalMatching: String, CaseIterable, Sendable {
    case fuzzy = "fuzzymatching"
    case emptyValue = "emptyvaluematching"
    case multipleValue = "multiplevaluematching"
}
