internal import LightboxCompression
internal import NIOCore

extension ByteBuffer {
    /// Writes the bytes of a piece before compression, without a copy in between.
    mutating func write(_ piece: DeflatedPiece) throws {
        let count = piece.byteCount
        guard count >= 0 else { throw CompressionError.corrupt }
        _ = unsafe try writeWithUnsafeMutableBytes(minimumWritableBytes: count) { space in
            unsafe try piece.expand(into: UnsafeMutableRawBufferPointer(rebasing: space[..<count]))
            return count
        }
    }
}
