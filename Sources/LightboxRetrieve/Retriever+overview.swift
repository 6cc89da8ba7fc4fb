internal import DICOMCore
internal import DICOMPixels
internal import DICOMRendering
internal import DICOMweb
internal import LightboxIndex
internal import LightboxWork

/// Edge of an overview where no viewport says otherwise, in pixels.
private let overviewEdge = 1024

extension Retriever {
    /// Whether one picture of the instance is all its frames put together: they are tiles of a slide.
    func hasOverview(_ record: InstanceRecord) -> Bool {
        SOPClassUID.isWholeSlide(record.sopClassUID) && record.frames.count > 1 && isRenderable(record)
    }

    /// All tiles of a whole-slide image as one picture.
    func overviewPart(
        _ record: InstanceRecord, _ representation: Representation, _ request: RetrieveRequest
    ) throws -> PlannedPart {
        try request.rendering.check(mediaType: representation.mediaType)
        let body = PlannedBody(byteCount: nil) { opening in
            ByteStream(
                try await overview(
                    of: record, request.rendering, request.limits, representation.mediaType,
                    isContinuing: opening.isContinuing))
        }
        return PlannedPart(
            contentType: representation.contentType, location: record.path,
            version: version(of: record, .first, request.rendering, request.limits) + Array("overview".utf8),
            body: body)
    }

    /// - Returns: `nil` where the slide has more pixels than may be read for a picture: one of its tiles stands for it then.
    func smallOverview(
        of record: InstanceRecord, _ request: RetrieveRequest, _ representation: Representation
    ) async throws -> [UInt8]? {
        do {
            return try await overview(
                of: record, request.rendering, request.limits, representation.mediaType, isContinuing: false)
        } catch RetrieveError.imageTooLarge, RetrieveError.notRenderable {
            return nil
        }
    }

    /// The tiles are decoded one after the other, as small as they are shown, so that one is in memory beside the picture.
    /// - Throws: `RetrieveError.imageTooLarge` where the tiles that are seen have more pixels than may be read for a
    ///   picture.
    func overview(
        of record: InstanceRecord, _ parameters: DICOMweb.RenderingParameters, _ limits: RenderingLimits,
        _ mediaType: String, isContinuing: Bool
    ) async throws -> [UInt8] {
        let pixels = try renderer.check(record, parameters, limits)
        let dataSet = try await renderer.description(of: record)
        let image = TiledImage(
            dataSet, tileWidth: pixels.columns, tileHeight: pixels.rows, frameCount: record.frames.count)
        guard let image else { throw RetrieveError.notRenderable }
        let viewport = parameters.viewport ?? .init(width: overviewEdge, height: overviewEdge)
        let region = pictureRegion(viewport, columns: image.width, rows: image.height)
        let view = TiledView(of: image, region: region, inWidth: viewport.width, height: viewport.height)
        guard let view else {
            throw RenderingParameterError(faults: [RenderingParameterError.Fault(.viewport, .outOfRange)])
        }
        let places = view.places
        guard places.count <= limits.maximumPixels / max(1, pixels.columns * pixels.rows) else {
            throw RetrieveError.imageTooLarge
        }
        let window = try await renderer.commonWindow(
            of: record, places.map(\.frame).filter { $0.index < record.frames.count }, isContinuing: isContinuing)
        var canvas = Canvas(width: view.width, height: view.height)
        for (number, place) in places.enumerated() where place.frame.index < record.frames.count {
            try Task.checkCancellation()
            var tile = DICOMweb.RenderingParameters()
            tile.window = parameters.window ?? window
            tile.viewport = .init(width: place.width, height: place.height)
            do {
                let picture = try await renderer.part(
                    of: record, place.frame, parameters: tile, limits: limits,
                    isContinuing: isContinuing || number > 0)
                canvas.put(
                    stretched(picture, width: place.width, height: place.height), left: place.left, top: place.top,
                    width: place.width, height: place.height)
            } catch let error as RetrieveError where error.isOfPixels {
                continue
            }
        }
        let form = PictureForm(mediaType, parameters, limits)
        let picture = view.turned(canvas.picture)
        let marks = annotationMarks(
            parameters.annotations, dataSet, .first, frameCount: 1, width: picture.width, height: picture.height)
        let profile = try await renderer.storedProfile(of: record, .first, dataSet, parameters)
        return try await pool.run(isContinuing: true) {
            let color = try ManagedColor(picture, parameters.iccProfile, stored: profile).marked(marks)
            return try form.encoded(color.picture, profile: color.profile)
        }
    }
}
