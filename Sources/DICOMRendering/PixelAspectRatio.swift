import DICOMCore

/// Height of a pixel by its width, 1 where nothing says one (C-42): Pixel Aspect Ratio, which has to be there only where
/// the spacing of the pixels does not tell it, else that spacing. Source: PS3.3 C.7.6.3.1.7, 10.7.1.3.
func aspectRatio(ofPixelsIn dataSet: DataSet, frame: FrameNumber) -> Double {
    if let stated = ratio(dataSet.numbers(.pixelAspectRatio)) { return stated }
    let measures = FunctionalGroups(dataSet, frame: frame).macro(.pixelMeasuresSequence)
    let spacings = [measures.map { $0.numbers(.pixelSpacing) }] + Tag.spacings.map(dataSet.numbers)
    guard let ofSpacing = spacings.lazy.compactMap({ $0.flatMap(ratio) }).first else { return 1 }
    // The same spacing written with more or fewer digits is none.
    return (ofSpacing - 1).magnitude < 0.001 ? 1 : ofSpacing
}

/// Vertical by horizontal; `nil` where it makes no sense.
private func ratio(_ numbers: [Double]) -> Double? {
    guard numbers.count >= 2, numbers[0] > 0, numbers[1] > 0, numbers[0].isFinite, numbers[1].isFinite else {
        return nil
    }
    // Beyond a hundred it is a slip.
    return min(100, max(0.01, numbers[0] / numbers[1]))
}

extension Tag {
    fileprivate static let pixelAspectRatio = Tag(0x0028, 0x0034)
    fileprivate static let pixelSpacing = Tag(0x0028, 0x0030)
    fileprivate static let pixelMeasuresSequence = Tag(0x0028, 0x9110)
    /// Pixel Spacing, Imager Pixel Spacing, Nominal Scanned Pixel Spacing.
    fileprivate static let spacings = [pixelSpacing, Tag(0x0018, 0x1164), Tag(0x0018, 0x2010)]
}
