package import DICOMCore

/// The frames that a path names, in the order of the request. Source: PS3.18 10.1.1.
package struct FrameList: Hashable, Sendable {
    /// At least one, no duplicates.
    package let numbers: [FrameNumber]
    /// Whether it was written with a range, which the standard does not have: an extension of ours.
    package let hasRange: Bool

    /// How many numbers one request may name where nothing else is configured.
    package static let defaultLimit = 10_000

    /// Reads `1,3,2` and `10-40`, percent-decoded. A number too large for any instance stays a number: the instance lacks
    /// that frame.
    package init(_ text: String, limit: Int = FrameList.defaultLimit) throws(FrameListError) {
        var numbers: [FrameNumber] = []
        var seen = Set<FrameNumber>()
        var hasRange = false
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let ends = part.split(separator: "-", omittingEmptySubsequences: false).compactMap(Self.number)
            guard let first = ends.first, let last = ends.last, ends.count == part.count(where: { $0 == "-" }) + 1,
                ends.count <= 2, first <= last
            else { throw .syntax }
            if ends.count == 2 { hasRange = true }
            guard last - first < limit - numbers.count else { throw .tooMany(limit: limit) }
            for number in (first...last).lazy.compactMap(FrameNumber.init) {
                guard seen.insert(number).inserted else { throw .duplicate }
                numbers.append(number)
            }
        }
        self.numbers = numbers
        self.hasRange = hasRange
    }

    private static func number(_ text: Substring) -> Int? {
        guard !text.isEmpty, text.utf8.allSatisfy({ $0 &- UInt8(ascii: "0") <= 9 }) else { return nil }
        // The largest has no successor, which a range needs.
        let number = min(Int(text) ?? .max, .max - 1)
        return number >= 1 ? number : nil
    }

    /// A list of one frame.
    package init(_ number: FrameNumber) {
        numbers = [number]
        hasRange = false
    }
}

extension FrameList: CustomStringConvertible {
    package var description: String { numbers.map { String($0.value) }.joined(separator: ",") }
}

/// What is wrong with a list of frame numbers.
package enum FrameListError: Error, Equatable, Sendable {
    /// Not a comma-separated list of numbers from 1 on, or a range where none is taken.
    case syntax
    case duplicate
    case tooMany(limit: Int)
}
