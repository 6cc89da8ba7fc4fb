/// A run of bytes in raw deflate form (RFC 1951) that ends on a byte boundary, without a final block and without a look
/// back beyond its own start. Such pieces joined are again a deflate stream: stored pieces become one gzip answer without
/// being compressed anew.
package struct DeflatedPiece: Equatable, Sendable {
    package let deflated: [UInt8]
    /// CRC-32 of the bytes before compression (RFC 1952).
    package let checksum: UInt32
    /// Number of bytes before compression.
    package let byteCount: Int

    package init(deflated: [UInt8], checksum: UInt32, byteCount: Int) {
        self.deflated = deflated
        self.checksum = checksum
        self.byteCount = byteCount
    }
}
