package import DICOMCore
internal import DICOMPixels
package import DICOMweb
internal import LightboxIndex

extension Retriever {
    /// Answers for a study, series or instance.
    /// - Throws: `RetrieveError` or `NegotiationError`, before anything is sent.
    package func answer(
        _ object: Resource.ObjectResource, _ content: Resource.Content, _ request: RetrieveRequest
    ) async throws -> RetrieveAnswer {
        let target = RetrieveTarget(object)
        switch content {
        case .instances:
            return try await answer(target, object.path, request) { record in
                let representation = try negotiate(
                    .instances(object.multiplicity), of: negotiated(record), accepting: request.acceptance)
                return [instancePart(record, representation)]
            }
        case .metadata:
            let representation = try negotiateDocument(accepting: request.acceptance)
            return RetrieveAnswer(
                contentType: representation.mediaType, contentLocation: request.serviceURL + object.path + "/metadata",
                body: try await metadata(of: target, scope: request.scope, serviceURL: request.serviceURL))
        case .pixelData:
            return try await answer(target, object.path, request) { record in
                try pixelDataParts(record, object.multiplicity, request)
            }
        case .bulkData:
            return try await answer(target, object.path, request) { record in
                try bulkDataParts(record, object.multiplicity, request)
                    + pixelDataParts(record, object.multiplicity, request)
            }
        case .rendered:
            return try await answer(target, object.path, request, orThrow: .notRenderable) { record in
                try renderedParts(record, object.multiplicity, request)
            }.warning(of: request)
        case .thumbnail:
            return try await thumbnail(of: target, at: object.path, request)
        }
    }

    /// Answers for frames of an instance, in the order of the request.
    package func answer(
        _ instance: Resource.InstanceResource, _ frames: FrameList, _ content: Resource.FrameContent,
        _ request: RetrieveRequest
    ) async throws -> RetrieveAnswer {
        let record = try await record(of: instance, request.scope)
        guard record.pixels != nil else { throw RetrieveError.notFound }
        for frame in frames.numbers where frame.index >= record.frames.count {
            throw RetrieveError.noSuchFrame(frame, count: record.frames.count)
        }
        let multiplicity: NegotiatedResource.Multiplicity = frames.numbers.count == 1 ? .one : .many
        let parts: [PlannedPart]
        let representation: Representation
        switch content {
        case .pixels:
            representation = try negotiate(
                .pixels(multiplicity), of: negotiated(record, .singleFrame), accepting: request.acceptance)
            parts = try frames.numbers.map { try framePart(record, $0, representation) }
        case .rendered:
            representation = try negotiate(
                .rendered(multiplicity), of: negotiated(record, .singleFrame), accepting: request.acceptance)
            parts = try frames.numbers.map { try renderedPart(record, $0, representation, request) }
        case .thumbnail:
            return try await thumbnail(of: record, frames.numbers[0], at: instance.path + "/frames/\(frames)", request)
        }
        let result = try await answer(parts, representation, rest: nil, request, seed: record.seed)
        return content == .rendered ? result.warning(of: request) : result
    }

    /// Answers for the value of one attribute.
    package func answer(
        _ instance: Resource.InstanceResource, _ path: AttributePath, _ request: RetrieveRequest
    ) async throws -> RetrieveAnswer {
        let record = try await record(of: instance, request.scope)
        // Native pixels are a value like any other; encapsulated ones are frames (B-62).
        if let pixels = record.pixels, case .encapsulated = record.frames, path == AttributePath(pixels.element.tag) {
            let parts = try pixelDataParts(record, .one, request, location: instance.path + "/bulkdata/\(path)")
            return try await answer(parts.map(\.part), parts[0].representation, rest: nil, request, seed: record.seed)
        }
        guard let value = record.bulkValues.first(where: { $0.path == path }) else { throw RetrieveError.notFound }
        let representation = try negotiate(.bulkData(.one), of: negotiated(record), accepting: request.acceptance)
        return try await answer(
            [bulkPart(record, value, representation)], representation, rest: nil, request, seed: record.seed)
    }

    private func record(of instance: Resource.InstanceResource, _ scope: AccessScope) async throws -> InstanceRecord {
        let identity = InstanceIdentity(study: instance.study, series: instance.series, instance: instance.instance)
        guard let record = try await index.instance(identity, scope: scope) else { throw RetrieveError.notFound }
        return record
    }

    /// Answers with the parts that every instance of the target contributes.
    private func answer(
        _ target: RetrieveTarget, _ path: String, _ request: RetrieveRequest,
        orThrow nothing: RetrieveError = .notFound,
        parts: @escaping @Sendable (InstanceRecord) throws -> [ChosenPart]
    ) async throws -> RetrieveAnswer {
        var group = try await RecordPages.first(of: target, index, request.scope)
        guard !group.records.isEmpty else { throw RetrieveError.notFound }
        // Groups without any part (a series of reports asked for pictures) are passed over until there is one.
        while true {
            let chosen = try group.records.flatMap(parts)
            let following = group
            guard let first = chosen.first else {
                guard let next = try await following.next() else { throw nothing }
                group = next
                continue
            }
            let rest = following.cursor == nil ? nil : PartPages(behind: following, parts: parts)
            return try await answer(
                chosen.map(\.part), first.representation, rest: rest, request, seed: path + group.records[0].seed)
        }
    }

    private func answer(
        _ parts: [PlannedPart], _ representation: Representation, rest: PartPages?, _ request: RetrieveRequest,
        seed: String
    ) async throws -> RetrieveAnswer {
        guard representation.isMultipart else {
            return try await .single(parts[0], serviceURL: request.serviceURL)
        }
        return try await .multipart(
            mediaType: representation.mediaType, first: parts, rest: rest, serviceURL: request.serviceURL,
            seed: representation.description + seed)
    }

    /// What negotiation needs to know of an instance.
    func negotiated(_ record: InstanceRecord, _ category: InstanceCategory? = nil) -> NegotiatedInstance {
        NegotiatedInstance(
            category: category
                ?? InstanceCategory(
                    sopClassUID: record.sopClassUID, transferSyntax: record.transferSyntax,
                    numberOfFrames: record.pixels == nil ? nil : record.frames.count),
            storedSyntax: record.transferSyntax,
            isDecodable: record.pixels == nil || record.transferSyntax.isNative || canDecode(record.transferSyntax),
            documentTypes: DocumentKind(sopClassUID: record.sopClassUID).map(\.mediaTypes) ?? [])
    }
}

/// A part with the representation that was chosen for it (B-12).
struct ChosenPart: Sendable {
    let part: PlannedPart
    let representation: Representation
}

extension RetrieveTarget {
    init(_ object: Resource.ObjectResource) {
        switch object {
        case .study(let study): self = .study(study)
        case .series(let study, let series): self = .series(study, series)
        case .instance(let instance):
            self = .instance(
                InstanceIdentity(study: instance.study, series: instance.series, instance: instance.instance))
        }
    }
}

extension Resource.ObjectResource {
    var multiplicity: NegotiatedResource.Multiplicity {
        if case .instance = self { return .one }
        return .many
    }
}

extension InstanceRecord {
    /// Names the content of the instance; boundaries derive from it.
    var seed: String { identity.instance.text + String(decoding: object.digest.map { 97 + $0 % 26 }, as: UTF8.self) }

    /// The path of the instance below the service root.
    var path: String { "/studies/\(identity.study)/series/\(identity.series)/instances/\(identity.instance)" }
}
