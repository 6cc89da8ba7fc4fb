internal import DICOMCore
internal import DICOMweb
internal import LightboxIndex

extension Retriever {
    /// The instance as a Part 10 object: as stored where its syntax is what was chosen, else written anew.
    /// - Parameter multiplicity: in a study or series an instance that can't be written anew goes out as it is stored.
    private func instancePart(
        _ record: InstanceRecord, _ representation: Representation, _ multiplicity: NegotiatedResource.Multiplicity
    ) async throws -> ChosenPart {
        let syntax = representation.transferSyntax ?? .explicitVRLittleEndian
        let isStored = syntax == record.transferSyntax
        var part = PlannedPart(
            contentType: representation.contentType, location: record.path, version: record.object.digest,
            body: isStored ? try await storedInstance(record) : writtenInstance(record, in: syntax))
        if multiplicity == .many, !isStored, !MediaTypeTable.neverSent.contains(record.transferSyntax) {
            let stored = Representation(
                mediaType: representation.mediaType, transferSyntax: record.transferSyntax,
                isMultipart: representation.isMultipart)
            part.remedy = .otherwise(contentType: stored.contentType, try await storedInstance(record))
        }
        return ChosenPart(part: part, representation: representation)
    }

    /// What an Instance resource is answered with: a Part 10 object, or its bulk data where that was asked for.
    func instanceParts(
        _ record: InstanceRecord, _ multiplicity: NegotiatedResource.Multiplicity, _ request: RetrieveRequest
    ) async throws -> [ChosenPart] {
        let representation = try negotiations.representation(
            of: .instances(multiplicity), negotiated(record), accepting: request.acceptance)
        guard representation.mediaType == "application/dicom" else {
            return try allBulkDataParts(record, multiplicity, request)
        }
        return [try await instancePart(record, representation, multiplicity)]
    }

    /// The pixel data of an instance: one part for all frames where it is native, one per frame where it is compressed
    /// (B-62); none where the instance has no pixels.
    func pixelDataParts(
        _ record: InstanceRecord, _ multiplicity: NegotiatedResource.Multiplicity, _ request: RetrieveRequest,
        location: String? = nil
    ) throws -> [ChosenPart] {
        guard let pixels = record.pixels, record.frames.count > 0 else { return [] }
        let location = location ?? record.path + "/bulkdata/\(pixels.element.tag)"
        var representation = try negotiations.representation(
            of: .pixels(multiplicity), negotiated(record), accepting: request.acceptance)
        let isNative = representation.transferSyntax == .explicitVRLittleEndian
        if record.frames.count > 1, !representation.isMultipart, !isNative {
            // Compressed frames are as many parts (B-62), so a single part is only for one (B-10).
            representation = try negotiations.representation(
                of: .pixels(.many), negotiated(record), accepting: request.acceptance)
        }
        let numbers = (1...record.frames.count).compactMap(FrameNumber.init)
        if representation.transferSyntax == .explicitVRLittleEndian {
            let part = PlannedPart(
                contentType: representation.contentType, location: location, version: record.object.digest,
                body: try nativePixels(record, numbers))
            return [ChosenPart(part: part, representation: representation)]
        }
        let chosen = representation
        return try numbers.map { number in
            ChosenPart(
                part: try framePart(record, number, chosen, location: numbers.count == 1 ? location : nil),
                representation: chosen)
        }
    }

    /// All frames of an instance as one value.
    private func nativePixels(_ record: InstanceRecord, _ numbers: [FrameNumber]) throws -> PlannedBody {
        if case .native(let offset, let byteCount, let bitsPerFrame, let count, false) = record.frames {
            // What lies behind the last frame is padding.
            let (bits, overflow) = Int64(bitsPerFrame).multipliedReportingOverflow(by: Int64(count))
            guard !overflow, bits <= Int64.max - 7, (bits + 7) / 8 <= byteCount,
                let range = ByteRange(offset: offset, count: (bits + 7) / 8)
            else { throw RetrieveError.damaged }
            return objects.ranges([range], of: record.object)
        }
        return .joined(try numbers.map { try frames.native($0, of: record) })
    }

    /// One frame, as the chosen representation has it.
    func framePart(
        _ record: InstanceRecord, _ frame: FrameNumber, _ representation: Representation, location: String? = nil
    ) throws -> PlannedPart {
        let body: PlannedBody
        switch representation.transferSyntax {
        case .explicitVRLittleEndian?, nil: body = try frames.native(frame, of: record)
        case record.transferSyntax?: body = try frames.stored(frame, of: record)
        case let syntax?: body = try frames.encoded(frame, of: record, in: syntax)
        }
        return PlannedPart(
            contentType: representation.contentType, location: location ?? record.path + "/frames/\(frame.value)",
            version: record.object.digest, body: body)
    }

    /// Every bulk value of an instance, its pixels last. What the client does not accept in any form is left out as long
    /// as there is something that it does (B-12).
    func allBulkDataParts(
        _ record: InstanceRecord, _ multiplicity: NegotiatedResource.Multiplicity, _ request: RetrieveRequest
    ) throws -> [ChosenPart] {
        var parts: [ChosenPart] = []
        var refusal: NegotiationError?
        for group in [bulkDataParts, pixelDataPartsOfResource] {
            do {
                parts += try group(record, multiplicity, request)
            } catch let error as NegotiationError {
                refusal = error
            }
        }
        if parts.isEmpty, let refusal { throw refusal }
        return parts
    }

    private func pixelDataPartsOfResource(
        _ record: InstanceRecord, _ multiplicity: NegotiatedResource.Multiplicity, _ request: RetrieveRequest
    ) throws -> [ChosenPart] {
        try pixelDataParts(record, multiplicity, request)
    }

    /// The bulk values of an instance but its pixels, in the order of the data set.
    private func bulkDataParts(
        _ record: InstanceRecord, _ multiplicity: NegotiatedResource.Multiplicity, _ request: RetrieveRequest
    ) throws -> [ChosenPart] {
        let values = record.bulkValues.filter { $0.path != record.pixels.map { AttributePath($0.element.tag) } }
        guard !values.isEmpty else { return [] }
        let representation = try negotiations.representation(
            of: .bulkData(.many), negotiated(record), accepting: request.acceptance)
        return values.map {
            ChosenPart(part: bulkPart(record, $0, representation), representation: representation)
        }
    }

    func bulkPart(
        _ record: InstanceRecord, _ value: BulkValue, _ representation: Representation
    ) -> PlannedPart {
        PlannedPart(
            contentType: representation.contentType, location: record.path + "/bulkdata/\(value.path)",
            version: record.object.digest, body: bulkBody(record, value))
    }

    private func bulkBody(_ record: InstanceRecord, _ value: BulkValue) -> PlannedBody {
        // Text goes out as UTF-8; what it is written in only a parse knows.
        guard let range = value.range, !value.vr.isCharacterSetDependent else {
            return parsedBulkBody(record, value.path)
        }
        let stored = objects.ranges([range], of: record.object)
        guard value.isBigEndian, var wordByteCount = value.vr.wordByteCount, wordByteCount > 1 else { return stored }
        if let pixels = record.pixels, value.path == AttributePath(pixels.element.tag) {
            wordByteCount = frames.wordByteCount(of: record, pixels)
        }
        let word = wordByteCount
        return PlannedBody(byteCount: stored.byteCount) {
            try await stored.open($0.whole).swappingWords(of: word)
        }
    }
}
