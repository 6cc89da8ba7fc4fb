internal import Synchronization

/// How much of an object is read at a time, by how many are being sent: a client that takes nothing, or a stream of HTTP/2
/// without credit, holds two or three pieces. So the more there are, the smaller their pieces.
final class UnderwayReads: Sendable {
    private let count = Atomic<Int64>(0)

    func begin() { count.add(1, ordering: .relaxed) }
    func end() { count.subtract(1, ordering: .relaxed) }

    var pieceByteCount: Int64 { Self.pieceByteCount(of: count.load(ordering: .relaxed)) }

    /// Big enough that a system call is small beside it.
    private static let largest: Int64 = 512 * 1024
    /// Less would cost more than it saves.
    private static let smallest: Int64 = 16 * 1024
    /// Of all pieces together, as far as the smallest allow.
    private static let budget: Int64 = 16 << 20

    /// - Parameter count: of the objects that are being sent.
    static func pieceByteCount(of count: Int64) -> Int64 {
        min(largest, max(smallest, budget / max(1, count)))
    }
}
