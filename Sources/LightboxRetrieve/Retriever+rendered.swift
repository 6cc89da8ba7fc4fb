package import DICOMCore
internal import DICOMweb
package import LightboxIndex

/// Series of a study whose first image is read, to find the one that stands for it.
private let seriesLookedAt = 5

extension Retriever {
    /// The pictures of an instance: one for each frame, or only the first where the client takes a single picture;
    /// none where there is nothing to draw.
    func renderedParts(
        _ record: InstanceRecord, _ multiplicity: NegotiatedResource.Multiplicity, _ request: RetrieveRequest
    ) async throws -> [ChosenPart] {
        if record.transferSyntax.isVideo {
            return try await videoPart(record, multiplicity, request).map { [$0] } ?? []
        }
        if record.pixels == nil, let kind = DocumentKind(sopClassUID: record.sopClassUID) {
            return try documentPart(record, kind, multiplicity, request).map { [$0] } ?? []
        }
        guard isDrawable(record) else { return [] }
        // Of many, what has no form that the client takes is left out, as everywhere (B-12, C-20).
        guard let representation = try onlyForm(negotiated(record), multiplicity, request) else { return [] }
        if !representation.isMultipart, hasOverview(record) {
            return [ChosenPart(part: try overviewPart(record, representation, request), representation: representation)]
        }
        if !representation.isMultipart, representation.mediaType == "image/gif", record.frames.count > 1 {
            let frames = (1...record.frames.count).compactMap(FrameNumber.init)
            let part = try animationPart(record, frames, representation, request)
            return [ChosenPart(part: part, representation: representation)]
        }
        // What has no frames is one picture.
        let frameCount = representation.isMultipart ? max(1, record.frames.count) : 1
        return try (1...frameCount).compactMap(FrameNumber.init).map {
            var part = try renderedPart(record, $0, representation, request)
            if multiplicity == .many { part.remedy = .omission }
            return ChosenPart(part: part, representation: representation)
        }
    }

    /// The picture of one frame.
    func renderedPart(
        _ record: InstanceRecord, _ frame: FrameNumber, _ representation: Representation, _ request: RetrieveRequest
    ) throws -> PlannedPart {
        guard isDrawable(record) else { throw RetrieveError.notRenderable }
        try request.rendering.check(mediaType: representation.mediaType)
        // A picture is named by its source (B-81).
        let location = record.frames.count <= 1 ? record.path : record.path + "/frames/\(frame.value)"
        let body = PlannedBody(byteCount: nil) { opening in
            ByteStream(
                try await picture(
                    of: record, frame, request, mediaType: representation.mediaType,
                    isContinuing: opening.isContinuing))
        }
        return PlannedPart(
            contentType: representation.contentType, location: location,
            version: version(of: record, frame, request.rendering, request.limits) + versionOfOthers(record),
            body: body)
    }

    /// One small picture that stands for a study, series or instance (C-28).
    func thumbnail(
        of target: RetrieveTarget, at path: String, _ request: RetrieveRequest
    ) async throws -> RetrieveAnswer {
        let found = try await knownRepresentatives(of: target, request.scope)
        guard let best = found.images.first else { return try await substitute(for: found.first, at: path, request) }
        var answers = try found.images.compactMap { record -> RetrieveAnswer? in
            try FrameNumber(record.frames.count / 2 + 1).map {
                try thumbnail(of: record, $0, at: path, request)
            }
        }
        // Where all of them are damaged a page is drawn: a list of studies has no gap.
        answers.append(try await substitute(for: best, at: path, request))
        return try .firstOpened(of: answers).keepable(holding: found.cost)
    }

    /// The instance whose picture stands for a study or series: the one that its thumbnail shows. `nil` where nothing of it
    /// can be drawn.
    package func representative(of target: RetrieveTarget, _ scope: AccessScope) async throws -> SOPInstanceUID? {
        try await knownRepresentatives(of: target, scope).images.first?.identity.instance
    }

    private func knownRepresentatives(
        of target: RetrieveTarget, _ scope: AccessScope
    ) async throws -> Representatives {
        try await representatives.value(of: target, scope: scope, cost: \.cost) {
            try await findRepresentatives(of: target, scope)
        }
    }

    private func findRepresentatives(
        of target: RetrieveTarget, _ scope: AccessScope
    ) async throws -> Representatives {
        var drawable: [InstanceRecord] = []
        var page: RecordPages? = try await RecordPages.first(of: target, pages, scope)
        guard let first = page, !first.records.isEmpty else { throw RetrieveError.notFound }
        // The middle of what is found in the first pages stands for the rest of a very long series.
        while let current = page, drawable.count < 1000 {
            drawable += current.records.filter(isDrawable)
            page = try await current.next()
        }
        // Images before what is made of them.
        let images = drawable.filter { isRenderable($0) && !SOPClassUID.isSegmentation($0.sopClassUID) }
        let candidates = images.isEmpty ? drawable : images
        guard let series = try await representativeSeries(candidates) else {
            return Representatives(first: first.records[0], images: [])
        }
        // From the middle outwards, a few times.
        let middle = series.count / 2
        let places = [middle, middle + 1, middle - 1, 0, series.count - 1].filter(series.indices.contains)
        return Representatives(first: first.records[0], images: places.map { series[$0] })
    }

    /// Of the images of a study those of one series: of the one with most frames that was not made to plan the others.
    private func representativeSeries(_ images: [InstanceRecord]) async throws -> [InstanceRecord]? {
        var series: [[InstanceRecord]] = []
        for image in images {
            if series.last?.first?.identity.series == image.identity.series {
                series[series.count - 1].append(image)
            } else {
                series.append([image])
            }
        }
        let frameCounts = series.map { $0.reduce(0) { $0 + $1.frames.count } }
        let ordered = series.indices.sorted { (frameCounts[$1], $0) < (frameCounts[$0], $1) }.map { series[$0] }
        guard ordered.count > 1 else { return ordered.first }
        // Each of those that are looked at is read for it.
        for one in ordered.prefix(seriesLookedAt) {
            if let image = one.first, try await !renderer.isLocalizer(image) { return one }
        }
        return ordered.first
    }

    func thumbnail(
        of record: InstanceRecord, _ frame: FrameNumber, at path: String, _ request: RetrieveRequest
    ) throws -> RetrieveAnswer {
        guard isDrawable(record) else { throw RetrieveError.notRenderable }
        let representation = try negotiations.representation(
            of: .thumbnail, negotiated(record), accepting: request.acceptance)
        let small = request.forThumbnail
        let body = PlannedBody(byteCount: nil) { _ in
            // First: the label of a slide is tiled like the slide.
            if try await renderer.mayShowPatient(record) {
                return ByteStream(
                    try await renderer.illegiblePicture(
                        of: record, frame, parameters: small.rendering, mediaType: representation.mediaType,
                        limits: small.limits))
            }
            if hasOverview(record), let overview = try await smallOverview(of: record, small, representation) {
                return ByteStream(overview)
            }
            return ByteStream(
                try await picture(
                    of: record, frame, small, mediaType: representation.mediaType, isContinuing: false))
        }
        return .single(
            PlannedPart(
                contentType: representation.contentType, location: path + "/thumbnail",
                version: version(of: record, frame, small.rendering, request.limits) + versionOfOthers(record),
                body: body),
            serviceURL: request.serviceURL
        ).keepable(holding: record.cost)
    }

    /// Everything that the bytes of a picture depend on beside its media type.
    func version(
        of record: InstanceRecord, _ frame: FrameNumber, _ parameters: DICOMweb.RenderingParameters,
        _ limits: RenderingLimits
    ) -> [UInt8] {
        record.object.digest + Array("\(frame.value) \(parameters) \(limits)".utf8)
    }

    /// Whether the instance has frames that can be decoded here.
    func isRenderable(_ record: InstanceRecord) -> Bool {
        record.pixels != nil && record.frames.count > 0 && negotiated(record).isDecodable
    }
}
