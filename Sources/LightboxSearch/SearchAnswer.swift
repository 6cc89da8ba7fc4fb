/// The answer of a search, ready to be sent. Source: PS3.18 10.6.3 (B-35).
package struct SearchAnswer: Equatable, Sendable {
    package enum Form: Sendable {
        /// One DICOM JSON array. Source: PS3.18 F.2.1 (D-01).
        case json
        /// A Native DICOM Model for each result. Source: PS3.19 A.1 (D-30).
        case xml
    }

    /// UTF-8: pieces of one JSON array, none much longer than `SearchService.pieceByteCount`; or one XML document each.
    package let pieces: [[UInt8]]
    /// Results in the answer.
    package let count: Int
    /// All matches, exact.
    package let total: Int
    /// Matches behind the last of them, exact; above 0 the answer carries a Warning (E-11).
    package let remaining: Int

    package init(pieces: [[UInt8]], count: Int, total: Int, remaining: Int) {
        self.pieces = pieces
        self.count = count
        self.total = total
        self.remaining = remaining
    }

    package var byteCount: Int { pieces.reduce(0) { $0 + $1.count } }
}
