package import HTTPTypes

/// What a request says about a copy that the client has already. Source: RFC 9110 13 and 14 (B-85, G-06, G-07).
package struct Preconditions: Hashable, Sendable {
    private let ifNoneMatch: [String]
    private let ifRange: String?
    private let ranges: ByteRangeRequest?

    /// What is to be sent.
    package enum Outcome: Hashable, Sendable {
        case whole
        /// Nothing: the client has it (304).
        case notModified
        /// These bytes (206).
        case part(Range<Int64>)
        /// None of the bytes that were asked for exist (416).
        case unsatisfiable
    }

    /// - Throws: where a Range header in bytes breaks the grammar or contradicts itself.
    package init(_ fields: HTTPFields) throws(RangeError) {
        ifNoneMatch = fields[values: .ifNoneMatch].flatMap { $0.split(separator: ",") }.map { Self.trimmed($0) }
        ifRange = fields[.ifRange].map { Self.trimmed($0[...]) }
        ranges = try fields[.range].flatMap { text throws(RangeError) in try ByteRangeRequest(text) }
    }

    /// - Parameters:
    ///   - entityTag: of what would be sent; `nil` where it has none.
    ///   - byteCount: of what would be sent; `nil` where it is not known beforehand: then there are no parts.
    package func outcome(entityTag: String?, byteCount: Int64?) -> Outcome {
        if let entityTag, ifNoneMatch.contains(where: { $0 == "*" || Self.isSame($0, entityTag) }) {
            return .notModified
        }
        guard let byteCount, let ranges else { return .whole }
        // A part of something else than what the client has is of no use: it gets the whole. A date never matches, since
        // there is none to compare with.
        if let ifRange, ifRange != entityTag { return .whole }
        return ranges.outcome(byteCount: byteCount)
    }

    /// The weak comparison: RFC 9110 8.8.3.2.
    private static func isSame(_ condition: String, _ entityTag: String) -> Bool {
        condition == entityTag || condition == "W/\(entityTag)"
    }

    private static func trimmed(_ text: Substring) -> String {
        String(text.drop { $0 == " " || $0 == "\t" }.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
    }
}

/// What is wrong with a Range header.
package enum RangeError: Error, Equatable, Sendable {
    /// Not `bytes=first-last`, `bytes=first-` or `bytes=-count`, or a list of them.
    case syntax
    /// The last byte lies in front of the first, or two ranges share bytes.
    case conflict
}

/// A Range header in bytes. Source: RFC 9110 14.1.2.
private struct ByteRangeRequest: Hashable {
    private enum Member: Hashable {
        case from(Int64)
        case between(Int64, Int64)
        case last(Int64)
    }

    private let members: [Member]

    /// - Returns: `nil` for another unit, which is ignored (RFC 9110 14.2).
    init?(_ text: String) throws(RangeError) {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].lowercased() == "bytes" else { return nil }
        var members: [Member] = []
        for part in parts[1].split(separator: ",", omittingEmptySubsequences: false) {
            guard members.count < Self.memberLimit else { throw .conflict }
            members.append(try Self.member(part))
        }
        self.members = members
        try checkOverlap()
    }

    /// A header with more ranges is an attack and no request.
    private static let memberLimit = 16

    private static func member(_ text: Substring) throws(RangeError) -> Member {
        let ends = text.filter { $0 != " " && $0 != "\t" }
            .split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        guard ends.count == 2, ends.allSatisfy({ $0.utf8.allSatisfy { $0 &- UInt8(ascii: "0") <= 9 } }) else {
            throw .syntax
        }
        // More digits than a number has mean a place behind every end.
        func number(_ digits: Substring) -> Int64 { Int64(digits) ?? .max }
        switch (ends[0].isEmpty, ends[1].isEmpty) {
        case (true, true): throw .syntax
        case (true, false): return .last(number(ends[1]))
        case (false, true): return .from(number(ends[0]))
        case (false, false):
            let (first, last) = (number(ends[0]), number(ends[1]))
            guard first <= last else { throw .conflict }
            return .between(first, last)
        }
    }

    private func checkOverlap() throws(RangeError) {
        var spans: [(Int64, Int64)] = members.compactMap { member in
            switch member {
            case .from(let first): (first, .max)
            case .between(let first, let last): (first, last)
            case .last: nil
            }
        }
        spans.sort { $0.0 < $1.0 }
        for (left, right) in zip(spans, spans.dropFirst()) where right.0 <= left.1 { throw .conflict }
    }

    /// One range is answered; several are ignored, as RFC 9110 14.2 allows: the whole is sent.
    func outcome(byteCount: Int64) -> Preconditions.Outcome {
        guard members.count == 1 else { return .whole }
        switch members[0] {
        case .from(let first): return first < byteCount ? .part(first..<byteCount) : .unsatisfiable
        case .between(let first, let last):
            return first < byteCount ? .part(first..<(min(last, byteCount - 1) + 1)) : .unsatisfiable
        case .last(let count):
            guard count > 0, byteCount > 0 else { return .unsatisfiable }
            return .part(max(0, byteCount - count)..<byteCount)
        }
    }
}

/// Whether a list of content codings includes gzip. Source: RFC 9110 12.5.3.
/// - Parameter lines: of the Accept-Encoding header.
package func acceptsGzip(_ lines: [String]) -> Bool {
    var any: Bool?
    for member in lines.joined(separator: ",").split(separator: ",") {
        let parts = member.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" }.lowercased() }
        guard let coding = parts.first else { continue }
        let isRefused = parts.dropFirst().contains {
            $0.hasPrefix("q=0") && !$0.dropFirst(3).contains { "123456789".contains($0) }
        }
        switch coding {
        case "gzip", "x-gzip": return !isRefused
        case "*": any = !isRefused
        default: break
        }
    }
    return any ?? false
}
