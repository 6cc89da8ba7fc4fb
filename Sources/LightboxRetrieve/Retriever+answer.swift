package import DICOMCore
internal import DICOMPixels
package import DICOMweb
package import LightboxIndex

/// Bytes of memory that a planned part takes, about; and the most parts of an answer that is kept.
private let partByteCount = 2048
private let keptPartLimit = 8

extension Retriever {
    /// A state of the index: what was planned in it holds as long as it lasts.
    package var indexMark: ChangeMark? { index.changeMark() }

    /// Answers for a study, series or instance.
    /// - Throws: `RetrieveError` or `NegotiationError`, before anything is sent.
    package func answer(
        _ object: Resource.ObjectResource, _ content: Resource.Content, _ request: RetrieveRequest
    ) async throws -> RetrieveAnswer {
        let target = RetrieveTarget(object)
        switch content {
        case .instances:
            if object.multiplicity == .many, let archive = try await archive(of: target, at: object.path, request) {
                return archive
            }
            return try await answer(target, request) { record in
                try await instanceParts(record, object.multiplicity, request)
            }
        case .metadata:
            return try await metadata(of: target, at: object.path, request)
        // One part can be all frames of an instance, each with a plan of its own.
        case .pixelData:
            return try await answer(target, request) { record in
                try pixelDataParts(record, object.multiplicity, request)
            }.unkept
        case .bulkData:
            return try await answer(target, request) { record in
                try allBulkDataParts(record, object.multiplicity, request)
            }.unkept
        case .rendered:
            do {
                return try await answer(target, request, orThrow: .notRenderable) { record in
                    try await renderedParts(record, object.multiplicity, request)
                }.warning(of: request).warning(try await incompleteFrames(of: object, request), of: request)
            } catch NegotiationError.notAcceptable(let offered) {
                // A selection of images is a document, but for who wants to see what it selects.
                guard case .instance(let instance) = object, let answer = try await selectionAnswer(instance, request)
                else { throw NegotiationError.notAcceptable(offered: offered) }
                return answer
            } catch RetrieveError.notRenderable {
                // Only now is it looked whether this is how others are to be shown: most requests are for images.
                guard case .instance(let instance) = object else { throw try await refusal(of: target, request) }
                guard let answer = try await presentationAnswer(instance, request) else {
                    throw RetrieveError.notRenderable
                }
                return answer
            }
        case .thumbnail:
            return try await thumbnail(of: target, at: object.path, request)
        }
    }

    /// Why nothing of a study or series is rendered: what there is has no form that the client takes, or none at all.
    private func refusal(of target: RetrieveTarget, _ request: RetrieveRequest) async throws -> any Error {
        for record in try await RecordPages.first(of: target, pages, request.scope).records {
            do {
                _ = try negotiations.representation(
                    of: .rendered(.many), negotiated(record), accepting: request.acceptance)
            } catch NegotiationError.notAcceptable(let offered) {
                return NegotiationError.notAcceptable(offered: offered)
            } catch {
                continue
            }
        }
        return RetrieveError.notRenderable
    }

    /// Answers for frames of an instance, in the order of the request.
    package func answer(
        _ instance: Resource.InstanceResource, _ frames: FrameList, _ content: Resource.FrameContent,
        _ request: RetrieveRequest
    ) async throws -> RetrieveAnswer {
        let record = try await record(of: instance, request.scope)
        guard let pixels = record.pixels else {
            let isState = content == .rendered && SOPClassUID.isPresentationState(record.sopClassUID)
            throw isState ? RetrieveError.presentationStateFrame : .notFound
        }
        guard !record.transferSyntax.isVideo else {
            for frame in frames.numbers where frame.value > pixels.numberOfFrames {
                throw RetrieveError.noSuchFrame(frame, count: pixels.numberOfFrames)
            }
            // It is no picture of the frame, but what stands for the instance stands for its frames too (C-28).
            guard content == .thumbnail else { throw RetrieveError.frameOfVideo }
            return try await substitute(for: record, at: instance.path + "/frames/\(frames)", request)
        }
        for frame in frames.numbers where frame.index >= record.frames.count {
            throw RetrieveError.noSuchFrame(frame, count: record.frames.count)
        }
        let multiplicity: NegotiatedResource.Multiplicity = frames.numbers.count == 1 ? .one : .many
        let parts: [PlannedPart]
        let representation: Representation
        switch content {
        case .pixels:
            representation = try negotiations.representation(
                of: .pixels(multiplicity), negotiated(record, .singleFrame), accepting: request.acceptance)
            parts = try frames.numbers.map { try framePart(record, $0, representation) }
        case .rendered:
            representation = try negotiations.representation(
                of: multiplicity == .one ? .rendered(.one) : .renderedFrames, negotiated(record, .singleFrame),
                accepting: request.acceptance)
            if multiplicity == .many, !representation.isMultipart {
                parts = [try animationPart(record, frames.numbers, representation, request)]
            } else {
                parts = try frames.numbers.map { try renderedPart(record, $0, representation, request) }
            }
        case .thumbnail:
            return try thumbnail(of: record, frames.numbers[0], at: instance.path + "/frames/\(frames)", request)
        }
        let result = try await answer(parts, representation, request).keepable(parts.count, of: record)
        guard content == .rendered else { return result }
        return result.warning(of: request).warning(
            frames.numbers.filter { isIncomplete($0, of: record, request) }, of: request)
    }

    /// Answers for the value of one attribute.
    package func answer(
        _ instance: Resource.InstanceResource, _ path: AttributePath, _ request: RetrieveRequest
    ) async throws -> RetrieveAnswer {
        let record = try await record(of: instance, request.scope)
        let isPixels = path == record.pixels.map { AttributePath($0.element.tag) }
        func frames() async throws -> RetrieveAnswer {
            let parts = try pixelDataParts(record, .one, request, location: instance.path + "/bulkdata/\(path)")
            guard let first = parts.first else { throw RetrieveError.notFound }
            return try await answer(parts.map(\.part), first.representation, request)
        }
        // Native pixels are a value like any other; encapsulated ones are frames (B-62).
        if isPixels, case .encapsulated = record.frames { return try await frames() }
        guard let value = record.bulkValues.first(where: { $0.path == path }) else { throw RetrieveError.notFound }
        let representation: Representation
        do {
            representation = try negotiations.representation(
                of: .bulkData(.one), negotiated(record), accepting: request.acceptance)
        } catch {
            // Who accepts no native value may accept frames that are encoded for it (D-13).
            guard isPixels else { throw error }
            return try await frames()
        }
        return try await answer([bulkPart(record, value, representation)], representation, request)
    }

    private func record(of instance: Resource.InstanceResource, _ scope: AccessScope) async throws -> InstanceRecord {
        let identity = InstanceIdentity(study: instance.study, series: instance.series, instance: instance.instance)
        guard let record = try await records.record(identity, scope: scope) else { throw RetrieveError.notFound }
        return record
    }

    /// Answers with the parts that every instance of the target contributes.
    private func answer(
        _ target: RetrieveTarget, _ request: RetrieveRequest, orThrow nothing: RetrieveError = .notFound,
        parts: @escaping @Sendable (InstanceRecord) async throws -> [ChosenPart]
    ) async throws -> RetrieveAnswer {
        if case .instance(let identity) = target {
            guard let record = try await records.record(identity, scope: request.scope) else {
                throw RetrieveError.notFound
            }
            let chosen = try await parts(record)
            guard let first = chosen.first else { throw nothing }
            return try await answer(chosen.map(\.part), first.representation, request)
                .keepable(chosen.count, of: record)
        }
        var page: RecordPages? = try await RecordPages.first(of: target, pages, request.scope)
        guard page?.records.isEmpty == false else { throw RetrieveError.notFound }
        // Instances without any part (reports asked for pictures) are passed over until there is one.
        while let current = page {
            for record in current.records {
                guard let first = try await parts(record).first else { continue }
                return try await .multipart(
                    first.representation, PartSequence(from: current, parts), serviceURL: request.serviceURL)
            }
            page = try await current.next()
        }
        throw nothing
    }

    func answer(
        _ parts: [PlannedPart], _ representation: Representation, _ request: RetrieveRequest
    ) async throws -> RetrieveAnswer {
        guard representation.isMultipart else { return .single(parts[0], serviceURL: request.serviceURL) }
        return try await .multipart(representation, PartSequence(parts), serviceURL: request.serviceURL)
    }

    /// What negotiation needs to know of an instance.
    /// - Parameter renderedTypes: of a video.
    func negotiated(
        _ record: InstanceRecord, _ category: InstanceCategory? = nil, renderedTypes: [String]? = nil
    ) -> NegotiatedInstance {
        let category =
            category
            ?? InstanceCategory(
                sopClassUID: record.sopClassUID, transferSyntax: record.transferSyntax,
                numberOfFrames: record.pixels == nil ? nil : record.frames.count)
        let documentTypes = DocumentKind(sopClassUID: record.sopClassUID).map(\.mediaTypes) ?? []
        return NegotiatedInstance(
            category: category, storedSyntax: record.transferSyntax,
            isDecodable: record.pixels == nil || record.transferSyntax.isNative || canDecode(record.transferSyntax),
            renderedTypes: renderedTypes ?? (category == .text ? documentTypes : nil),
            fitsExplicitVR: record.fitsExplicitVR, encodableSyntaxes: negotiatedSyntaxes(record))
    }

    private func negotiatedSyntaxes(_ record: InstanceRecord) -> Set<TransferSyntax> {
        guard record.frames.count > 0, record.transferSyntax.isNative || canDecode(record.transferSyntax) else {
            return []
        }
        return record.pixels?.encodableSyntaxes(from: record.transferSyntax) ?? []
    }
}

extension RetrieveAnswer {
    /// The answer as one that may be kept, where it has few parts.
    fileprivate func keepable(_ partCount: Int, of record: InstanceRecord) -> RetrieveAnswer {
        partCount > keptPartLimit ? self : keepable(holding: record.cost + partCount * partByteCount)
    }

    /// The answer as one that is planned anew each time.
    fileprivate var unkept: RetrieveAnswer {
        var answer = self
        answer.keptByteCount = nil
        return answer
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
    /// Whether the decoded pixels are no longer than a value of Explicit VR can be (B-21, B-24).
    fileprivate var fitsExplicitVR: Bool {
        guard case .encapsulated(let stored) = frames, let frameByteCount = pixels?.decodedFrameByteCount else {
            return true
        }
        let (total, overflow) = Int64(frameByteCount).multipliedReportingOverflow(by: Int64(stored.count))
        return !overflow && total <= longestExplicitValue
    }

    /// The path of the instance below the service root.
    var path: String { "/studies/\(identity.study)/series/\(identity.series)/instances/\(identity.instance)" }
}
