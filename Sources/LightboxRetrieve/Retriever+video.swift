internal import DICOMCore
internal import DICOMweb
internal import LightboxIndex

extension Retriever {
    /// The stream of a video as it is stored, which is what a player takes: all frames, in the media type that its container
    /// has (B-72, C-27). Parameters of pictures mean nothing to it (C-12).
    /// - Returns: `nil` where it is one of many and the client does not take it: the others go without it.
    /// - Throws: `RetrieveError.notRenderable` for a container that is not known.
    func videoPart(
        _ record: InstanceRecord, _ multiplicity: NegotiatedResource.Multiplicity, _ request: RetrieveRequest
    ) async throws -> ChosenPart? {
        guard let container = try await container(of: record) else {
            guard multiplicity == .many else { throw RetrieveError.notRenderable }
            return nil
        }
        let instance = negotiated(record, renderedTypes: [container.mediaType])
        guard let representation = try onlyForm(instance, multiplicity, request) else { return nil }
        let part = PlannedPart(
            contentType: representation.contentType, location: record.path, version: record.object.digest,
            body: try frames.stored(.first, of: record))
        return ChosenPart(part: part, representation: representation)
    }

    private func container(of record: InstanceRecord) async throws -> VideoContainer? {
        guard case .encapsulated(let units) = record.frames, let fragments = units.first else { return nil }
        // A fragment holds more than what tells, unless it is all there is.
        guard let first = fragments.first(where: { $0.count > 0 }),
            let start = ByteRange(
                offset: first.offset, count: min(first.count, Int64(VideoContainer.startByteCount)))
        else { return nil }
        return VideoContainer(
            startingWith: try await objects.collected([start], of: record.object), syntax: record.transferSyntax)
    }
}
