/// What a request accepts: its Accept header and its `accept` query parameter. Source: PS3.18 8.3.3.1, 8.7.5.
package struct Acceptance: Hashable, Sendable {
    /// The members of the header; `*/*` where there is none and that is let through.
    package let header: [AcceptedRange]
    /// The members of the query parameter, which come first (B-02).
    package let parameter: [AcceptedRange]
    /// Follows the letter of the standard where practice is kinder: B-01, B-13, B-91, X-09.
    package let isStrict: Bool
    package let characterSets: AcceptedCharacterSets

    /// - Parameters:
    ///   - header: the lines of the Accept header; empty where it is missing.
    ///   - parameter: the decoded value of `accept`, `nil` where it is missing.
    package init(
        header lines: [String], parameter text: String? = nil,
        characterSets: AcceptedCharacterSets = AcceptedCharacterSets(), isStrict: Bool = false
    ) throws(NegotiationError) {
        self.characterSets = characterSets
        let ranges = AcceptedRange.ranges(ofHeader: lines)
        let isMissing = lines.allSatisfy { $0.allSatisfy { $0 == " " || $0 == "\t" } }
        header = isMissing && !isStrict ? [AcceptedRange(MediaType(type: "*", subtype: "*"))] : ranges
        self.isStrict = isStrict
        guard let text, !(isMissing && isStrict) else {
            parameter = []
            return
        }
        parameter = AcceptedRange.ranges(ofHeader: [text])
        guard !parameter.isEmpty else { throw .badAcceptParameter(.syntax) }
        for member in parameter {
            guard !member.mediaType.isWildcard else { throw .badAcceptParameter(.wildcard) }
            let covering = header.filter { $0.mediaType.covers(member.mediaType) }
            let isExcluded = covering.contains { $0.quality == 0 && $0.mediaType.name == member.mediaType.name }
            guard !isExcluded, covering.contains(where: { $0.quality > 0 }) else {
                throw .badAcceptParameter(.notInHeader)
            }
        }
    }

    /// DICOM and Rendered media types side by side (B-03). Types that both have, like image/jpeg, are judged by the
    /// resource and never mix; nor do ranges.
    var isMixed: Bool {
        let names = (header + parameter).filter { $0.quality > 0 }.map { range in
            range.mediaType.isMultipart
                ? range.mediaType["type"].flatMap(MediaType.init(_:))?.name : range.mediaType.name
        }
        return names.contains { $0.map(MediaTypeTable.dicomOnly.contains) ?? false }
            && names.contains { $0.map(MediaTypeTable.renderedOnly.contains) ?? false }
    }
}

extension MediaType {
    /// Whether this range of the header includes a member of the `accept` parameter.
    fileprivate func covers(_ other: MediaType) -> Bool {
        if type == "*" { return true }
        guard type == other.type, subtype == "*" || subtype == other.subtype else { return false }
        // A parameter that the header names must be the same; one that only the query names narrows it.
        return parameters.allSatisfy { parameter in
            switch parameter.name {
            case "boundary": true
            case "type": other["type"].map { Self.covers(parameter.value, $0) } ?? true
            case "transfer-syntax": parameter.value == "*" || other["transfer-syntax"] == parameter.value
            default: other[parameter.name].map { $0 == parameter.value } ?? true
            }
        }
    }

    private static func covers(_ range: String, _ inner: String) -> Bool {
        guard let range = MediaType(range), let inner = MediaType(inner) else { return false }
        return range.covers(inner)
    }
}

/// Why no representation can be chosen. Source: PS3.18 8.7.5, 8.7.8.
package enum NegotiationError: Error, Equatable, Sendable {
    /// 406, also where an Accept header is missing that must be there (B-01); `offered` starts with the default.
    case notAcceptable(offered: [Representation])
    /// The resource has no representation at all in this server, whatever is accepted: 501.
    case nothingToOffer
    /// 406: UTF-8 is ruled out, and there is nothing else (B-91).
    case characterSetNotAcceptable
    /// 400: DICOM and Rendered media types in one request (B-03).
    case mixed
    /// 400: the `accept` query parameter breaks a rule (B-02).
    case badAcceptParameter(AcceptParameterFault)

    package enum AcceptParameterFault: Sendable {
        case syntax
        /// Wildcards are allowed in the header only.
        case wildcard
        /// No range of the header includes it.
        case notInHeader
    }
}

extension Acceptance {
    /// The media type with the highest weight, of equal ones the first (RFC 9110 12.5.1).
    /// - Parameter names: `type/subtype`, lower case.
    /// - Returns: `nil` where none is accepted.
    package func best(of names: [String]) -> String? {
        var best: (name: String, quality: Int)?
        for ranges in [parameter, header] {
            for name in names {
                let quality = Self.quality(of: name, ranges)
                if quality > best?.quality ?? 0 { best = (name, quality) }
            }
            if let best { return best.name }
        }
        return nil
    }

    /// The closest range gives the weight.
    private static func quality(of name: String, _ ranges: [AcceptedRange]) -> Int {
        let group = name.prefix { $0 != "/" }
        for pattern in [name, "\(group)/*", "*/*"] {
            if let range = ranges.first(where: { $0.mediaType.name == pattern }) { return range.quality }
        }
        return 0
    }
}
