internal import CDeflate

/// Makes one gzip file of deflate pieces and of bytes between them, without compressing anything anew.
/// Source: RFC 1952, RFC 1951 3.2.4.
///
/// The results of all calls joined, `start` first and `end()` last, are the file.
package struct GzipJoiner {
    private var checksum: UInt32 = 0
    private var byteCount: UInt32 = 0

    package init() {}

    /// No name, no time, no operating system.
    package static let start: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF]
    /// Bytes around a run that is stored as it is.
    package static let storedOverhead = 5
    /// Bytes of `end()`.
    package static let endByteCount = 10

    /// Takes a piece. - Returns: what stands for it.
    package mutating func append(_ piece: DeflatedPiece) -> [UInt8] {
        checksum = cdeflate_checksum_combine(checksum, piece.checksum, Int64(piece.byteCount))
        byteCount &+= UInt32(truncatingIfNeeded: piece.byteCount)
        return piece.deflated
    }

    /// Takes a short run of bytes as it is. - Returns: a stored block.
    /// - Precondition: at most 65535 bytes.
    package mutating func append(stored bytes: [UInt8]) -> [UInt8] {
        let count = UInt16(bytes.count)
        checksum = unsafe bytes.withUnsafeBufferPointer {
            unsafe cdeflate_checksum(checksum, $0.baseAddress, $0.count)
        }
        byteCount &+= UInt32(count)
        return [0] + littleEndian(count) + littleEndian(~count) + bytes
    }

    /// The last block, which is empty, then checksum and length.
    package func end() -> [UInt8] {
        [0x03, 0x00] + littleEndian(checksum) + littleEndian(byteCount)
    }
}

private func littleEndian<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
    (0..<(Number.bitWidth / 8)).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
}
