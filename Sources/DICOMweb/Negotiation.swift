import DICOMCore

/// Chooses the representation of a resource. Source: PS3.18 8.7.8.1.
///
/// The members of the `accept` parameter come first, then the header. Among what is acceptable the highest weight wins,
/// then what the client named before what a wildcard covers, then what need not be decoded, then the server's order,
/// which starts with the default of the standard (B-02, B-05, B-06). For a study or series it is called for every
/// instance: parts are chosen one by one (B-12).
package func negotiate(
    _ resource: NegotiatedResource, of instance: NegotiatedInstance, accepting acceptance: Acceptance,
    producing: ProducibleMediaTypes = .lightbox
) throws(NegotiationError) -> Representation {
    let candidates = Candidate.candidates(
        for: resource, of: instance, producing: producing, isStrict: acceptance.isStrict)
    guard !acceptance.isMixed else { throw .mixed }
    guard !candidates.isEmpty else { throw .nothingToOffer }
    for ranges in [acceptance.parameter, acceptance.header] {
        if let choice = best(of: candidates, for: ranges, isStrict: acceptance.isStrict) {
            return choice.representation
        }
    }
    throw .notAcceptable(offered: candidates.map(\.representation))
}

/// Chooses the representation of metadata and search results, which depends on no instance.
package func negotiateDocument(
    accepting acceptance: Acceptance, producing: ProducibleMediaTypes = .lightbox
) throws(NegotiationError) -> Representation {
    guard acceptance.characterSets.includesUTF8(isStrict: acceptance.isStrict) else { throw .characterSetNotAcceptable }
    let anything = NegotiatedInstance(category: .other, storedSyntax: .explicitVRLittleEndian, isDecodable: true)
    return try negotiate(.metadata, of: anything, accepting: acceptance, producing: producing)
}

private func best(of candidates: [Candidate], for ranges: [AcceptedRange], isStrict: Bool) -> Candidate? {
    var best: (candidate: Candidate, rank: Rank)?
    for (index, candidate) in candidates.enumerated() {
        guard let rank = Rank(candidate, at: index, ranges, isStrict: isStrict) else { continue }
        if let current = best, !(current.rank < rank) { continue }
        best = (candidate, rank)
    }
    return best?.candidate
}

/// How much a candidate is wanted.
private struct Rank: Comparable {
    let quality: Int
    let closeness: Int
    let isStored: Int
    /// The earlier, the higher.
    let place: Int

    /// - Returns: `nil` where no range includes the candidate or the closest one excludes it.
    init?(_ candidate: Candidate, at index: Int, _ ranges: [AcceptedRange], isStrict: Bool) {
        var closest: (closeness: Closeness, quality: Int)?
        for range in ranges {
            guard let closeness = candidate.closeness(to: range.mediaType, isStrict: isStrict) else { continue }
            if let current = closest, (closeness, range.quality) <= (current.closeness, current.quality) { continue }
            closest = (closeness, range.quality)
        }
        guard let closest, closest.quality > 0 else { return nil }
        quality = closest.quality
        closeness = closest.closeness.name
        isStored = closest.closeness.name == 2 && candidate.isStored ? 1 : 0
        place = -index
    }

    static func < (left: Rank, right: Rank) -> Bool {
        (left.quality, left.closeness, left.isStored, left.place)
            < (right.quality, right.closeness, right.isStored, right.place)
    }
}
