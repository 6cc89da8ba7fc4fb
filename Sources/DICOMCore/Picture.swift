/// An 8-bit picture as screens take it.
///
/// Shape: height × width × channels bytes, row by row, interleaved. 0 is black, 255 is white.
package struct Picture: Equatable, Sendable {
    package let width: Int
    package let height: Int
    /// 1 for grey, 3 for red, green, blue.
    package let channels: Int
    package let bytes: [UInt8]

    /// - Precondition: `bytes` has the shape that the numbers promise.
    package init(width: Int, height: Int, channels: Int, bytes: [UInt8]) {
        precondition(channels == 1 || channels == 3)
        precondition(bytes.count == width * height * channels)
        self.width = width
        self.height = height
        self.channels = channels
        self.bytes = bytes
    }
}
