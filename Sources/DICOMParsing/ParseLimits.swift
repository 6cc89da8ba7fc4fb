/// What hostile bytes may cost at most.
package struct ParseLimits: Sendable, Equatable {
    /// Bytes of a deflated data set after inflation; all but the first few lie in a temporary file while it is open.
    package var inflatedByteCount: Int64
    /// Sequences inside one another.
    package var depth: Int
    /// Elements, items and delimiters of the whole data set; each costs some hundred bytes of memory as long as the data
    /// set is held. An object of 30,000 frames with thirty attributes each has a million.
    package var elementCount: Int
    /// Bytes of memory, as estimated, of the values and the metadata that is made of them; bulk values are not among them.
    package var treeByteCount: Int

    package init(
        inflatedByteCount: Int64 = 1 << 30, depth: Int = 64, elementCount: Int = 1_500_000,
        treeByteCount: Int = 170_000_000
    ) {
        self.inflatedByteCount = inflatedByteCount
        self.depth = depth
        self.elementCount = elementCount
        self.treeByteCount = treeByteCount
    }
}
