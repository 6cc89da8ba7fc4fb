import DICOMCore
import DICOMQuery

extension SearchRequest {
    /// Reads the query component of a search. Source: PS3.18 8.3.4 (E-01 to E-19).
    /// - Parameter query: percent-encoded, without its `?`; empty for none.
    package init(
        _ resource: Resource.SearchResource, query rawQuery: String, rules: SearchRules = SearchRules()
    ) throws(SearchRequestError) {
        let parameters = try SearchParameters(rawQuery)
        var query = Self.query(of: resource)
        query.limit = min(parameters.limit ?? rules.maximumResults, rules.maximumResults)
        query.offset = parameters.offset
        query.include = try Self.include(parameters)

        let matching = parameters.matching.intersection(rules.supported)
        var reader = KeyReader(
            level: query.level, rules: rules, matching: matching, creators: Self.creators(parameters))
        for key in parameters.keys { try reader.read(key) }
        query.keys = reader.keys
        query.timezone = reader.timezone
        query.privateCreators = reader.creators
        if case .attributes(let fields) = query.include { query.include = .attributes(fields.union(reader.returned)) }

        var warnings = OptionalMatching.allCases.filter { parameters.matching.contains($0) && !matching.contains($0) }
            .map { SearchWarning.notSupported($0) }
        if reader.hasModalityOfStudy { warnings.append(.modalityMatchedAsModalitiesInStudy) }
        if !reader.ignored.isEmpty { warnings.append(.attributesIgnored(reader.ignored)) }
        if !parameters.unknown.isEmpty { warnings.append(.parametersIgnored(parameters.unknown)) }
        self.init(query: query, warnings: warnings)
    }

    /// The creators that the request names for its private attributes (E-16).
    private static func creators(_ parameters: SearchParameters) -> [Tag: String] {
        var creators: [Tag: String] = [:]
        for key in parameters.keys {
            guard key.attribute.path.count == 1, let tag = key.attribute.path.first, tag.isPrivateCreator,
                let value = percentDecoded(key.rawValue).map(SearchText.normalized), !value.isEmpty
            else { continue }
            creators[tag] = value
        }
        return creators
    }

    /// The level of the results and what the path fixes.
    private static func query(of resource: Resource.SearchResource) -> SearchQuery {
        switch resource {
        case .studies: SearchQuery(level: .study)
        case .series: SearchQuery(level: .series)
        case .instances: SearchQuery(level: .instance)
        case .seriesOfStudy(let study): SearchQuery(level: .series, study: study)
        case .instancesOfStudy(let study): SearchQuery(level: .instance, study: study)
        case .instancesOfSeries(let study, let series): SearchQuery(level: .instance, study: study, series: series)
        }
    }

    /// Unknown names are passed over, as are attributes below the level of the results when these are made (E-09).
    private static func include(_ parameters: SearchParameters) throws(SearchRequestError) -> IncludeFields {
        let fields = Set(parameters.includeFields)
        guard fields.contains("all") else {
            return .attributes(Set(fields.compactMap { SearchAttributeID($0)?.path.first }))
        }
        guard fields.count == 1 else { throw .allWithOtherFields }
        return .all
    }
}

/// Turns attribute parameters into match keys.
private struct KeyReader {
    let level: QueryLevel
    let rules: SearchRules
    let matching: Set<OptionalMatching>
    let creators: [Tag: String]
    var keys: [MatchKey] = []
    var timezone: UTCOffset?
    /// Attributes that are no match keys here, but are returned as far as the level has them (E-22, E-29).
    var returned: Set<Tag> = []
    var ignored: [String] = []
    var hasModalityOfStudy = false

    init(level: QueryLevel, rules: SearchRules, matching: Set<OptionalMatching>, creators: [Tag: String]) {
        self.level = level
        self.rules = rules
        self.matching = matching
        self.creators = creators
    }

    mutating func read(_ key: SearchParameters.Key) throws(SearchRequestError) {
        // The character set of a request is UTF-8 and never a key (E-30).
        guard let first = key.attribute.path.first, first != SearchTag.specificCharacterSet else { return }
        guard key.attribute.path != [SearchTag.timezoneOffsetFromUTC] else {
            try readTimezone(key)
            return
        }
        if level == .study, key.attribute.path == [SearchTag.modality], !key.rawValue.isEmpty,
            let modalities = SearchKey(path: [SearchTag.modalitiesInStudy])
        {
            hasModalityOfStudy = true
            keys += try matches(key, modalities).map { matchKey(modalities, $0) }
            return
        }
        guard let supported = SearchKey(path: key.attribute.path), supported.level <= level, hasCreators(supported.path)
        else {
            returned.insert(first)
            if !key.rawValue.isEmpty { ignored.append(key.attribute.name) }
            return
        }
        if first.isPrivateCreator, supported.path.count == 1, let creator = creators[first] {
            keys.append(MatchKey(path: supported.path, match: .text(TextPattern(exactly: creator))))
            return
        }
        keys += try matches(key, supported).map { matchKey(supported, $0) }
    }

    private func matchKey(_ supported: SearchKey, _ match: Match) -> MatchKey {
        MatchKey(
            path: supported.path, match: match,
            matchesUnknown: rules.unknownMatchesAll && supported.isRequired && match != .empty && match != .universal)
    }

    /// A private attribute means nothing without its creator (E-16).
    private func hasCreators(_ path: [Tag]) -> Bool {
        path.allSatisfy { tag in tag.privateCreator.map { creators[$0] != nil } ?? true }
    }

    /// The zone of the request's dates and times (E-26).
    private mutating func readTimezone(_ key: SearchParameters.Key) throws(SearchRequestError) {
        guard let value = percentDecoded(key.rawValue) else { throw .badPercentTriplet }
        let text = SearchText.normalized(value)
        guard !text.isEmpty else { return }
        guard let offset = UTCOffset(text) else { throw .malformedOffset(parameter: key.name) }
        timezone = offset
    }

    /// One match, or several of which all must hold.
    private func matches(_ key: SearchParameters.Key, _ supported: SearchKey) throws(SearchRequestError) -> [Match] {
        let values = try values(key, supported)
        guard values.count <= rules.maximumValues else {
            throw .tooManyValues(parameter: key.name, limit: rules.maximumValues)
        }
        var matches: [Match] = []
        for value in values { matches.append(try match(value, key, supported)) }
        guard matches.count > 1 else { return matches }
        guard !matches.contains(.universal), !matches.contains(.empty) else {
            throw .malformedValue(parameter: key.name, supported.vr ?? .UN)
        }
        if supported.vr == .UI { return [Self.list(matches)] }
        if matching.contains(.multipleValue) {
            guard !values.contains(where: { $0.contains("*") || $0.contains("?") }) else {
                throw .wildcardInMultipleValues(parameter: key.name)
            }
            return matches
        }
        guard supported.vr == .CS, !rules.isStrict else { throw .tooManyValues(parameter: key.name, limit: 1) }
        return [Self.alternatives(matches)]
    }

    private func match(_ value: String, _ key: SearchParameters.Key, _ supported: SearchKey)
        throws(SearchRequestError) -> Match
    {
        do throws(MatchValueError) {
            return try supported.match(
                value,
                options: MatchOptions(
                    isFuzzy: matching.contains(.fuzzy), matchesEmptyValues: matching.contains(.emptyValue)))
        } catch {
            switch error {
            case .malformed: throw .malformedValue(parameter: key.name, supported.vr ?? .UN)
            case .tooLong(let limit): throw .valueTooLong(parameter: key.name, limit: limit)
            }
        }
    }

    /// The decoded values. UIDs and codes hold neither comma nor backslash, so that these separate however they are
    /// encoded (E-03, E-28); of other texts only an unencoded comma separates, and only where several values are asked for.
    private func values(_ key: SearchParameters.Key, _ supported: SearchKey) throws(SearchRequestError) -> [String] {
        guard let value = percentDecoded(key.rawValue) else { throw .badPercentTriplet }
        switch supported.vr {
        case .UI?, .CS?:
            return value.split(omittingEmptySubsequences: false) { $0 == "," || $0 == "\\" }.map { String($0) }
        case .AE?, .AS?, .AT?, .LO?, .PN?, .SH?, .UC?:
            guard matching.contains(.multipleValue) else { return [value] }
            var values: [String] = []
            for part in key.rawValue.split(separator: ",", omittingEmptySubsequences: false) {
                guard let decoded = percentDecoded(part) else { throw .badPercentTriplet }
                values += decoded.split(separator: "\\", omittingEmptySubsequences: false).map { String($0) }
            }
            return values
        default:
            return [value]
        }
    }

    private static func list(_ matches: [Match]) -> Match {
        .uids(matches.flatMap { match in if case .uids(let uids) = match { uids } else { [String]() } })
    }

    private static func alternatives(_ matches: [Match]) -> Match {
        .anyText(matches.flatMap { match in if case .text(let text) = match { [text] } else { [TextPattern]() } })
    }
}
