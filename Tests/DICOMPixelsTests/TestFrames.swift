import DICOMCore
import Support

extension NativeFrame {
    /// A smooth ramp with some noise on it, over the whole range of the stored bits.
    static func ramp(
        rows: Int = 37, columns: Int = 53, samples: Int = 1, allocated: Int = 8, stored: Int = 8,
        isSigned: Bool = false, photometric: PhotometricInterpretation = .monochrome2
    ) -> NativeFrame {
        var random = SeededGenerator(seed: 7)
        var bytes: [UInt8] = []
        let range = 1 << stored
        for row in 0..<rows {
            for column in 0..<columns {
                for sample in 0..<samples {
                    let smooth = (row * 5 + column * 3 + sample * 40) * range / 512
                    let value = (smooth + Int.random(in: 0...(range / 64), using: &random)) % range
                    let word = isSigned ? value - range / 2 : value
                    for byte in 0..<(allocated / 8) { bytes.append(UInt8(truncatingIfNeeded: word >> (8 * byte))) }
                }
            }
        }
        return NativeFrame(
            rows: rows, columns: columns, samplesPerPixel: samples, bitsAllocated: allocated, bitsStored: stored,
            representation: isSigned ? .signed : .unsigned, photometricInterpretation: photometric, bytes: bytes)
    }

    /// How a data set describes the frame.
    var description: PixelDescription {
        PixelDescription(
            rows: rows, columns: columns, samplesPerPixel: samplesPerPixel, bitsAllocated: bitsAllocated,
            bitsStored: bitsStored, highBit: bitsStored - 1, isSigned: isSigned,
            photometricInterpretation: photometricInterpretation, isPlanar: false, numberOfFrames: 1)
    }
}
