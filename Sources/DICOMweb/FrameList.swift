package import DICOMCore

/// The frames that a path names, in the order of the request. Source: PS3.18 10.1.1.
package struct FrameList: Hashable, Sendable {
    /// At least one, no duplicates.
    package let numbers: [FrameNumber]

    /// How many numbers one request may name where nothing else is configured.
    package static let defaultLimit = 10_000

    /// Reads `1,3,2`, percent-decoded. A number too large for any instance stays a number: the instance lacks that frame.
    package init(_ text: String, limit: Int = FrameList.defaultLimit) throws(FrameListError) {
        var numbers: [FrameNumber] = []
        var seen = Set<FrameNumber>()
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            guard !part.isEmpty, part.utf8.allSatisfy({ $0 &- UInt8(ascii: "0") <= 9 }),
                let number = FrameNumber(Int(part) ?? .max)
            else { throw .syntax }
            guard seen.insert(number).inserted else { throw .duplicate }
            guard numbers.count < limit else { throw .tooMany(limit: limit) }
            numbers.append(number)
        }
        self.numbers = numbers
    }

    /// A list of one frame.
    package init(_ number: FrameNumber) {
        numbers = [number]
    }
}

extension FrameList: CustomStringConvertible {
    package var description: String { numbers.map { String($0.value) }.joined(separator: ",") }
}

/// What is wrong with a list of frame numbers.
package enum FrameListError: Error, Equatable, Sendable {
    /// Not a comma-separated list of numbers from 1 on.
    case syntax
    case duplicate
    case tooMany(limit: Int)
}
