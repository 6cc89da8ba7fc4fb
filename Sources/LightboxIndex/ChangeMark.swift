/// A state of the index: as long as the mark is the same, so is every answer of the index.
///
/// What was read while the mark was one value may be kept and given out again as long as it still is that value.
package struct ChangeMark: Hashable, Sendable {
    private let words: [UInt64]

    package init(_ words: [UInt64]) {
        self.words = words
    }
}
