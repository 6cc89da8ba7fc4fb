/// What hostile bytes may cost at most.
package struct ParseLimits: Sendable, Equatable {
    /// Bytes of a deflated data set after inflation; they are held in memory while the file is open.
    package var inflatedByteCount: Int64
    /// Sequences inside one another.
    package var depth: Int
    /// Elements, items and delimiters of the whole data set; each costs some hundred bytes of memory during the parse.
    package var elementCount: Int

    package init(inflatedByteCount: Int64 = 1 << 30, depth: Int = 64, elementCount: Int = 8_000_000) {
        self.inflatedByteCount = inflatedByteCount
        self.depth = depth
        self.elementCount = elementCount
    }
}
