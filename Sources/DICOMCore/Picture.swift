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

extension Picture {
    /// The same in red, green and blue.
    package var withColors: Picture {
        guard channels == 1 else { return self }
        var colored = [UInt8](repeating: 0, count: 3 * bytes.count)
        for (place, byte) in bytes.enumerated() {
            colored[3 * place] = byte
            colored[3 * place + 1] = byte
            colored[3 * place + 2] = byte
        }
        return Picture(width: width, height: height, channels: 3, bytes: colored)
    }
}
