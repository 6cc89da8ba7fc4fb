internal import DICOMCore
internal import DICOMweb
internal import LightboxIndex

extension Retriever {
    /// The instance as a Part 10 object: as stored where its syntax is what was chosen, else written anew.
    func instancePart(_ record: InstanceRecord, _ representation: Representation) -> ChosenPart {
        let body =
            representation.transferSyntax == record.transferSyntax
            ? storedInstance(record) : explicitInstance(record)
        var part = PlannedPart(contentType: representation.contentType, location: record.path, body: body)
        if !MediaTypeTable.neverSent.contains(record.transferSyntax) {
            let stored = Representation(
                mediaType: representation.mediaType, transferSyntax: record.transferSyntax,
                isMultipart: representation.isMultipart)
            part.remedy = .otherwise(contentType: stored.contentType, storedInstance(record))
        }
        return ChosenPart(part: part, representation: representation)
    }

    /// The pixel data of an instance: one part for all frames where it is native, one per frame where it is compressed
    /// (B-62); none where the instance has no pixels.
    func pixelDataParts(
        _ record: InstanceRecord, _ multiplicity: NegotiatedResource.Multiplicity, _ request: RetrieveRequest,
        location: String? = nil
    ) throws -> [ChosenPart] {
        guard let pixels = record.pixels, record.frames.count > 0 else { return [] }
        var representation = try negotiate(
            .pixels(multiplicity), of: negotiated(record), accepting: request.acceptance)
        let isNative = representation.transferSyntax == .explicitVRLittleEndian
        if record.frames.count > 1, !representation.isMultipart, !isNative {
            // Compressed frames are as many parts (B-62), so a single part is only for one (B-10).
            representation = try negotiate(
                .pixels(.many), of: negotiated(record), accepting: request.acceptance)
        }
        let numbers = (1...record.frames.count).compactMap(FrameNumber.init)
        if representation.transferSyntax == .explicitVRLittleEndian {
            let body = PlannedBody.joined(try numbers.map { try frames.native($0, of: record) })
            let part = PlannedPart(
                contentType: representation.contentType,
                location: location ?? record.path + "/bulkdata/\(pixels.element.tag)", body: body)
            return [ChosenPart(part: part, representation: representation)]
        }
        return try numbers.map {
            ChosenPart(part: try framePart(record, $0, representation), representation: representation)
        }
    }

    /// One frame, as the chosen representation has it.
    func framePart(
        _ record: InstanceRecord, _ frame: FrameNumber, _ representation: Representation
    ) throws -> PlannedPart {
        let isNative = representation.transferSyntax == .explicitVRLittleEndian
        return PlannedPart(
            contentType: representation.contentType, location: record.path + "/frames/\(frame.value)",
            body: isNative ? try frames.native(frame, of: record) : try frames.stored(frame, of: record))
    }

    /// The bulk values of an instance but its pixels, in the order of the data set.
    func bulkDataParts(
        _ record: InstanceRecord, _ multiplicity: NegotiatedResource.Multiplicity, _ request: RetrieveRequest
    ) throws -> [ChosenPart] {
        let values = record.bulkValues.filter { $0.path != record.pixels.map { AttributePath($0.element.tag) } }
        guard !values.isEmpty else { return [] }
        let representation = try negotiate(.bulkData(.many), of: negotiated(record), accepting: request.acceptance)
        return values.map {
            ChosenPart(part: bulkPart(record, $0, representation), representation: representation)
        }
    }

    func bulkPart(
        _ record: InstanceRecord, _ value: BulkValue, _ representation: Representation
    ) -> PlannedPart {
        PlannedPart(
            contentType: representation.contentType, location: record.path + "/bulkdata/\(value.path)",
            body: bulkBody(record, value))
    }

    private func bulkBody(_ record: InstanceRecord, _ value: BulkValue) -> PlannedBody {
        guard let range = value.range else { return parsedBulkBody(record, value.path) }
        let stored = objects.ranges([range], of: record.object)
        guard value.isBigEndian, var wordByteCount = value.vr.wordByteCount, wordByteCount > 1 else { return stored }
        if let pixels = record.pixels, value.path == AttributePath(pixels.element.tag) {
            wordByteCount = frames.wordByteCount(of: record, pixels)
        }
        let word = wordByteCount
        return PlannedBody(byteCount: stored.byteCount) {
            try await stored.open().swappingWords(of: word)
        }
    }
}
