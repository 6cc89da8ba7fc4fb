/// A run of bytes of a stored object, counted from the object's first byte.
package struct ByteRange: Hashable, Sendable {
    package let offset: Int64
    package let count: Int64

    /// - Returns: `nil` where offset or count is negative or their sum overflows.
    package init?(offset: Int64, count: Int64) {
        guard offset >= 0, count >= 0, !offset.addingReportingOverflow(count).overflow else { return nil }
        self.offset = offset
        self.count = count
    }

    /// The offset of the first byte behind the range.
    package var end: Int64 { offset + count }
}
