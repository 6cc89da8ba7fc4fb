/// The number of a frame as DICOM and its URLs count it: the first frame is 1.
package struct FrameNumber: Hashable, Comparable, Sendable {
    package let value: Int

    /// - Returns: `nil` below 1. Whether an instance has the frame is its frame table's to say.
    package init?(_ value: Int) {
        guard value >= 1 else { return nil }
        self.value = value
    }

    package static let first = FrameNumber(unchecked: 1)

    private init(unchecked value: Int) {
        self.value = value
    }

    /// The place of the frame in a zero-based array.
    package var index: Int { value - 1 }

    package static func < (left: FrameNumber, right: FrameNumber) -> Bool { left.value < right.value }
}
