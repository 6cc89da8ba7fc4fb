internal import DICOMCore
internal import DICOMReports
internal import DICOMweb
internal import LightboxIndex

/// Images of a selection that are looked for; what comes behind is left out.
private let selectionLimit = 1000

extension Retriever {
    /// The images that a key object selection selects and that are here, in its order; one picture alone is the first.
    /// - Returns: `nil` where the instance is no such selection, or nothing of it is here.
    func selectionAnswer(
        _ instance: Resource.InstanceResource, _ request: RetrieveRequest
    ) async throws -> RetrieveAnswer? {
        let identity = InstanceIdentity(study: instance.study, series: instance.series, instance: instance.instance)
        guard let record = try await records.record(identity, scope: request.scope),
            SOPClassUID.isKeyObjectSelection(record.sopClassUID)
        else { return nil }
        let presented = try await selectedFrames(of: record, request)
        guard let first = presented.first else { return nil }
        let negotiated = NegotiatedInstance(
            category: presented.count == 1 ? .singleFrame : .multiFrame, storedSyntax: first.record.transferSyntax,
            isDecodable: true)
        let representation = try negotiations.representation(
            of: .rendered(.one), negotiated, accepting: request.acceptance)
        let parts = try parts(of: presented, selectedBy: record, representation, request)
        return try await answer(parts, representation, request).warning(of: request)
    }

    /// The selected images each by itself, or as one animation.
    private func parts(
        of presented: [PresentedFrame], selectedBy selection: InstanceRecord, _ representation: Representation,
        _ request: RetrieveRequest
    ) throws -> [PlannedPart] {
        if representation.mediaType == "image/gif", !representation.isMultipart, presented.count > 1 {
            return [try animationPart(of: presented, selectedBy: selection, representation, request)]
        }
        return try presented.prefix(representation.isMultipart ? presented.count : 1).map {
            try renderedPart($0.record, $0.frame, representation, request)
        }
    }

    /// The selected images one after the other: all of them are the one picture that was asked for (B-71).
    private func animationPart(
        of presented: [PresentedFrame], selectedBy selection: InstanceRecord, _ representation: Representation,
        _ request: RetrieveRequest
    ) throws -> PlannedPart {
        try request.rendering.check(mediaType: representation.mediaType)
        let versions = presented.flatMap {
            version(of: $0.record, $0.frame, request.rendering, request.limits) + versionOfOthers($0.record)
        }
        let body = PlannedBody(byteCount: nil) { opening in
            try await animation(of: presented, paceOf: presented[0].record, opening) { image, place, isContinuing in
                try await picture(
                    of: image.record, image.frame, request, mediaType: representation.mediaType, place: place,
                    isContinuing: isContinuing)
            }
        }
        return PlannedPart(
            contentType: representation.contentType, location: selection.path,
            version: selection.object.digest + versions, body: body)
    }

    /// All frames of an image that the selection names without any.
    func selectedFrames(
        of record: InstanceRecord, _ request: RetrieveRequest
    ) async throws -> [PresentedFrame] {
        let images = selectedImages(try await renderer.description(of: record))
        var presented: [PresentedFrame] = []
        for selected in images.prefix(selectionLimit) where presented.count < selectionLimit {
            guard let image = try await image(selected.instance, .first, request) else { continue }
            let count = image.record.frames.count
            let frames = selected.frames.isEmpty ? (1...count).compactMap(FrameNumber.init) : selected.frames
            presented += frames.filter { $0.value <= count }.map { PresentedFrame(record: image.record, frame: $0) }
        }
        return Array(presented.prefix(selectionLimit))
    }
}
