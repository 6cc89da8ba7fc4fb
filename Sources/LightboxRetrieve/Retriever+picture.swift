internal import DICOMCore
internal import DICOMPixels
internal import DICOMweb
internal import LightboxIndex

extension Retriever {
    /// Whether there is a picture of the instance: of its frames, or of what it has in their place.
    func isDrawable(_ record: InstanceRecord) -> Bool {
        isRenderable(record) || record.pixels == nil && SOPClassUID.isDrawing(record.sopClassUID)
    }

    /// The bytes of a picture file of a frame: a segmentation on the image that was segmented, everything else as it is.
    /// Of what has no frames, the picture that shows it.
    func picture(
        of record: InstanceRecord, _ frame: FrameNumber, _ request: RetrieveRequest, mediaType: String,
        place: GIFPlace = .alone, isContinuing: Bool
    ) async throws -> [UInt8] {
        if SOPClassUID.isSegmentation(record.sopClassUID) {
            return try await segmentationPicture(
                of: record, frame, request, mediaType, place: place, isContinuing: isContinuing)
        }
        if record.pixels == nil {
            return SOPClassUID.isStructureSet(record.sopClassUID)
                ? try await structurePicture(of: record, request, mediaType, isContinuing: isContinuing)
                : try await waveformPicture(of: record, request, mediaType, isContinuing: isContinuing)
        }
        return try await renderer.picture(
            of: record, frame, parameters: request.rendering, mediaType: mediaType, limits: request.limits,
            place: place, isContinuing: isContinuing)
    }

    /// An image that another instance refers to, where it is here and may be seen.
    func image(
        _ instance: SOPInstanceUID, _ frame: FrameNumber, _ request: RetrieveRequest
    ) async throws -> PresentedFrame? {
        guard let identity = try await index.existing([instance])[instance]?.identity,
            let record = try await records.record(identity, scope: request.scope), isRenderable(record),
            frame.index < record.frames.count
        else { return nil }
        return PresentedFrame(record: record, frame: frame)
    }

    /// Names what the picture of an instance shows beside itself: images that can come and go.
    func versionOfOthers(_ record: InstanceRecord) -> [UInt8] {
        guard SOPClassUID.refersToImages(record.sopClassUID) else { return [] }
        return Array("\(index.changeMark().map { "\($0)" } ?? "")".utf8)
    }
}

extension SOPClassUID {
    /// What has no frames and is drawn all the same.
    fileprivate static func isDrawing(_ uid: String) -> Bool { isStructureSet(uid) || isWaveform(uid) }

    fileprivate static func refersToImages(_ uid: String) -> Bool { isSegmentation(uid) || isStructureSet(uid) }
}
