internal import DICOMCore
internal import DICOMPixels
internal import DICOMRendering
internal import DICOMweb
internal import LightboxIndex
internal import LightboxStore
internal import LightboxWork

extension FrameRenderer {
    /// The bytes of a picture file of a frame as a presentation state shows it: its transforms, shutter, displayed area,
    /// rotation and annotations (C-23).
    func picture(
        of presented: PresentedFrame, by presentation: StoredPresentation, parameters: DICOMweb.RenderingParameters,
        mediaType: String, limits: RenderingLimits, isContinuing: Bool
    ) async throws -> [UInt8] {
        let record = presented.record
        try check(record, parameters, limits)
        let form = PictureForm(mediaType: mediaType, quality: parameters.quality ?? limits.jpegQuality, place: .alone)
        return try await gate.run(isContinuing: isContinuing) {
            let samples = try await frames.decoded(presented.frame, of: record)
            let dataSet = try await description(of: record)
            let words = await wholeWords(presented.frame, of: record, dataSet)
            let path = try objects.path(of: record.object)
            return try await objects.pool.run {
                try presentedFile(
                    samples, words, dataSet, at: path, presented, presentation, parameters, limits: limits, form: form)
            }
        }
    }
}

/// Draws and encodes. Blocks.
private func presentedFile(
    _ samples: NativeFrame, _ words: NativeFrame?, _ dataSet: DataSet, at path: ObjectPlace,
    _ presented: PresentedFrame,
    _ presentation: StoredPresentation, _ parameters: DICOMweb.RenderingParameters, limits: RenderingLimits,
    form: PictureForm
) throws -> [UInt8] {
    let image = presented.record.identity.instance
    let state = presentation.state
    let own = try DICOMRendering.RenderingParameters(dataSet, frame: presented.frame) {
        try bulkValue($0, of: path)
    }
    let transforms = try state.parameters(of: image, presented.frame, samples: samples, own: own) {
        try bulkValue($0, of: presentation.place)
    }
    let arrangement = Arrangement(
        state, of: image, presented.frame, imageWidth: samples.columns, imageHeight: samples.rows,
        viewport: parameters.viewport.map { ($0.width, $0.height) }, pixelLimit: limits.maximumPixels)
    guard let arrangement else { throw RetrieveError.notRenderable }
    do {
        let overlays = try state.overlays(on: dataSet, presented.frame, words: words) {
            try bulkValue($0, of: presentation.place, limit: largestOverlay)
        } imageBulk: {
            try bulkValue($0, of: path, limit: largestOverlay)
        }
        // Overlays lie over the shutter and are turned with the image.
        let covered = try state.covered(try render(samples, transforms), presented.frame) {
            try bulkValue($0, of: presentation.place, limit: largestOverlay)
        }
        let picture = arrangement.arrange(overlaid(covered, with: overlays))
        let stored =
            parameters.needsStoredProfile
            ? try storedICCProfile(dataSet) { try bulkValue($0, of: path, limit: largestProfile) } : nil
        let color = try ManagedColor(picture, parameters.iccProfile, stored: stored)
        let marks =
            state.marks(of: image, presented.frame, on: arrangement)
            + annotationMarks(
                parameters.annotations, dataSet, presented.frame, frameCount: presented.record.frames.count,
                width: picture.width, height: picture.height)
        return try form.encoded(try drawn(marks, on: color.picture), profile: color.profile)
    } catch is RenderingError {
        throw RetrieveError.notRenderable
    } catch let error as PixelError {
        throw RetrieveError(error, syntax: presented.record.transferSyntax)
    }
}
