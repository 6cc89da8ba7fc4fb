import DICOMCore

/// A pixel description that a decoder can work with: every number in its range, the size of the result known.
struct FrameForm {
    let description: PixelDescription
    let rows: Int
    let columns: Int
    let samplesPerPixel: Int
    /// Bits of a decoded word: 1-bit samples get a byte each.
    let wordBits: Int
    let bitsStored: Int
    /// How far a sample lies above the lowest bit of its word. High Bit (0028,0102) is free in old objects.
    let shift: Int
    let representation: SampleRepresentation

    /// - Throws: `unsupportedDescription` for an impossible or retired form, `tooLarge` for a frame above the limit.
    init(_ description: PixelDescription, byteLimit: Int) throws(PixelError) {
        guard (1...65535).contains(description.rows) else { throw .unsupportedDescription(.rows) }
        guard (1...65535).contains(description.columns) else { throw .unsupportedDescription(.columns) }
        guard description.samplesPerPixel == 1 || description.samplesPerPixel == 3 else {
            throw .unsupportedDescription(.samplesPerPixel)
        }
        guard [1, 8, 16, 32, 64].contains(description.bitsAllocated) else {
            throw .unsupportedDescription(.bitsAllocated)
        }
        self.description = description
        rows = description.rows
        columns = description.columns
        samplesPerPixel = description.samplesPerPixel
        wordBits = max(8, description.bitsAllocated)
        switch description.element {
        case .pixelData:
            guard (1...description.bitsAllocated).contains(description.bitsStored) else {
                throw .unsupportedDescription(.bitsStored)
            }
            bitsStored = description.bitsStored
            representation = description.isSigned ? .signed : .unsigned
            // A high bit that leaves no room for the sample, or reaches beyond the word, is a slip of the writer.
            let isUsable = (description.bitsStored..<description.bitsAllocated).contains(description.highBit)
            shift = isUsable ? description.highBit + 1 - description.bitsStored : 0
        case .floatPixelData, .doubleFloatPixelData:
            guard description.bitsAllocated == (description.element == .floatPixelData ? 32 : 64) else {
                throw .unsupportedDescription(.bitsAllocated)
            }
            bitsStored = description.bitsAllocated
            representation = .floatingPoint
            shift = 0
        }
        // At most 65535 × 65535 × 3 × 8: no overflow.
        let byteCount = rows * columns * samplesPerPixel * (wordBits / 8)
        guard byteCount <= byteLimit else { throw .tooLarge(byteCount: byteCount, limit: byteLimit) }
    }

    var bytesPerSample: Int { wordBits / 8 }
    var pixelCount: Int { rows * columns }
    var sampleCount: Int { pixelCount * samplesPerPixel }
    var byteCount: Int { sampleCount * bytesPerSample }

    /// Two pixels of a row share their chrominance: four samples for two pixels. Source: PS3.5 8.2.
    var isSubsampledWhenNative: Bool {
        samplesPerPixel == 3 && description.photometricInterpretation.isSubsampledWhenNative
    }

    /// Bytes of the frame as it lies natively.
    var nativeByteCount: Int {
        guard description.bitsAllocated > 1 else { return (sampleCount + 7) / 8 }
        return isSubsampledWhenNative ? pixelCount * 2 * bytesPerSample : byteCount
    }

    /// What three full samples a pixel are: 4:2:2 and 4:2:0 name a way to store them, not to mean them.
    /// Source: PS3.3 C.7.6.3.1.2.
    var photometricInterpretation: PhotometricInterpretation {
        description.photometricInterpretation == .ybrFull422 ? .ybrFull : description.photometricInterpretation
    }

    /// The frame of decoded words, whose bits above the sample become its sign or zero.
    /// - Parameter bytes: the shape of `NativeFrame` in little-endian order.
    /// - Parameter shift: of the sample in its word; code streams have none.
    func frame(
        _ bytes: consuming [UInt8], rows: Int? = nil, columns: Int? = nil, shift: Int = 0,
        photometricInterpretation: PhotometricInterpretation? = nil
    ) -> NativeFrame {
        var words = bytes
        if bitsStored < wordBits {
            extendSamples(in: &words, wordBits: wordBits, bitsStored: bitsStored, shift: shift, representation)
        }
        return NativeFrame(
            rows: rows ?? self.rows, columns: columns ?? self.columns, samplesPerPixel: samplesPerPixel,
            bitsAllocated: wordBits, bitsStored: bitsStored, representation: representation,
            photometricInterpretation: photometricInterpretation ?? self.photometricInterpretation, bytes: words)
    }
}
