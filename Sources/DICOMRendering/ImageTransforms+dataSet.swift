package import DICOMCore

/// Bytes of a value that stays in the object, `nil` where they can't be had.
package typealias BulkFetch = (AttributePath) throws -> [UInt8]?

extension ImageTransforms {
    /// Reads what a data set says about one of its frames: the frame's functional groups come before the shared ones, and
    /// those before the root (C-33, C-34).
    /// - Parameters:
    ///   - photometric: of the samples, after decoding.
    ///   - bulk: fetches long tables. - Throws: what it throws.
    package init(
        _ dataSet: DataSet, frame: FrameNumber, photometric: PhotometricInterpretation, bulk: BulkFetch
    ) throws {
        self.init()
        let groups = FunctionalGroups(dataSet, frame: frame)
        modality = try Self.modality(groups, bulk: bulk)
        voi = try Self.voi(groups, bulk: bulk)
        padding = Self.padding(dataSet)
        isInverse = photometric == .monochrome1 || dataSet.string(.presentationLUTShape) == "INVERSE"
        if photometric == .paletteColor { palette = try Palette(dataSet, bulk: bulk) }
    }

    private static func modality(_ groups: FunctionalGroups, bulk: BulkFetch) throws -> Modality {
        let source = groups.holder(of: .pixelValueTransformationSequence, with: .rescaleSlope)
        if let item = source.dataSet.items(.modalityLUTSequence).first,
            let table = try LookupTable(
                item, at: source.path(to: .modalityLUTSequence), descriptor: .lutDescriptor, data: .lutData, bulk: bulk)
        {
            return .lookup(table)
        }
        let slope = source.dataSet.numbers(.rescaleSlope).first ?? 1
        return .rescale(slope: slope == 0 ? 1 : slope, intercept: source.dataSet.numbers(.rescaleIntercept).first ?? 0)
    }

    private static func voi(_ groups: FunctionalGroups, bulk: BulkFetch) throws -> VOI {
        let source = groups.holder(of: .frameVOILUTSequence, with: .windowCenter)
        if let center = source.dataSet.numbers(.windowCenter).first,
            let width = source.dataSet.numbers(.windowWidth).first, width > 0
        {
            let function: Window.Function =
                switch source.dataSet.string(.voiLUTFunction) {
                case "LINEAR_EXACT"?: .linearExact
                case "SIGMOID"?: .sigmoid
                default: .linear
                }
            return .window(Window(center: center, width: width, function: function))
        }
        if let item = source.dataSet.items(.voiLUTSequence).first,
            let table = try LookupTable(
                item, at: source.path(to: .voiLUTSequence), descriptor: .lutDescriptor, data: .lutData, bulk: bulk)
        {
            return .lookup(table)
        }
        return .automatic
    }

    /// Pixel Padding Value, to Pixel Padding Range Limit where there is one. Source: PS3.3 C.7.5.1.1.2.
    private static func padding(_ dataSet: DataSet) -> ClosedRange<Int>? {
        guard let value = dataSet.integer(.pixelPaddingValue) else { return nil }
        let limit = dataSet.integer(.pixelPaddingRangeLimit) ?? value
        return min(value, limit)...max(value, limit)
    }
}

/// The items that describe one frame, from the most special to the root.
private struct FunctionalGroups {
    struct Holder {
        let dataSet: DataSet
        let steps: [AttributePath.Step]

        func path(to sequence: Tag) -> [AttributePath.Step] {
            steps + [AttributePath.Step(sequence: sequence, item: 0)]
        }
    }

    private let root: Holder
    private let groups: [Holder]

    init(_ dataSet: DataSet, frame: FrameNumber) {
        root = Holder(dataSet: dataSet, steps: [])
        let perFrame = dataSet.items(.perFrameFunctionalGroupsSequence)
        let shared = dataSet.items(.sharedFunctionalGroupsSequence)
        var groups: [Holder] = []
        if frame.index < perFrame.count {
            let step = AttributePath.Step(sequence: .perFrameFunctionalGroupsSequence, item: frame.index)
            groups.append(Holder(dataSet: perFrame[frame.index], steps: [step]))
        }
        if let first = shared.first {
            let step = AttributePath.Step(sequence: .sharedFunctionalGroupsSequence, item: 0)
            groups.append(Holder(dataSet: first, steps: [step]))
        }
        self.groups = groups
    }

    /// The item of a functional group macro that applies to the frame, or the root.
    func holder(of sequence: Tag, with attribute: Tag) -> Holder {
        for group in groups {
            guard let item = group.dataSet.items(sequence).first, item[attribute] != nil else { continue }
            return Holder(dataSet: item, steps: group.path(to: sequence))
        }
        return root
    }
}

extension Tag {
    fileprivate static let pixelPaddingValue = Tag(0x0028, 0x0120)
    fileprivate static let pixelPaddingRangeLimit = Tag(0x0028, 0x0121)
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
    fileprivate static let presentationLUTShape = Tag(0x2050, 0x0020)
    fileprivate static let sharedFunctionalGroupsSequence = Tag(0x5200, 0x9229)
    fileprivate static let perFrameFunctionalGroupsSequence = Tag(0x5200, 0x9230)
}
