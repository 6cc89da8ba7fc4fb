/// What the Image Pixel module says of the samples of every frame. Source: PS3.3 C.7.6.3.
package struct PixelDescription: Hashable, Sendable {
    package var rows: Int
    package var columns: Int
    package var samplesPerPixel: Int
    /// Bits of one stored sample: 1, 8, 16, 32 or 64.
    package var bitsAllocated: Int
    package var bitsStored: Int
    package var highBit: Int
    /// `true` for two's complement, Pixel Representation (0028,0103) = 1.
    package var isSigned: Bool
    package var photometricInterpretation: PhotometricInterpretation
    /// `true` where native frames hold plane after plane, Planar Configuration (0028,0006) = 1.
    package var isPlanar: Bool
    /// Number of Frames (0028,0008), 1 where absent.
    package var numberOfFrames: Int
    /// Which of the three attributes holds the pixels.
    package var element: PixelElement

    package init(
        rows: Int, columns: Int, samplesPerPixel: Int, bitsAllocated: Int, bitsStored: Int, highBit: Int,
        isSigned: Bool, photometricInterpretation: PhotometricInterpretation, isPlanar: Bool, numberOfFrames: Int,
        element: PixelElement = .pixelData
    ) {
        self.rows = rows
        self.columns = columns
        self.samplesPerPixel = samplesPerPixel
        self.bitsAllocated = bitsAllocated
        self.bitsStored = bitsStored
        self.highBit = highBit
        self.isSigned = isSigned
        self.photometricInterpretation = photometricInterpretation
        self.isPlanar = isPlanar
        self.numberOfFrames = numberOfFrames
        self.element = element
    }

    /// Pixels of one frame; `nil` where the product overflows.
    package var pixelCount: Int? {
        let (product, overflow) = rows.multipliedReportingOverflow(by: columns)
        return overflow ? nil : product
    }

    /// Bits of one frame as it lies natively: 422 images store two samples a pixel (PS3.5 8.1.2); 1-bit frames follow
    /// each other without padding. `nil` where the product overflows.
    package var nativeFrameBitCount: Int? {
        guard let pixelCount else { return nil }
        let samples = photometricInterpretation.isSubsampledWhenNative && samplesPerPixel == 3 ? 2 : samplesPerPixel
        let (sampleCount, overflow) = pixelCount.multipliedReportingOverflow(by: samples)
        guard !overflow else { return nil }
        let (bits, tooMany) = sampleCount.multipliedReportingOverflow(by: bitsAllocated)
        return tooMany ? nil : bits
    }

    /// Bytes of one decoded frame, interleaved, one sample after the other: rows × columns × samplesPerPixel ×
    /// bitsAllocated / 8, rounded up to whole bytes. `nil` where the product overflows.
    package var decodedFrameByteCount: Int? {
        guard let pixelCount else { return nil }
        let (sampleCount, overflow) = pixelCount.multipliedReportingOverflow(by: samplesPerPixel)
        guard !overflow else { return nil }
        let (bits, tooMany) = sampleCount.multipliedReportingOverflow(by: bitsAllocated)
        return tooMany || bits > Int.max - 7 ? nil : (bits + 7) / 8
    }
}

/// The attributes that can hold pixels. Source: PS3.3 C.7.6.24, C.7.6.25.
package enum PixelElement: Int, Sendable, Hashable {
    case pixelData = 0x7FE0_0010
    case floatPixelData = 0x7FE0_0008
    case doubleFloatPixelData = 0x7FE0_0009

    package var tag: Tag { Tag(rawValue: UInt32(rawValue)) }
}

/// Photometric Interpretation (0028,0004). Source: PS3.3 C.7.6.3.1.2.
package enum PhotometricInterpretation: Hashable, Sendable {
    case monochrome1
    case monochrome2
    case paletteColor
    case rgb
    case ybrFull
    case ybrFull422
    case ybrPartial420
    case ybrPartial422
    case ybrICT
    case ybrRCT
    /// Anything else, retired terms included, as written.
    case other(String)

    package init(_ term: String) {
        self = Self.byTerm[term] ?? .other(term)
    }

    package var term: String {
        switch self {
        case .monochrome1: "MONOCHROME1"
        case .monochrome2: "MONOCHROME2"
        case .paletteColor: "PALETTE COLOR"
        case .rgb: "RGB"
        case .ybrFull: "YBR_FULL"
        case .ybrFull422: "YBR_FULL_422"
        case .ybrPartial420: "YBR_PARTIAL_420"
        case .ybrPartial422: "YBR_PARTIAL_422"
        case .ybrICT: "YBR_ICT"
        case .ybrRCT: "YBR_RCT"
        case .other(let term): term
        }
    }

    package var isMonochrome: Bool { self == .monochrome1 || self == .monochrome2 }

    /// Native pixels share their chrominance between two neighbours of a row. Source: PS3.3 C.7.6.3.1.2.
    package var isSubsampledWhenNative: Bool { self == .ybrFull422 || self == .ybrPartial422 }

    private static let byTerm: [String: PhotometricInterpretation] = {
        let all: [PhotometricInterpretation] = [
            .monochrome1, .monochrome2, .paletteColor, .rgb, .ybrFull, .ybrFull422, .ybrPartial420, .ybrPartial422,
            .ybrICT, .ybrRCT,
        ]
        return Dictionary(uniqueKeysWithValues: all.map { ($0.term, $0) })
    }()
}
