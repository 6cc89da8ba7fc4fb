internal import DICOMCore
internal import DICOMPixels
internal import DICOMRendering
internal import DICOMweb
internal import LightboxIndex
internal import LightboxWork

/// A frame of a segmentation with the image that it is seen on.
private struct GroundedSegment: Sendable {
    let segmented: SegmentedFrame
    let mask: PresentedFrame
    /// Of the segmentation's size, but for a mapping.
    let ground: PresentedFrame?
    /// From the pixels of the ground onto those of the segmentation.
    let mapping: PixelMapping?
}

extension Retriever {
    /// A frame of a segmentation in the colour of its segment: on the image that was segmented where it is here and has
    /// the same size or says where it lies in the patient, else on black.
    func segmentationPicture(
        of record: InstanceRecord, _ frame: FrameNumber, _ request: RetrieveRequest, _ mediaType: String,
        place: GIFPlace = .alone, isContinuing: Bool
    ) async throws -> [UInt8] {
        try await renderer.picture(
            of: try await grounded(PresentedFrame(record: record, frame: frame), request),
            parameters: request.rendering,
            form: PictureForm(mediaType, request.rendering, request.limits, place: place), limits: request.limits,
            isContinuing: isContinuing)
    }

    /// The same as a part of a larger picture.
    func segmentationPart(
        of shown: PresentedFrame, _ parameters: DICOMweb.RenderingParameters, _ request: RetrieveRequest,
        isContinuing: Bool
    ) async throws -> Picture {
        let segment = try await grounded(shown, request)
        return try await renderer.gate.run(isContinuing: isContinuing) {
            try await renderer.colored(segment, parameters, request.limits)
        }
    }

    private func grounded(_ mask: PresentedFrame, _ request: RetrieveRequest) async throws -> GroundedSegment {
        let segmented = SegmentedFrame(try await renderer.description(of: mask.record), frame: mask.frame)
        var ground: PresentedFrame?
        var mapping: PixelMapping?
        if let source = segmented.source { ground = try await image(source.instance, source.frame, request) }
        if let image = ground, let pixels = image.record.pixels,
            pixels.rows != mask.record.pixels?.rows || pixels.columns != mask.record.pixels?.columns
        {
            mapping = try await self.mapping(from: image, onto: mask)
            if mapping == nil { ground = nil }
        }
        return GroundedSegment(segmented: segmented, mask: mask, ground: ground, mapping: mapping)
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
    fileprivate func picture(
        of segment: GroundedSegment, parameters: DICOMweb.RenderingParameters, form: PictureForm,
        limits: RenderingLimits, isContinuing: Bool
    ) async throws -> [UInt8] {
        let mask = segment.mask
        try check(mask.record, parameters, limits)
        if let ground = segment.ground { try check(ground.record, parameters, limits) }
        let subjects = [mask, segment.ground].compactMap { $0.map { PictureSubject($0.record, $0.frame) } }
        return try await file(of: subjects, parameters, form, isContinuing: isContinuing) {
            let picture = try await colored(segment, parameters, limits)
            let dataSet = try await description(of: mask.record)
            return try await objects.pool.run {
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

    /// The segment on its image, as large as it is asked for.
    fileprivate func colored(
        _ segment: GroundedSegment, _ parameters: DICOMweb.RenderingParameters, _ limits: RenderingLimits
    ) async throws -> Picture {
        let mask = segment.mask
        let ofMask = try check(mask.record, parameters, limits)
        let ofGround = try segment.ground.map { try check($0.record, parameters, limits) }
        let below = try await self.below(segment.ground, parameters, limits)
        let samples = try await frames.decoded(mask.frame, of: mask.record)
        // What is seen has the pixels of the image, where there is one.
        let shape = below == nil ? mask : segment.ground ?? mask
        let pixels = below == nil ? ofMask : ofGround ?? ofMask
        let ratio = try await ownTransforms(of: shape.record, shape.frame).pixelAspectRatio
        return try await objects.pool.run {
            let colored = segment.segmented.colored(samples, on: below, mapping: segment.mapping)
            return try sized(colored, of: pixels, parameters.viewport, pixelAspectRatio: ratio)
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
