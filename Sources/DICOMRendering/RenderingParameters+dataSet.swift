package import DICOMCore

extension RenderingParameters {
    /// How a data set wants one of its frames to be drawn: the frame's own functional groups before the shared ones,
    /// before the attributes of the data set (C-33 to C-38).
    ///
    /// Of several alternatives the first counts: the first window, else the first VOI LUT. What makes no sense is
    /// treated as absent.
    /// - Parameter bulk: gives the bytes, in little-endian order, of a table that stayed in the object as `.bulk`.
    /// - Throws: what `bulk` throws, nothing of its own.
    package init<Failure: Error>(
        _ dataSet: DataSet, frame: FrameNumber, bulk: (AttributePath) throws(Failure) -> [UInt8]
    ) throws(Failure) {
        let isSigned = dataSet.integer(.pixelRepresentation) == 1
        let groups = FunctionalGroups(dataSet, frame: frame)
        let modality = try ModalityTransform(dataSet, groups, isSigned: isSigned, bulk: bulk)
        self.init(
            modality: modality,
            voi: try VOITransform(dataSet, groups, isSigned: isSigned || modality.givesNegatives, bulk: bulk),
            padding: paddedValues(in: dataSet, isSigned: isSigned),
            isInverse: dataSet.string(.presentationLUTShape) == "INVERSE",
            palette: try Palette(dataSet, isSigned: isSigned, bulk: bulk),
            pixelAspectRatio: aspectRatio(ofPixelsIn: dataSet, frame: frame))
    }
}

extension ModalityTransform {
    fileprivate init<Failure: Error>(
        _ dataSet: DataSet, _ groups: FunctionalGroups, isSigned: Bool, bulk: BulkReader<Failure>
    ) throws(Failure) {
        if let macro = groups.macro(.pixelValueTransformationSequence), let rescale = Self.rescale(in: macro) {
            self = rescale
            return
        }
        if !Self.isForMeasuring(dataSet), let item = dataSet.items(.modalityLUTSequence).first,
            let table = try LookupTable(
                item, descriptor: .lutDescriptor, data: .lutData,
                at: [AttributePath.Step(sequence: .modalityLUTSequence, item: 0)], isSigned: isSigned, bulk: bulk)
        {
            self = .table(table)
            return
        }
        self = Self.rescale(in: dataSet) ?? .identity
    }

    /// The table of an angiogram of logarithmic values makes them linear for measuring; its window is one of stored
    /// values. Source: PS3.3 C.8.7.1.1.2 on Pixel Intensity Relationship, read as dcm4che and Weasis do.
    private static func isForMeasuring(_ dataSet: DataSet) -> Bool {
        ["XA", "XRF"].contains(dataSet.string(.modality))
            && ["LOG", "DISP"].contains(dataSet.string(.pixelIntensityRelationship))
    }

    /// A VOI LUT begins at an output of the modality LUT, which can be negative though the stored values are not.
    var givesNegatives: Bool {
        guard case .rescale(let slope, let intercept) = self else { return false }
        return slope < 0 || intercept < 0
    }

    /// A slope of 0 would make every image one grey: no one means it.
    private static func rescale(in dataSet: DataSet) -> ModalityTransform? {
        guard let intercept = dataSet.numbers(.rescaleIntercept).first, intercept.isFinite else { return nil }
        let slope = dataSet.numbers(.rescaleSlope).first ?? 1
        return .rescale(slope: slope.isFinite && slope != 0 ? slope : 1, intercept: intercept)
    }
}

extension VOITransform {
    fileprivate init<Failure: Error>(
        _ dataSet: DataSet, _ groups: FunctionalGroups, isSigned: Bool, bulk: BulkReader<Failure>
    ) throws(Failure) {
        let isFloat = dataSet[.floatPixelData] != nil || dataSet[.doubleFloatPixelData] != nil
        let ofFrame = groups.macro(.frameVOILUTSequence).flatMap { Window($0, ofFractions: isFloat) }
        if let window = ofFrame ?? Window(dataSet, ofFractions: isFloat) {
            self = .window(window)
        } else if let item = dataSet.items(.voiLUTSequence).first,
            let table = try LookupTable(
                item, descriptor: .lutDescriptor, data: .lutData,
                at: [AttributePath.Step(sequence: .voiLUTSequence, item: 0)], isSigned: isSigned, bulk: bulk)
        {
            self = .table(table)
        } else {
            self = .automatic
        }
    }
}

extension Window {
    /// The first window of a data set or macro.
    ///
    /// LINEAR needs a width of 1; images whose values are fractions of 1 have less, and mean LINEAR_EXACT. So do maps of
    /// floating-point values with a width of just 1: nobody means a threshold by it.
    fileprivate init?(_ dataSet: DataSet, ofFractions: Bool) {
        guard let center = dataSet.numbers(.windowCenter).first, let width = dataSet.numbers(.windowWidth).first
        else { return nil }
        switch dataSet.string(.voiLUTFunction) {
        case "SIGMOID": self.init(center: center, width: width, function: .sigmoid)
        case "LINEAR_EXACT": self.init(center: center, width: width, function: .linearExact)
        default:
            let isExact = width < 1 || (width == 1 && ofFractions)
            self.init(center: center, width: width, function: isExact ? .linearExact : .linear)
        }
    }
}

extension Palette {
    /// The palette of a PALETTE COLOR image, or the supplemental one of an image that is to be shown in colour.
    fileprivate init?<Failure: Error>(
        _ dataSet: DataSet, isSigned: Bool, bulk: BulkReader<Failure>
    ) throws(Failure) {
        let isPaletteColor = dataSet.string(.photometricInterpretation)?.uppercased() == "PALETTE COLOR"
        // COLOR and MIXED, by PS3.3 C.8.16.2: grey images that carry a palette for other uses stay grey.
        guard isPaletteColor || ["COLOR", "MIXED"].contains(dataSet.string(.pixelPresentation)) else { return nil }
        try self.init(tablesOf: dataSet, isSigned: isSigned, bulk: bulk)
    }

    /// The three tables of a data set, whatever they are for; `nil` where one is missing.
    init?<Failure: Error>(
        tablesOf dataSet: DataSet, isSigned: Bool, bulk: BulkReader<Failure>
    ) throws(Failure) {
        var tables: [LookupTable] = []
        for color in Tag.paletteColors {
            let table = try LookupTable(
                dataSet, descriptor: color.descriptor, data: color.data, at: [], isSigned: isSigned, bulk: bulk)
            if let table {
                tables.append(table)
                continue
            }
            let segmented = try LookupTable(
                dataSet, descriptor: color.descriptor, segments: color.segments, isSigned: isSigned, bulk: bulk)
            guard let segmented else { return nil }
            tables.append(segmented)
        }
        self.init(red: tables[0], green: tables[1], blue: tables[2])
    }
}

/// Pixel Padding Value to Pixel Padding Range Limit, either way round. Source: PS3.3 C.7.5.1.1.2.
private func paddedValues(in dataSet: DataSet, isSigned: Bool) -> ClosedRange<Int>? {
    guard let value = dataSet.integer(.pixelPaddingValue) else { return nil }
    let ends = [value, dataSet.integer(.pixelPaddingRangeLimit) ?? value].map { end in
        // A writer that used the other of US and SS meant the same bits.
        isSigned ? Int(Int16(truncatingIfNeeded: end)) : end & 0xFFFF
    }
    return min(ends[0], ends[1])...max(ends[0], ends[1])
}

extension Tag {
    fileprivate static let pixelRepresentation = Tag(0x0028, 0x0103)
    fileprivate static let pixelPaddingValue = Tag(0x0028, 0x0120)
    fileprivate static let pixelPaddingRangeLimit = Tag(0x0028, 0x0121)
    fileprivate static let pixelIntensityRelationship = Tag(0x0028, 0x1040)
    fileprivate static let windowCenter = Tag(0x0028, 0x1050)
    fileprivate static let windowWidth = Tag(0x0028, 0x1051)
    fileprivate static let rescaleIntercept = Tag(0x0028, 0x1052)
    fileprivate static let rescaleSlope = Tag(0x0028, 0x1053)
    fileprivate static let voiLUTFunction = Tag(0x0028, 0x1056)
    fileprivate static let modalityLUTSequence = Tag(0x0028, 0x3000)
    fileprivate static let lutDescriptor = Tag(0x0028, 0x3002)
    fileprivate static let lutData = Tag(0x0028, 0x3006)
    fileprivate static let voiLUTSequence = Tag(0x0028, 0x3010)
    fileprivate static let frameVOILUTSequence = Tag(0x0028, 0x9132)
    fileprivate static let pixelValueTransformationSequence = Tag(0x0028, 0x9145)
    fileprivate static let pixelPresentation = Tag(0x0008, 0x9205)
    fileprivate static let presentationLUTShape = Tag(0x2050, 0x0020)
    fileprivate static let floatPixelData = Tag(0x7FE0, 0x0008)
    fileprivate static let doubleFloatPixelData = Tag(0x7FE0, 0x0009)

    /// Descriptor, data and segmented data of red, green and blue.
    fileprivate static let paletteColors: [(descriptor: Tag, data: Tag, segments: Tag)] = (1...3).map {
        (Tag(0x0028, 0x1100 + $0), Tag(0x0028, 0x1200 + $0), Tag(0x0028, 0x1220 + $0))
    }
}
