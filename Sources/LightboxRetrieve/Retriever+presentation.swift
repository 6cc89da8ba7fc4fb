internal import DICOMCore
internal import DICOMParsing
internal import DICOMPixels
internal import DICOMRendering
internal import DICOMweb
internal import LightboxIndex
internal import LightboxStore
internal import LightboxWork

/// A frame that a presentation state shows.
struct PresentedFrame: Sendable {
    let record: InstanceRecord
    let frame: FrameNumber
}

/// A presentation state with the place of its object, which its long tables are read from.
struct StoredPresentation: Sendable {
    /// Of the images that are seen; of two sets the one below.
    let state: PresentationState
    /// Of a state that lays one set over another.
    let blending: Blending?
    let dataSet: DataSet
    let place: ObjectPlace

    /// - Returns: `nil` where the data set refers to no image.
    init?(_ dataSet: DataSet, at place: ObjectPlace) {
        blending = Blending(dataSet)
        guard let state = blending?.underlying ?? PresentationState(dataSet) else { return nil }
        self.state = state
        self.dataSet = dataSet
        self.place = place
    }
}

/// The frames that a presentation state shows, in its order, each with what is laid over it.
struct PresentedSet: Sendable {
    let presented: [PresentedFrame]
    /// As many as there are frames.
    let superimposed: [SuperimposedFrame?]

    /// Bytes of memory, about: frames of one instance share its record.
    var cost: Int {
        let records = (presented + superimposed.compactMap { $0?.frame }).map(\.record)
        let own = Dictionary(records.map { ($0.object.digest, $0.cost) }) { first, _ in first }
        return own.values.reduce(256 * records.count, +)
    }
}

extension Retriever {
    /// All images that a presentation state refers to and that are here, as it wants them to be seen (C-22).
    /// - Returns: `nil` where the instance is no softcopy presentation state that can be drawn.
    /// - Throws: `RenderingParameterError` for a window or a region, which a presentation state has of its own (C-24).
    func presentationAnswer(
        _ instance: Resource.InstanceResource, _ request: RetrieveRequest
    ) async throws -> RetrieveAnswer? {
        let identity = InstanceIdentity(study: instance.study, series: instance.series, instance: instance.instance)
        guard let record = try await records.record(identity, scope: request.scope),
            drawnPresentationStates.contains(record.sopClassUID)
        else { return nil }
        try request.rendering.checkForPresentationState()
        let place = try objects.path(of: record.object)
        let dataSet = try await pool.run { try presentationDataSet(place) }
        guard let stored = StoredPresentation(dataSet, at: place), canBeDrawn(dataSet) else { return nil }
        let set = try await presentedSets.value(
            of: record.object.digest, scope: request.scope, cost: \.cost,
            find: {
                // Each image may have to be read for it.
                try await renderer.gate.run { try await presentedSet(of: stored, study: instance.study, request) }
            })
        let presented = set.presented
        guard let first = presented.first else { return nil }
        let negotiated = NegotiatedInstance(
            category: presented.count == 1 ? .singleFrame : .multiFrame, storedSyntax: first.record.transferSyntax,
            isDecodable: true)
        let representation = try negotiations.representation(
            of: .rendered(.one), negotiated, accepting: request.acceptance)
        try request.rendering.check(mediaType: representation.mediaType)
        if representation.mediaType == "image/gif", !representation.isMultipart, presented.count > 1 {
            let part = animationPart(of: set, stored, of: record, representation, request)
            return try await answer([part], representation, request).warning(of: request)
        }
        let parts = zip(representation.isMultipart ? presented : [first], set.superimposed).map {
            presentedPart($0, under: $1, stored, of: record, representation, request)
        }
        return try await answer(parts, representation, request).warning(of: request)
    }

    private func presentedSet(
        of stored: StoredPresentation, study: StudyInstanceUID, _ request: RetrieveRequest
    ) async throws -> PresentedSet {
        let presented = try await presentedFrames(of: stored.state, study: study, request)
        guard let blending = stored.blending, !presented.isEmpty else {
            return PresentedSet(
                presented: presented, superimposed: [SuperimposedFrame?](repeating: nil, count: presented.count))
        }
        return PresentedSet(
            presented: presented,
            superimposed: try await superimposed(
                try await presentedFrames(of: blending.superimposed, study: study, request), on: presented))
    }

    /// All pictures of a presentation state one after the other (B-71).
    private func animationPart(
        of set: PresentedSet, _ stored: StoredPresentation, of presentation: InstanceRecord,
        _ representation: Representation, _ request: RetrieveRequest
    ) -> PlannedPart {
        let pictures = Array(zip(set.presented, set.superimposed))
        let body = PlannedBody(byteCount: nil) { opening in
            try await animation(of: pictures, paceOf: set.presented[0].record, opening) { one, place, isContinuing in
                try await renderer.picture(
                    of: one.0, under: one.1, by: stored, parameters: request.rendering,
                    form: PictureForm(representation.mediaType, request.rendering, request.limits, place: place),
                    limits: request.limits, isContinuing: isContinuing)
            }
        }
        return PlannedPart(
            contentType: representation.contentType, location: presentation.path,
            version: pictures.flatMap { version(of: $0, under: $1, by: presentation, request) }, body: body)
    }

    private func version(
        of presented: PresentedFrame, under superimposed: SuperimposedFrame?, by presentation: InstanceRecord,
        _ request: RetrieveRequest
    ) -> [UInt8] {
        presentation.object.digest + version(of: presented.record, presented.frame, request.rendering, request.limits)
            + (superimposed.map { $0.frame.record.object.digest + Array("\($0.frame.frame.value)".utf8) } ?? [])
    }

    /// The frames in the order of their dimensions or places, else of the references. Images that are not here are left
    /// out.
    private func presentedFrames(
        of state: PresentationState, study: StudyInstanceUID, _ request: RetrieveRequest
    ) async throws -> [PresentedFrame] {
        var presented: [PresentedFrame] = []
        for image in state.references {
            let identity = InstanceIdentity(
                study: state.study ?? study, series: image.series, instance: image.instance)
            guard let record = try await index.instance(identity, scope: request.scope), isRenderable(record) else {
                continue
            }
            let count = record.frames.count
            let frames = image.frames.isEmpty ? (1...count).compactMap(FrameNumber.init) : image.frames
            presented += frames.filter { $0.value <= count }.map { PresentedFrame(record: record, frame: $0) }
        }
        return try await ordered(presented)
    }

    private func ordered(_ presented: [PresentedFrame]) async throws -> [PresentedFrame] {
        // So many objects are read for it; a state that shows more has its own order.
        guard presented.count > 1, presented.count <= 1000 else { return presented }
        var places: [FramePlace] = []
        for one in presented {
            places.append(FramePlace(try await renderer.description(of: one.record), frame: one.frame))
        }
        return FramePlace.order(places).map { presented[$0] }
    }

    private func presentedPart(
        _ presented: PresentedFrame, under superimposed: SuperimposedFrame?, _ stored: StoredPresentation,
        of presentation: InstanceRecord, _ representation: Representation, _ request: RetrieveRequest
    ) -> PlannedPart {
        let path = presented.record.path
        let location = presented.record.frames.count == 1 ? path : "\(path)/frames/\(presented.frame.value)"
        let body = PlannedBody(byteCount: nil) { opening in
            ByteStream(
                try await renderer.picture(
                    of: presented, under: superimposed, by: stored, parameters: request.rendering,
                    form: PictureForm(representation.mediaType, request.rendering, request.limits),
                    limits: request.limits, isContinuing: opening.isContinuing))
        }
        return PlannedPart(
            contentType: representation.contentType, location: location,
            version: version(of: presented, under: superimposed, by: presentation, request), body: body)
    }
}

/// Grayscale, colour, pseudo-colour, blending, and XA/XRF grayscale softcopy presentation states. Source: PS3.4 B.5.
package let drawnPresentationStates: Set<String> = [
    "1.2.840.10008.5.1.4.1.1.11.1", "1.2.840.10008.5.1.4.1.1.11.2", "1.2.840.10008.5.1.4.1.1.11.3",
    "1.2.840.10008.5.1.4.1.1.11.4", "1.2.840.10008.5.1.4.1.1.11.5",
]

/// Without the tables that XA/XRF states can bring for their subtraction it would be one of other values.
/// Source: PS3.4 N.2.5.1.
private func canBeDrawn(_ dataSet: DataSet) -> Bool {
    let tables = Tag(0x0028, 0x9422)
    let operations = dataSet.items(Tag(0x0028, 0x6100))
    return dataSet[tables] == nil && operations.allSatisfy { $0[tables] == nil }
}

/// The data set with the points of its long figures, which else stay in the object. Blocks.
private func presentationDataSet(_ place: ObjectPlace) throws -> DataSet {
    let file = try PartTenFile(path: place)
    let parsed = try file.parse()
    let figures = parsed.bulkValues.filter { $0.path.tag == .graphicData }.prefix(longFigureLimit)
    return try figures.reduce(parsed.dataSet) { dataSet, figure in
        let bytes = try bulkValue(figure.path, of: place, limit: longestFigure)
        let numbers = stride(from: 0, to: bytes.count - 3, by: 4).map { start in
            let bits = (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[start + $1]) << UInt32(8 * $1) }
            return Double(Float(bitPattern: bits))
        }
        return dataSet.replacing(figure.path, with: .floats(numbers))
    }
}

/// Figures of more than a kilobyte, each of which is looked for in the object; and bytes of one.
private let longFigureLimit = 50
private let longestFigure = 1 << 20

extension Tag {
    fileprivate static let graphicData = Tag(0x0070, 0x0022)
}

extension DICOMweb.RenderingParameters {
    fileprivate func checkForPresentationState() throws(RenderingParameterError) {
        var faults: [RenderingParameterError.Fault] = []
        if window != nil { faults.append(RenderingParameterError.Fault(.window, .notForPresentationStates)) }
        if viewport?.region != nil {
            faults.append(RenderingParameterError.Fault(.viewport, .notForPresentationStates))
        }
        guard faults.isEmpty else { throw RenderingParameterError(faults: faults) }
    }
}
