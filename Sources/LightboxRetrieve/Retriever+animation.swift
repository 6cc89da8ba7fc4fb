internal import DICOMCore
internal import DICOMPixels
internal import DICOMRendering
internal import DICOMweb
internal import LightboxIndex

extension Retriever {
    /// Frames of an instance as one animated GIF (B-71).
    /// - Parameter frames: those that the instance has, in the order in which they are shown.
    func animationPart(
        _ record: InstanceRecord, _ frames: [FrameNumber], _ representation: Representation, _ request: RetrieveRequest
    ) throws -> PlannedPart {
        guard isRenderable(record), let first = frames.first else { throw RetrieveError.notRenderable }
        try request.rendering.check(mediaType: representation.mediaType)
        let body = PlannedBody(byteCount: nil) { opening in
            let steady = try await steadied(request, of: record, frames, isContinuing: opening.isContinuing)
            return try await animation(of: frames, paceOf: record, opening) { frame, place, isContinuing in
                try await picture(
                    of: record, frame, steady, mediaType: representation.mediaType, place: place,
                    isContinuing: isContinuing)
            }
        }
        return PlannedPart(
            contentType: representation.contentType, location: location(of: frames, record),
            version: version(of: record, first, request.rendering, request.limits) + Array("\(frames)".utf8)
                + versionOfOthers(record),
            body: body)
    }

    /// Pictures as one animated GIF, drawn while it is sent: one of them is in memory at a time.
    /// - Parameter record: the instance that says how long each is shown.
    func animation<Subject: Sendable>(
        of subjects: [Subject], paceOf record: InstanceRecord, _ opening: Opening,
        draw: @escaping @Sendable (Subject, GIFPlace, _ isContinuing: Bool) async throws -> [UInt8]
    ) async throws -> ByteStream {
        guard let first = subjects.first else { throw RetrieveError.notRenderable }
        let delay = max(2, Int((try await renderer.frameDuration(of: record) / 10).rounded()))
        // The first one before the head is sent: what is wrong with the request shows there.
        let head = try await draw(
            first, GIFPlace(isFirst: true, isLast: subjects.count == 1, delay: delay), opening.isContinuing)
        let screen = GIFPlace.Screen(head)
        return ByteStream(byteCount: nil) { consume in
            try await ByteStream(head).send(to: consume)
            for (number, subject) in subjects.enumerated().dropFirst() {
                try Task.checkCancellation()
                let place = GIFPlace(
                    isFirst: false, isLast: number == subjects.count - 1, delay: delay, screen: screen)
                try await ByteStream(try await draw(subject, place, true)).send(to: consume)
            }
        }
    }

    /// The request with one window for all frames. Those of a segmentation have none: a window is that of the image below.
    private func steadied(
        _ request: RetrieveRequest, of record: InstanceRecord, _ frames: [FrameNumber], isContinuing: Bool
    ) async throws -> RetrieveRequest {
        guard request.rendering.window == nil, !SOPClassUID.isSegmentation(record.sopClassUID) else { return request }
        var steady = request
        steady.rendering.window = try await renderer.commonWindow(of: record, frames, isContinuing: isContinuing)
        return steady
    }

    private func location(of frames: [FrameNumber], _ record: InstanceRecord) -> String {
        guard frames.count < record.frames.count else { return record.path }
        return record.path + "/frames/" + frames.map { "\($0.value)" }.joined(separator: ",")
    }
}
