/// The samples of one frame, decoded: what every codec gives and every renderer takes.
///
/// Shape: rows × columns × samplesPerPixel words, row by row, interleaved by pixel (planar configuration 0), little
/// endian. The bits of a word above `bitsStored` repeat the sign of signed samples and are zero for unsigned ones.
package struct NativeFrame: Equatable, Sendable {
    package var rows: Int
    package var columns: Int
    package var samplesPerPixel: Int
    /// Bits of one word in `bytes`: 8, 16, 32 or 64. 1-bit images have a byte a pixel here.
    package var bitsAllocated: Int
    /// Bits of a word that carry the sample, from the lowest: 1 to `bitsAllocated`.
    package var bitsStored: Int
    package var representation: SampleRepresentation
    /// After decoding: RGB where the code stream's own colour transform was undone; YBR_FULL, never YBR_FULL_422, since
    /// every pixel has its three samples.
    package var photometricInterpretation: PhotometricInterpretation
    package var bytes: [UInt8]

    /// - Precondition: `bytes` has the shape that the numbers promise.
    package init(
        rows: Int, columns: Int, samplesPerPixel: Int, bitsAllocated: Int, bitsStored: Int,
        representation: SampleRepresentation, photometricInterpretation: PhotometricInterpretation, bytes: [UInt8]
    ) {
        precondition(bytes.count == rows * columns * samplesPerPixel * (bitsAllocated / 8))
        self.rows = rows
        self.columns = columns
        self.samplesPerPixel = samplesPerPixel
        self.bitsAllocated = bitsAllocated
        self.bitsStored = bitsStored
        self.representation = representation
        self.photometricInterpretation = photometricInterpretation
        self.bytes = bytes
    }

    package var pixelCount: Int { rows * columns }
    /// Samples of the whole frame.
    package var sampleCount: Int { pixelCount * samplesPerPixel }
    package var bytesPerSample: Int { bitsAllocated / 8 }
    package var isSigned: Bool { representation == .signed }
}

/// How the bits of a sample are a number. Source: PS3.3 C.7.6.3.1, C.7.6.24, C.7.6.25.
package enum SampleRepresentation: Sendable, Hashable {
    case unsigned
    /// Two's complement.
    case signed
    /// IEEE 754 of 32 or 64 bits, from Float Pixel Data and Double Float Pixel Data.
    case floatingPoint
}
