/// The answer of a search: a DICOM JSON array, ready to be sent. Source: PS3.18 10.6.3, F.2.1 (D-01).
package struct SearchAnswer: Equatable, Sendable {
    /// UTF-8 that is one JSON array when joined; no piece is much longer than `SearchService.pieceByteCount`.
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
