internal import DICOMCore
internal import DICOMPixels
internal import DICOMRendering
internal import DICOMweb
internal import LightboxIndex

extension Retriever {
    /// All frames of an instance as one animated GIF, drawn while it is sent: one frame is in memory at a time (B-71).
    func animationPart(
        _ record: InstanceRecord, _ representation: Representation, _ request: RetrieveRequest
    ) throws -> PlannedPart {
        guard isRenderable(record) else { throw RetrieveError.notRenderable }
        try request.rendering.check(mediaType: representation.mediaType)
        let frames = (1...record.frames.count).compactMap(FrameNumber.init)
        let body = PlannedBody(byteCount: nil) { opening in
            let milliseconds = try await renderer.frameDuration(of: record)
            let delay = max(2, Int((milliseconds / 10).rounded()))
            // The first one before the head is sent: what is wrong with the request shows there.
            let first = try await animationFrame(
                .first, of: record, delay: delay, request, isContinuing: opening.isContinuing)
            return ByteStream(byteCount: nil) { consume in
                try await first.send(to: consume)
                for frame in frames.dropFirst() {
                    try Task.checkCancellation()
                    try await animationFrame(frame, of: record, delay: delay, request, isContinuing: true)
                        .send(to: consume)
                }
            }
        }
        return PlannedPart(
            contentType: representation.contentType, location: record.path,
            version: version(of: record, .first, request.rendering, request.limits), body: body)
    }

    private func animationFrame(
        _ frame: FrameNumber, of record: InstanceRecord, delay: Int, _ request: RetrieveRequest, isContinuing: Bool
    ) async throws -> ByteStream {
        let place = GIFPlace(isFirst: frame == .first, isLast: frame.value == record.frames.count, delay: delay)
        let bytes = try await renderer.picture(
            of: record, frame, parameters: request.rendering, mediaType: "image/gif", limits: request.limits,
            place: place, isContinuing: isContinuing)
        return ByteStream(bytes)
    }
}
