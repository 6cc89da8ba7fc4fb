internal import DICOMCore
internal import DICOMPixels
internal import DICOMRendering
internal import DICOMweb
internal import LightboxIndex
internal import LightboxWork

extension RetrieveRequest {
    /// The request with nothing but the size of a thumbnail.
    var forThumbnail: RetrieveRequest {
        var small = self
        small.rendering = DICOMweb.RenderingParameters()
        small.rendering.viewport =
            rendering.viewport
            ?? DICOMweb.RenderingParameters.Viewport(width: limits.thumbnailEdge, height: limits.thumbnailEdge)
        // Lists of studies show many: of the default size none is longer than 10 kB.
        if rendering.viewport == nil, limits.thumbnailEdge <= 128 { small.limits.jpegByteLimit = 10_000 }
        return small
    }
}

extension Retriever {
    /// What stands for an instance without a picture of its own: the first image that it selects, the first page of a PDF
    /// document too small to be read, else a drawn page with its modality. None tells who the patient is (C-28).
    func substitute(
        for record: InstanceRecord, at path: String, _ request: RetrieveRequest
    ) async throws -> RetrieveAnswer {
        if SOPClassUID.isKeyObjectSelection(record.sopClassUID),
            let first = try await selectedFrames(of: record, request).first
        {
            return try thumbnail(of: first.record, first.frame, at: path, request)
        }
        let representation = try negotiations.representation(
            of: .thumbnail, negotiated(record), accepting: request.acceptance)
        let small = request.forThumbnail
        let viewport = small.rendering.viewport
        guard let viewport, viewport.width <= request.limits.maximumPixels / viewport.height else {
            throw RetrieveError.viewportTooLarge
        }
        let edge = min(viewport.width, viewport.height, largestIcon)
        let form = PictureForm(representation.mediaType, small.rendering, small.limits)
        let isPDF = DocumentKind(sopClassUID: record.sopClassUID) == .encapsulatedPDF
        let body = PlannedBody(byteCount: nil) { _ in
            if isPDF, let page = try await firstPage(of: record, small, form) { return ByteStream(page) }
            let dataSet = try await renderer.description(of: record)
            let label =
                record.transferSyntax.isVideo
                ? "VIDEO" : iconLabel(dataSet, DocumentKind(sopClassUID: record.sopClassUID))
            return ByteStream(
                try await pool.run {
                    let ground = Canvas(width: edge, height: edge).picture
                    let icon = try DICOMPixels.drawn(pageIcon(label, edge: Double(edge)), on: ground)
                    return try form.encoded(icon, profile: nil)
                })
        }
        return .single(
            PlannedPart(
                contentType: representation.contentType, location: path + "/thumbnail",
                version: version(of: record, .first, small.rendering, request.limits)
                    + (isPDF && pageDrawing != nil ? Array("page".utf8) : []),
                body: body),
            serviceURL: request.serviceURL)
    }
}

extension Retriever {
    /// The first page of a PDF document, drawn so small that nothing on it can be read and then enlarged.
    /// - Returns: `nil` where it can't be drawn.
    private func firstPage(
        of record: InstanceRecord, _ small: RetrieveRequest, _ form: PictureForm
    ) async throws -> [UInt8]? {
        guard let pageDrawing, let viewport = small.rendering.viewport else { return nil }
        do {
            let file = try await renderer.file(
                of: [PictureSubject(record, .first)], small.rendering, form, isContinuing: false
            ) {
                let document = try await storedDocument(record, Opening(isContinuing: false))
                    .collected(atMost: largestDocument)
                return try await pool.run {
                    let edge = min(illegibleEdge, max(viewport.width, viewport.height))
                    // That it can't be drawn is kept as well: it may have taken long.
                    guard let page = pageDrawing(document, edge) else { return [] }
                    let enlarged = scaled(page, toFitWidth: viewport.width, height: viewport.height)
                    return try form.encoded(enlarged ?? page, profile: nil)
                }
            }
            return file.isEmpty ? nil : file
        } catch let error as RetrieveError where error.isOfPixels {
            return nil
        }
    }
}

/// Larger documents are not read for a thumbnail.
private let largestDocument = 32 << 20

/// Edge of the largest icon, in pixels: beyond it shows no more.
private let largestIcon = 1024

/// A modality as the standard writes it, and nothing else that a data set may hold there.
private func iconLabel(_ dataSet: DataSet, _ kind: DocumentKind?) -> String {
    switch kind {
    case .encapsulatedPDF: return "PDF"
    case .encapsulatedCDA: return "CDA"
    default: break
    }
    let modality = dataSet.string(.modality) ?? ""
    let isTerm = (1...8).contains(modality.utf8.count) && modality.utf8.allSatisfy { (65...90).contains($0) }
    return isTerm ? modality : "DICOM"
}

/// A page with a folded corner and a word on it.
private func pageIcon(_ label: String, edge: Double) -> [Mark] {
    func points(_ places: [(Double, Double)]) -> [PicturePoint] {
        places.map { PicturePoint(x: $0.0 * edge, y: $0.1 * edge) }
    }
    let ink = Ink(red: 200, green: 200, blue: 200, isEdged: false)
    let lineWidth = max(1, edge / 48)
    let page = points([(0.2, 0.1), (0.62, 0.1), (0.8, 0.28), (0.8, 0.9), (0.2, 0.9)])
    let corner = points([(0.62, 0.1), (0.62, 0.28), (0.8, 0.28)])
    // A capital letter is about seven tenths as wide as its line is high.
    let size = min(0.2, 0.5 / (0.7 * Double(label.count))) * edge
    let left = 0.5 * edge - 0.35 * size * Double(label.count)
    return [
        .line(page, width: lineWidth, shape: Mark.Shape(isClosed: true, ink: ink)),
        .line(corner, width: lineWidth, shape: Mark.Shape(ink: ink)),
        .text(
            label, at: PicturePoint(x: left, y: 0.58 * edge - 0.6 * size), by: .topLeft, size: size, width: nil,
            ink: ink),
    ]
}
