package import DICOMCore

/// A softcopy presentation state: how somebody wants some images to be looked at. Source: PS3.3 A.33, PS3.4 N.2 (C-22,
/// C-23).
package struct PresentationState: Sendable {
    let dataSet: DataSet
    /// The images that it is about, in its order.
    package let references: [PresentedImage]
    /// Where in its object the tables of its transforms lie.
    private let origin: [AttributePath.Step]

    /// - Returns: `nil` for a data set that refers to no image.
    package init?(_ dataSet: DataSet) {
        self.init(dataSet, origin: [])
    }

    /// What a blending presentation state says of one of its two sets of images, and of both.
    init?(_ item: DataSet, at place: Int, of dataSet: DataSet) {
        var both = dataSet
        both.remove(.blendingSequence)
        for element in item.elements { both.set(element) }
        self.init(both, origin: [AttributePath.Step(sequence: .blendingSequence, item: place)])
    }

    private init?(_ dataSet: DataSet, origin: [AttributePath.Step]) {
        self.dataSet = dataSet
        self.origin = origin
        references = dataSet.items(.referencedSeriesSequence).flatMap { series in
            let uid = series.string(.seriesInstanceUID).flatMap(SeriesInstanceUID.init)
            return series.items(.referencedImageSequence).compactMap { image in
                uid.flatMap { PresentedImage(image, series: $0) }
            }
        }
        guard !references.isEmpty else { return nil }
    }

    /// The study of the images.
    package var study: StudyInstanceUID? { dataSet.string(.studyInstanceUID).flatMap(StudyInstanceUID.init) }

    /// The transforms of a frame: those of the state in place of the image's own; what the state lacks is the identity, and
    /// MONOCHROME1 means nothing (C-23).
    /// - Parameters:
    ///   - samples: the frame, which tells the range that an identity maps.
    ///   - own: how the image itself would be drawn: its padding and palette stay.
    ///   - isSubtracted: a mask is subtracted in front of the VOI LUT, which leaves negative values too.
    ///   - table: gives the bytes of a table of the state that stayed in its object.
    /// - Throws: what `table` throws.
    package func parameters(
        of image: SOPInstanceUID, _ frame: FrameNumber, samples: NativeFrame, own: RenderingParameters,
        isSubtracted: Bool = false, bulk table: (AttributePath) throws -> [UInt8]
    ) throws -> RenderingParameters {
        func bulk(_ path: AttributePath) throws -> [UInt8] {
            try table(AttributePath(origin + path.steps, path.tag))
        }
        var parameters = own
        let state = try RenderingParameters(dataSet.described(asSigned: samples.isSigned), frame: .first, bulk: bulk)
        parameters.modality = state.modality
        parameters.isInverse = state.isInverse
        parameters.invertsMonochrome1 = false
        parameters.voi = .window(identity(of: samples, state.modality, isSubtracted: isSubtracted))
        let isSigned = samples.isSigned || state.modality.givesNegatives || isSubtracted
        for (place, item) in dataSet.items(.softcopyVOILUTSequence).enumerated()
        where item.applies(to: image, frame) {
            let step = AttributePath.Step(sequence: .softcopyVOILUTSequence, item: place)
            let voi = try RenderingParameters(item.described(asSigned: isSigned), frame: .first) { path in
                try bulk(AttributePath([step] + path.steps, path.tag))
            }.voi
            if voi != .automatic { parameters.voi = voi }
            break
        }
        if let item = dataSet.items(.presentationLUTSequence).first {
            let step = AttributePath.Step(sequence: .presentationLUTSequence, item: 0)
            parameters.presentationLUT = try LookupTable(
                item, descriptor: .lutDescriptor, data: .lutData, at: [step], isSigned: false, bulk: bulk)
        }
        return parameters
    }

    /// The colours that a pseudo-colour state gives to grey images.
    /// - Parameter bulk: gives the bytes of a table that stayed in the object.
    /// - Throws: what `bulk` throws.
    package func palette(bulk: (AttributePath) throws -> [UInt8]) throws -> Palette? {
        guard dataSet.string(.sopClassUID) == "1.2.840.10008.5.1.4.1.1.11.3" else { return nil }
        return try Palette(tablesOf: dataSet, isSigned: false, bulk: bulk)
    }

    /// What is subtracted from a frame before its VOI LUT; `nil` for nothing.
    package func subtraction(from frame: FrameNumber, frameCount: Int) -> MaskSubtraction? {
        MaskSubtraction(dataSet, frame: frame, frameCount: frameCount)
    }

    /// All that the modality LUT can give, or two of its values can differ by, from black to white.
    private func identity(
        of samples: NativeFrame, _ modality: ModalityTransform, isSubtracted: Bool
    ) -> Window {
        var ends: [Double]
        switch modality {
        case .table(let table): ends = [0, Double(table.fullScale)]
        case .rescale:
            let count = Double(sign: .plus, exponent: samples.bitsStored, significand: 1)
            ends = (samples.isSigned ? [-count / 2, count / 2 - 1] : [0, count - 1]).map(modality.map)
        }
        ends.sort()
        if isSubtracted { ends = [ends[0] - ends[1], ends[1] - ends[0]] }
        let whole = Window(center: (ends[0] + ends[1]) / 2, width: ends[1] - ends[0], function: .linearExact)
        return whole ?? Window.unit
    }
}

/// An image that a presentation state refers to.
package struct PresentedImage: Hashable, Sendable {
    package let series: SeriesInstanceUID
    package let instance: SOPInstanceUID
    /// Empty for all of them.
    package let frames: [FrameNumber]

    fileprivate init?(_ item: DataSet, series: SeriesInstanceUID) {
        guard let instance = item.string(.referencedSOPInstanceUID).flatMap(SOPInstanceUID.init) else { return nil }
        self.series = series
        self.instance = instance
        frames = item.referencedFrames
    }
}

extension Window {
    /// 0 is black, 1 is white.
    fileprivate static let unit = Window(validated: 0.5, width: 1)
}

extension DataSet {
    /// Whether an item of a presentation state is about this frame: it names the image, or none at all.
    func applies(to image: SOPInstanceUID, _ frame: FrameNumber) -> Bool {
        let images = items(.referencedImageSequence)
        guard !images.isEmpty else { return true }
        return images.contains { item in
            guard item.string(.referencedSOPInstanceUID) == image.text else { return false }
            let frames = item.referencedFrames
            return frames.isEmpty || frames.contains(frame)
        }
    }

    fileprivate var referencedFrames: [FrameNumber] {
        numbers(.referencedFrameNumber).compactMap { Int(exactly: $0).flatMap(FrameNumber.init) }
    }

    /// The same with the Pixel Representation that decides whether LUT descriptors can be negative.
    fileprivate func described(asSigned isSigned: Bool) -> DataSet {
        var copy = self
        copy.set(DataElement(.pixelRepresentation, .US, .unsignedIntegers([isSigned ? 1 : 0])))
        return copy
    }
}

extension Tag {
    fileprivate static let referencedSeriesSequence = Tag(0x0008, 0x1115)
    static let referencedImageSequence = Tag(0x0008, 0x1140)
    fileprivate static let referencedSOPInstanceUID = Tag(0x0008, 0x1155)
    fileprivate static let referencedFrameNumber = Tag(0x0008, 0x1160)
    fileprivate static let pixelRepresentation = Tag(0x0028, 0x0103)
    fileprivate static let lutDescriptor = Tag(0x0028, 0x3002)
    fileprivate static let lutData = Tag(0x0028, 0x3006)
    fileprivate static let softcopyVOILUTSequence = Tag(0x0028, 0x3110)
    fileprivate static let presentationLUTSequence = Tag(0x2050, 0x0010)
}
