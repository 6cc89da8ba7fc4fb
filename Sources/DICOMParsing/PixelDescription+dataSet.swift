package import DICOMCore

extension PixelDescription {
    /// What the data set says of its pixels, with the values that a missing attribute leaves no choice about.
    /// - Returns: `nil` where rows, columns or bits make no sense. Source: PS3.3 C.7.6.3.
    package init?(_ dataSet: DataSet, element: PixelElement) {
        guard let rows = dataSet.integer(.rows), let columns = dataSet.integer(.columns),
            (1...65535).contains(rows), (1...65535).contains(columns)
        else { return nil }
        let interpretation = PhotometricInterpretation(
            dataSet.string(.photometricInterpretation)?.uppercased() ?? "MONOCHROME2")
        let samples = dataSet.integer(.samplesPerPixel) ?? interpretation.usualSamplesPerPixel
        // Float pixels have the width of their element. Source: PS3.3 C.7.6.24, C.7.6.25.
        let allocated = element.fixedBitsAllocated ?? dataSet.integer(.bitsAllocated) ?? dataSet.integer(.bitsStored)
        guard let allocated, allocated == 1 || allocated.isMultiple(of: 8), (1...64).contains(allocated),
            (1...255).contains(samples)
        else { return nil }
        let stored = dataSet.integer(.bitsStored).flatMap { (1...allocated).contains($0) ? $0 : nil } ?? allocated
        let highBit = dataSet.integer(.highBit).flatMap { (stored - 1..<allocated).contains($0) ? $0 : nil }
        self.init(
            rows: rows, columns: columns, samplesPerPixel: samples, bitsAllocated: allocated, bitsStored: stored,
            highBit: highBit ?? stored - 1, isSigned: dataSet.integer(.pixelRepresentation) == 1,
            photometricInterpretation: interpretation,
            isPlanar: samples > 1 && dataSet.integer(.planarConfiguration) == 1,
            numberOfFrames: max(1, dataSet.integer(.numberOfFrames) ?? 1), element: element)
        guard let bits = nativeFrameBitCount, bits < Int.max / 2 else { return nil }
    }
}

extension PhotometricInterpretation {
    fileprivate var usualSamplesPerPixel: Int {
        switch self {
        case .rgb, .ybrFull, .ybrFull422, .ybrPartial420, .ybrPartial422, .ybrICT, .ybrRCT: 3
        case .monochrome1, .monochrome2, .paletteColor, .other: 1
        }
    }
}

extension PixelElement {
    fileprivate var fixedBitsAllocated: Int? {
        switch self {
        case .pixelData: nil
        case .floatPixelData: 32
        case .doubleFloatPixelData: 64
        }
    }
}

extension Tag {
    fileprivate static let numberOfFrames = Tag(0x0028, 0x0008)
    fileprivate static let rows = Tag(0x0028, 0x0010)
    fileprivate static let columns = Tag(0x0028, 0x0011)
    fileprivate static let bitsAllocated = Tag(0x0028, 0x0100)
    fileprivate static let bitsStored = Tag(0x0028, 0x0101)
    fileprivate static let highBit = Tag(0x0028, 0x0102)
    fileprivate static let pixelRepresentation = Tag(0x0028, 0x0103)
}
