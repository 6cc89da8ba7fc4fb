internal import DICOMCore
internal import DICOMPixels
internal import DICOMRendering
internal import DICOMweb
internal import LightboxIndex
internal import LightboxStore
internal import LightboxWork

extension FrameRenderer {
    /// The bytes of a picture file of a frame as a presentation state shows it: its transforms, what is laid over it,
    /// shutter, displayed area, rotation and annotations (C-23).
    func picture(
        of presented: PresentedFrame, under superimposed: SuperimposedFrame?, by presentation: StoredPresentation,
        parameters: DICOMweb.RenderingParameters, form: PictureForm, limits: RenderingLimits, isContinuing: Bool
    ) async throws -> [UInt8] {
        let record = presented.record
        try check(record, parameters, limits)
        if let superimposed { try check(superimposed.frame.record, parameters, limits) }
        return try await gate.run(isContinuing: isContinuing) {
            let below = try await transformed(presented, by: presentation.state, at: presentation.place)
            // Both sets together are coloured, a slice that lies under nothing too.
            let ground = presentation.blending == nil ? below.picture : below.picture.withColors
            var above: Superimposed?
            if let superimposed, let blending = presentation.blending {
                let look = try await transformed(
                    superimposed.frame, by: blending.superimposed, at: presentation.place)
                above = try await objects.pool.run {
                    try blending.palette { try bulkValue($0, of: presentation.place) }.flatMap {
                        Superimposed(
                            look.picture, of: look.samples, padding: look.padding, by: $0,
                            mapping: superimposed.mapping, opacity: blending.opacity)
                    }
                }
                guard above != nil else { throw RetrieveError.notRenderable }
            }
            let words = try await wholeWords(presented.frame, of: record, below.dataSet)
            let profile = try await storedProfile(of: record, presented.frame, below.dataSet, parameters)
            return try await objects.pool.run { [above] in
                try presentedFile(
                    above?.over(ground) ?? ground, words, below.dataSet, presented, presentation,
                    at: try objects.path(of: record.object), parameters, profile: profile, limits: limits, form: form)
            }
        }
    }

    /// A frame behind the transforms of its values, the size of its image.
    private struct Look: Sendable {
        let picture: Picture
        let samples: NativeFrame
        let padding: ClosedRange<Int>?
        let dataSet: DataSet
    }

    /// - Parameter place: of the object of the state.
    private func transformed(
        _ presented: PresentedFrame, by state: PresentationState, at place: ObjectPlace
    ) async throws -> Look {
        let record = presented.record
        let samples = try await frames.decoded(presented.frame, of: record)
        let dataSet = try await description(of: record)
        let path = try objects.path(of: record.object)
        let subtraction = state.subtraction(from: presented.frame, frameCount: record.frames.count)
        let (transforms, palette) = try await objects.pool.run {
            let own = try DICOMRendering.RenderingParameters(dataSet, frame: presented.frame) {
                try bulkValue($0, of: path)
            }
            let transforms = try state.parameters(
                of: record.identity.instance, presented.frame, samples: samples, own: own,
                isSubtracted: subtraction != nil
            ) {
                try bulkValue($0, of: place)
            }
            return (transforms, try state.palette { try bulkValue($0, of: place) })
        }
        var drawn = samples
        var parameters = transforms
        if let subtraction, let rest = try await rest(of: record, subtraction, transforms.modality) {
            drawn = rest
            parameters.modality = .identity
            parameters.padding = nil
        }
        return try await objects.pool.run { [drawn, parameters] in
            do throws(RenderingError) {
                let picture = try render(drawn, parameters)
                return Look(
                    picture: palette?.colored(picture) ?? picture, samples: samples, padding: transforms.padding,
                    dataSet: dataSet)
            } catch {
                throw RetrieveError.notRenderable
            }
        }
    }

    /// What a subtraction leaves of a frame. The frames are decoded one after the other, so that one is in memory beside
    /// the two averages.
    /// - Returns: `nil` for coloured frames.
    private func rest(
        of record: InstanceRecord, _ subtraction: MaskSubtraction, _ modality: ModalityTransform
    ) async throws -> NativeFrame? {
        guard let contrast = try await average(subtraction.contrast, of: record, modality),
            let mask = try await average(subtraction.masks, of: record, modality)
        else { return nil }
        return try await objects.pool.run { contrast.subtracting(mask, shiftedBy: subtraction.shift) }
    }

    private func average(
        _ numbers: [FrameNumber], of record: InstanceRecord, _ modality: ModalityTransform
    ) async throws -> FrameAverage? {
        var average: FrameAverage?
        for number in numbers {
            let samples = try await frames.decoded(number, of: record)
            average = try await objects.pool.run { [average] in
                guard var average else { return FrameAverage(samples, modality) }
                average.add(samples, modality)
                return average
            }
        }
        return average
    }
}

/// Draws what lies on the picture of the image, arranges and encodes it. Blocks.
/// - Parameters:
///   - drawn: the size of the image.
///   - path: of the object of the image.
///   - profile: of the image.
private func presentedFile(
    _ drawn: Picture, _ words: NativeFrame?, _ dataSet: DataSet, _ presented: PresentedFrame,
    _ presentation: StoredPresentation, at path: ObjectPlace, _ parameters: DICOMweb.RenderingParameters,
    profile: [UInt8]?, limits: RenderingLimits, form: PictureForm
) throws -> [UInt8] {
    let image = presented.record.identity.instance
    let state = presentation.state
    let arrangement = Arrangement(
        state, of: image, presented.frame, imageWidth: drawn.width, imageHeight: drawn.height,
        viewport: parameters.viewport.map { ($0.width, $0.height) }, pixelLimit: limits.maximumPixels)
    guard let arrangement else { throw RetrieveError.notRenderable }
    do {
        let overlays = try state.overlays(on: dataSet, presented.frame, words: words) {
            try bulkValue($0, of: presentation.place, limit: largestOverlay)
        } imageBulk: {
            try bulkValue($0, of: path, limit: largestOverlay)
        }
        // Overlays lie over the shutter and are turned with the image.
        let covered = try state.covered(drawn, presented.frame) {
            try bulkValue($0, of: presentation.place, limit: largestOverlay)
        }
        let picture = arrangement.arrange(overlaid(covered, with: overlays))
        // The profile of the state counts, not that of the image (C-22).
        let ofState =
            parameters.needsStoredProfile
            ? try storedICCProfile(presentation.dataSet) {
                try bulkValue($0, of: presentation.place, limit: largestProfile)
            } : nil
        let color = try ManagedColor(picture, parameters.iccProfile, stored: ofState ?? profile)
        let marks =
            state.marks(of: image, presented.frame, on: arrangement)
            + annotationMarks(
                parameters.annotations, dataSet, presented.frame, frameCount: presented.record.frames.count,
                width: picture.width, height: picture.height)
        let marked = try color.marked(marks)
        return try form.encoded(marked.picture, profile: marked.profile)
    } catch let error as PixelError {
        throw RetrieveError(error, syntax: presented.record.transferSyntax)
    }
}
