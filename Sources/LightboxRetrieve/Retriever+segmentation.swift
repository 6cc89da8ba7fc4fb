internal import DICOMCore
internal import DICOMPixels
internal import DICOMRendering
internal import DICOMweb
internal import LightboxIndex
internal import LightboxWork

extension Retriever {
    /// A frame of a segmentation in the colour of its segment: on the image that was segmented where it is here and has
    /// the same size or says where it lies in the patient, else on black.
    func segmentationPicture(
        of record: InstanceRecord, _ frame: FrameNumber, _ request: RetrieveRequest, _ mediaType: String,
        place: GIFPlace = .alone, isContinuing: Bool
    ) async throws -> [UInt8] {
        let segmented = SegmentedFrame(try await renderer.description(of: record), frame: frame)
        var ground: PresentedFrame?
        var mapping: PixelMapping?
        if let source = segmented.source { ground = try await image(source.instance, source.frame, request) }
        if let image = ground, let pixels = image.record.pixels,
            pixels.rows != record.pixels?.rows || pixels.columns != record.pixels?.columns
        {
            mapping = try await self.mapping(from: image, onto: PresentedFrame(record: record, frame: frame))
            if mapping == nil { ground = nil }
        }
        return try await renderer.picture(
            of: segmented, PresentedFrame(record: record, frame: frame), on: ground, mapping,
            parameters: request.rendering,
            form: PictureForm(mediaType, request.rendering, request.limits, place: place), limits: request.limits,
            isContinuing: isContinuing)
    }

    /// Where the pixels of a frame lie on another one; `nil` where that can't be told.
    private func mapping(from frame: PresentedFrame, onto other: PresentedFrame) async throws -> PixelMapping? {
        let (ground, mask) = (
            try await renderer.description(of: frame.record), try await renderer.description(of: other.record)
        )
        guard ground.string(.frameOfReferenceUID) == mask.string(.frameOfReferenceUID),
            let plane = ImagePlane(ground, frame: frame.frame),
            let ofMask = ImagePlane(mask, frame: other.frame)
        else { return nil }
        return PixelMapping(from: plane, onto: ofMask)
    }
}

extension FrameRenderer {
    /// - Parameters:
    ///   - ground: an image of the segmentation's size, but for a mapping.
    ///   - mapping: from its pixels onto the segmentation's.
    fileprivate func picture(
        of segmented: SegmentedFrame, _ mask: PresentedFrame, on ground: PresentedFrame?, _ mapping: PixelMapping?,
        parameters: DICOMweb.RenderingParameters, form: PictureForm, limits: RenderingLimits, isContinuing: Bool
    ) async throws -> [UInt8] {
        let pixels = try check(mask.record, parameters, limits)
        let ofGround = try ground.map { try check($0.record, parameters, limits) }
        let subjects = [mask, ground].compactMap { $0.map { PictureSubject($0.record, $0.frame) } }
        return try await file(of: subjects, parameters, form, isContinuing: isContinuing) {
            let below = try await self.below(ground, parameters, limits)
            let samples = try await frames.decoded(mask.frame, of: mask.record)
            let dataSet = try await description(of: mask.record)
            return try await objects.pool.run {
                let colored = segmented.colored(samples, on: below, mapping: mapping)
                let isOnGround = mapping != nil && below != nil
                let picture = try sized(
                    colored, of: isOnGround ? ofGround ?? pixels : pixels, parameters.viewport, pixelAspectRatio: 1)
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
