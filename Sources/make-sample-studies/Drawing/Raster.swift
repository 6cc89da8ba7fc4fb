import DICOMCore

/// A grey picture while it is drawn: height × width numbers, row by row.
struct Raster {
    let width: Int
    let height: Int
    var values: [Double]

    init(width: Int, height: Int, filledWith value: Double = 0) {
        self.width = width
        self.height = height
        values = [Double](repeating: value, count: width * height)
    }

    /// Draws every pixel from its column and row.
    init(width: Int, height: Int, draw: (Int, Int) -> Double) {
        self.width = width
        self.height = height
        values = []
        values.reserveCapacity(width * height)
        for row in 0..<height {
            for column in 0..<width { values.append(draw(column, row)) }
        }
    }

    subscript(column: Int, row: Int) -> Double {
        get { values[row * width + column] }
        set { values[row * width + column] = newValue }
    }

    /// Mixes a value in: `coverage` 0 leaves the pixel, 1 replaces it.
    mutating func blend(_ column: Int, _ row: Int, _ value: Double, coverage: Double) {
        let index = row * width + column
        values[index] += (value - values[index]) * coverage
    }

    /// The samples as DICOM stores them, rounded and held within what `bitsStored` bits can say.
    /// - Precondition: up to 16 bits.
    func nativeFrame(
        bitsStored: Int, isSigned: Bool = false, photometricInterpretation: PhotometricInterpretation = .monochrome2
    ) -> NativeFrame {
        let lowest = isSigned ? -Double(1 << (bitsStored - 1)) : 0
        let highest = Double(1 << (isSigned ? bitsStored - 1 : bitsStored)) - 1
        let isWide = bitsStored > 8
        var bytes: [UInt8] = []
        bytes.reserveCapacity(values.count * (isWide ? 2 : 1))
        for value in values {
            let sample = Int(min(max(value.rounded(), lowest), highest))
            bytes.append(UInt8(truncatingIfNeeded: sample))
            if isWide { bytes.append(UInt8(truncatingIfNeeded: sample >> 8)) }
        }
        return NativeFrame(
            rows: height, columns: width, samplesPerPixel: 1, bitsAllocated: isWide ? 16 : 8, bitsStored: bitsStored,
            representation: isSigned ? .signed : .unsigned, photometricInterpretation: photometricInterpretation,
            bytes: bytes)
    }
}
