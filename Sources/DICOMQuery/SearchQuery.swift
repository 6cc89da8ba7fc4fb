package import DICOMCore

/// The levels of the information model that a search can return. Source: PS3.18 10.6.1.
package enum QueryLevel: Int, Comparable, Sendable, Hashable {
    case study, series, instance

    package static func < (left: QueryLevel, right: QueryLevel) -> Bool { left.rawValue < right.rawValue }
}

/// A typed search: what PS3.4 C.2.2.2 needs to know, with nothing of HTTP or SQL in it.
package struct SearchQuery: Hashable, Sendable {
    package var level: QueryLevel
    /// UIDs that the resource's path fixes; they are match keys like the others.
    package var study: StudyInstanceUID?
    package var series: SeriesInstanceUID?
    /// All of them must match.
    package var keys: [MatchKey]
    package var include: IncludeFields
    /// The zone of the dates and times of the request; `nil` takes them as they are stored (E-26).
    package var timezone: UTCOffset?
    /// The creators of the private attributes among keys and fields, by the creator element that reserves their block in the
    /// request; in a data set they may have another block (E-16).
    package var privateCreators: [Tag: String]
    /// `nil` for no limit of the client's.
    package var limit: Int?
    package var offset: Int

    package init(
        level: QueryLevel, study: StudyInstanceUID? = nil, series: SeriesInstanceUID? = nil, keys: [MatchKey] = [],
        include: IncludeFields = .attributes([]), timezone: UTCOffset? = nil, privateCreators: [Tag: String] = [:],
        limit: Int? = nil, offset: Int = 0
    ) {
        self.level = level
        self.study = study
        self.series = series
        self.keys = keys
        self.include = include
        self.timezone = timezone
        self.privateCreators = privateCreators
        self.limit = limit
        self.offset = offset
    }
}

/// The attributes that a client wants beside those that every answer has (E-09).
package enum IncludeFields: Hashable, Sendable {
    case all
    case attributes(Set<Tag>)
}

/// One attribute and what its values must be.
package struct MatchKey: Hashable, Sendable {
    /// Sequences from the outside in, the matched attribute last; one tag for a top-level attribute.
    package var path: [Tag]
    package var match: Match
    /// An attribute without a value is unknown and matches whatever is asked of it, as PS3.4 C.2.2.1.2 has it for required
    /// keys (E-29).
    package var matchesUnknown: Bool

    package init(path: [Tag], match: Match, matchesUnknown: Bool = false) {
        self.path = path
        self.match = match
        self.matchesUnknown = matchesUnknown
    }
}
