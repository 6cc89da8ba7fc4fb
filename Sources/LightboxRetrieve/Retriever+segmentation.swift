internal import DICOMCore
internal import DICOMPixels
internal import DICOMRendering
internal import DICOMweb
internal import LightboxIndex
internal import LightboxWork

extension Retriever {
    /// A frame of a segmentation in the colour of its segment: on the image that was segmented where it is here and has
    /// the same size, else on black.
    func segmentationPicture(
        of record: InstanceRecord, _ frame: FrameNumber, _ request: RetrieveRequest, _ mediaType: String,
        isContinuing: Bool
    ) async throws -> [UInt8] {
        let segmented = SegmentedFrame(try await renderer.description(of: record), frame: frame)
        var ground: PresentedFrame?
        if let source = segmented.source { ground = try await image(source.instance, source.frame, request) }
        if let pixels = ground?.record.pixels,
            pixels.rows != record.pixels?.rows || pixels.columns != record.pixels?.columns
        {
            ground = nil
        }
        return try await renderer.picture(
            of: segmented, PresentedFrame(record: record, frame: frame), on: ground, parameters: request.rendering,
            mediaType: mediaType, limits: request.limits, isContinuing: isContinuing)
    }
}

extension FrameRenderer {
    /// - Parameter ground: an image of the segmentation's size.
    fileprivate func picture(
        of segmented: SegmentedFrame, _ mask: PresentedFrame, on ground: PresentedFrame?,
        parameters: DICOMweb.RenderingParameters, mediaType: String, limits: RenderingLimits, isContinuing: Bool
    ) async throws -> [UInt8] {
        let pixels = try check(mask.record, parameters, limits)
        let form = PictureForm(mediaType: mediaType, quality: parameters.quality ?? limits.jpegQuality, place: .alone)
        let subjects = [mask, ground].compactMap { $0.map { PictureSubject($0.record, $0.frame) } }
        return try await file(of: subjects, parameters, form, isContinuing: isContinuing) {
            let below = try await self.below(ground, parameters, limits)
            let samples = try await frames.decoded(mask.frame, of: mask.record)
            let dataSet = try await description(of: mask.record)
            return try await objects.pool.run {
                let picture = try sized(
                    segmented.colored(samples, on: below), of: pixels, parameters.viewport, pixelAspectRatio: 1)
                do throws(PixelError) {
                    let color = try ManagedColor(picture, parameters.iccProfile, stored: nil)
                    let marks = annotationMarks(
                        parameters.annotations, dataSet, mask.frame, frameCount: mask.record.frames.count,
                        width: picture.width, height: picture.height)
                    let marked = try color.marked(marks)
                    return try form.encoded(marked.picture, profile: marked.profile)
                } catch {
                    throw RetrieveError(error, syntax: mask.record.transferSyntax)
                }
            }
        }
    }

    /// The image in full; `nil` also where its pixels are damaged: the segment is seen without it.
    private func below(
        _ ground: PresentedFrame?, _ parameters: DICOMweb.RenderingParameters, _ limits: RenderingLimits
    ) async throws -> Picture? {
        guard let ground, let pixels = ground.record.pixels else { return nil }
        var whole = DICOMweb.RenderingParameters()
        whole.window = parameters.window
        do {
            return try await drawn(ground.record, pixels, ground.frame, whole, limits) { $0.picture }
        } catch let error as RetrieveError where error.isOfPixels {
            return nil
        }
    }
}
