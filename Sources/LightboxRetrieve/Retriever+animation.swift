internal import DICOMCore
internal import DICOMPixels
internal import DICOMRendering
internal import DICOMweb
internal import LightboxIndex

extension Retriever {
    /// Frames of an instance as one animated GIF, drawn while it is sent: one frame is in memory at a time (B-71).
    /// - Parameter frames: those that the instance has, in the order in which they are shown.
    func animationPart(
        _ record: InstanceRecord, _ frames: [FrameNumber], _ representation: Representation, _ request: RetrieveRequest
    ) throws -> PlannedPart {
        guard isRenderable(record) else { throw RetrieveError.notRenderable }
        try request.rendering.check(mediaType: representation.mediaType)
        guard let first = frames.first, let last = frames.last else { throw RetrieveError.notRenderable }
        let body = PlannedBody(byteCount: nil) { opening in
            let milliseconds = try await renderer.frameDuration(of: record)
            let delay = max(2, Int((milliseconds / 10).rounded()))
            let steady = try await steadied(request, of: record, frames, isContinuing: opening.isContinuing)
            // The first one before the head is sent: what is wrong with the request shows there.
            @Sendable func place(_ frame: FrameNumber) -> GIFPlace {
                GIFPlace(isFirst: frame == first, isLast: frame == last, delay: delay)
            }
            let head = try await animationFrame(
                first, of: record, place(first), steady, isContinuing: opening.isContinuing)
            return ByteStream(byteCount: nil) { consume in
                try await head.send(to: consume)
                for frame in frames.dropFirst() {
                    try Task.checkCancellation()
                    try await animationFrame(frame, of: record, place(frame), steady, isContinuing: true)
                        .send(to: consume)
                }
            }
        }
        return PlannedPart(
            contentType: representation.contentType, location: location(of: frames, record),
            version: version(of: record, first, request.rendering, request.limits) + Array("\(frames)".utf8),
            body: body)
    }

    /// The request with one window for all frames.
    private func steadied(
        _ request: RetrieveRequest, of record: InstanceRecord, _ frames: [FrameNumber], isContinuing: Bool
    ) async throws -> RetrieveRequest {
        guard request.rendering.window == nil else { return request }
        var steady = request
        steady.rendering.window = try await renderer.commonWindow(of: record, frames, isContinuing: isContinuing)
        return steady
    }

    private func animationFrame(
        _ frame: FrameNumber, of record: InstanceRecord, _ place: GIFPlace, _ request: RetrieveRequest,
        isContinuing: Bool
    ) async throws -> ByteStream {
        let bytes = try await renderer.picture(
            of: record, frame, parameters: request.rendering, mediaType: "image/gif", limits: request.limits,
            place: place, isContinuing: isContinuing)
        return ByteStream(bytes)
    }

    private func location(of frames: [FrameNumber], _ record: InstanceRecord) -> String {
        guard frames.count < record.frames.count else { return record.path }
        return record.path + "/frames/" + frames.map { "\($0.value)" }.joined(separator: ",")
    }
}
