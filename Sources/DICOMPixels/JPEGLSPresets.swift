/// The thresholds of JPEG-LS for samples of fewer than 8 bits, written into the code stream.
///
/// A stream may leave them out where they are the standard's defaults. The decoder in DCMTK 3.6.7 knows the defaults only
/// from 8 bits on and takes others below. Source: ISO 14495-1 C.2.4.1.1.
struct JPEGLSPresets {
    let largestSample: Int
    let thresholds: [Int]

    /// The defaults for samples of `precision` bits, fewer than 8, that may differ by `near`.
    init(precision: Int, near: Int) {
        largestSample = (1 << precision) - 1
        let ceiling = largestSample
        func clamped(_ value: Int, notBelow least: Int) -> Int { value > ceiling || value < least ? least : value }
        let factor = 256 / (ceiling + 1)
        let first = clamped(max(2, 3 / factor + 3 * near), notBelow: near + 1)
        let second = clamped(max(3, 7 / factor + 5 * near), notBelow: first)
        thresholds = [first, second, clamped(max(4, 21 / factor + 7 * near), notBelow: second)]
    }

    /// LSE, type 1: largest sample, thresholds, reset interval.
    private var segment: [UInt8] {
        let numbers = [largestSample] + thresholds + [64]
        return [0xFF, 0xF8, 0, 13, 1] + numbers.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    }

    /// The stream with the segment before its first scan; the stream itself where it has such a segment.
    static func made(explicit encoded: [UInt8], precision: Int) -> [UInt8] {
        var position = 2
        while position + 4 <= encoded.count, encoded[position] == 0xFF {
            let marker = encoded[position + 1]
            let length = Int(encoded[position + 2]) << 8 | Int(encoded[position + 3])
            guard marker != 0xF8, position + 2 + length <= encoded.count else { return encoded }
            if marker == 0xDA {
                // The scan's NEAR stands behind its components.
                let near = position + 5 + 2 * Int(encoded[position + 4])
                guard near < encoded.count else { return encoded }
                let presets = JPEGLSPresets(precision: precision, near: Int(encoded[near]))
                return encoded[..<position] + presets.segment + encoded[position...]
            }
            position += 2 + length
        }
        return encoded
    }
}
