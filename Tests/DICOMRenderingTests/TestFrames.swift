import DICOMCore

extension NativeFrame {
    /// A grey frame of 16-bit words in one row after the other.
    init(
        words: [Int], columns: Int, stored: Int = 16, isSigned: Bool = false,
        photometric: PhotometricInterpretation = .monochrome2
    ) {
        self.init(
            rows: words.count / columns, columns: columns, samplesPerPixel: 1, bitsAllocated: 16, bitsStored: stored,
            representation: isSigned ? .signed : .unsigned, photometricInterpretation: photometric,
            bytes: words.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] })
    }

    /// A frame of one row of 8-bit samples.
    init(bytes: [UInt8], samples: Int = 1, stored: Int = 8, photometric: PhotometricInterpretation = .monochrome2) {
        self.init(
            rows: 1, columns: bytes.count / samples, samplesPerPixel: samples, bitsAllocated: 8, bitsStored: stored,
            representation: .unsigned, photometricInterpretation: photometric, bytes: bytes)
    }
}
