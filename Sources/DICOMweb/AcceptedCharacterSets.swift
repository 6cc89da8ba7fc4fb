/// The character sets that a request accepts: its `charset` query parameter or, without one, its Accept-Charset header.
/// Source: PS3.18 8.3.3.2, 8.8 (B-90, B-91).
///
/// The text of every answer is UTF-8, the only set that `application/dicom+json` has (B-92). A wish for another one is
/// ignored; only what rules UTF-8 out can't be met: a weight of 0 for it, or for all that is not named; and, by the letter
/// of the standard, a list without it.
package struct AcceptedCharacterSets: Hashable, Sendable {
    /// Names in lower case with their weights in thousandths.
    private let weights: [String: Int]

    /// - Parameters:
    ///   - parameter: the decoded value of `charset`, `nil` where it is missing.
    ///   - lines: those of the Accept-Charset header.
    package init(parameter: String? = nil, header lines: [String] = []) {
        let own = parameter.map { Self.weights([$0]) } ?? [:]
        weights = own.isEmpty ? Self.weights(lines) : own
    }

    package func includesUTF8(isStrict: Bool) -> Bool {
        // DICOM's term for UTF-8 is allowed in quotation marks.
        for name in ["utf-8", "utf8", "iso_ir 192", "*"] {
            if let weight = weights[name] { return weight > 0 }
        }
        return weights.isEmpty || !isStrict
    }

    /// Members that break the grammar are left out, as those of Accept are (B-04).
    private static func weights(_ lines: [String]) -> [String: Int] {
        var weights: [String: Int] = [:]
        for member in lines.joined(separator: ",").split(separator: ",").prefix(AcceptedRange.memberLimit) {
            let parts = member.split(separator: ";", omittingEmptySubsequences: false).map { part in
                String(part.drop { " \t\"".contains($0) }.reversed().drop { " \t\"".contains($0) }.reversed())
                    .lowercased()
            }
            guard let name = parts.first, !name.isEmpty, let weight = weight(parts.dropFirst()) else { continue }
            weights[name] = weight
        }
        return weights
    }

    private static func weight(_ parameters: ArraySlice<String>) -> Int? {
        guard let first = parameters.first else { return 1000 }
        guard parameters.count == 1, first.hasPrefix("q="), let weight = Double(first.dropFirst(2)),
            (0...1).contains(weight)
        else { return nil }
        return Int((weight * 1000).rounded())
    }
}
