internal import DICOMCore
internal import DICOMPixels
internal import DICOMRendering
internal import DICOMweb
internal import LightboxIndex
internal import LightboxStore
internal import LightboxWork
internal import NIOCore

/// Images that are looked for before the contours are drawn without one.
private let imagesLookedFor = 50

/// Images that are read in all, and frames of each whose place is looked at, for contours that name no image.
private let slicesLookedAt = 2000

/// Edge of a drawing without an image, where no viewport says otherwise, in pixels.
private let drawingEdge = 512

/// The image that contours are drawn on, with its place.
struct StructureGround: Sendable {
    let image: PresentedFrame
    let plane: ImagePlane
}

extension Retriever {
    /// The contours of a structure set on the image that shows most of them: one that they name, or whose slice they lie
    /// in. Where no such image is here, on black.
    func structurePicture(
        of record: InstanceRecord, _ request: RetrieveRequest, _ mediaType: String, isContinuing: Bool
    ) async throws -> [UInt8] {
        let dataSet = try await renderer.description(of: record)
        guard let structures = StructureSet(dataSet) else { throw RetrieveError.notRenderable }
        let parameters = request.rendering
        let values = LongValues(record, try await objects.open(record.object, isContinuing: isContinuing).reader)
        let form = PictureForm(mediaType, parameters, request.limits)
        let ground = try await grounds.value(
            of: record.object.digest, scope: request.scope, isContinuing: isContinuing,
            cost: { $0?.image.record.cost ?? 0 },
            find: {
                try await renderer.gate.run(isContinuing: isContinuing) {
                    try await self.ground(of: structures, of: record, values, request)
                }
            })
        if let image = ground?.image, let plane = ground?.plane {
            let subjects = [PictureSubject(record, .first), PictureSubject(image.record, image.frame)]
            let instance = image.record.identity.instance
            return try await renderer.file(of: subjects, parameters, form, isContinuing: isContinuing) {
                try await renderer.marked(image, parameters, request.limits, form: form) { view, width, height in
                    try structures.marks(on: instance, in: plane, seen: view, read: values.read)
                        + annotationMarks(
                            parameters.annotations, dataSet, .first, frameCount: 1, width: width, height: height)
                }
            }
        }
        return try await renderer.file(
            of: [PictureSubject(record, .first)], parameters, form, isContinuing: isContinuing
        ) {
            try await pool.run {
                try contoursOnBlack(structures, values, dataSet, parameters, request.limits, form: form)
            }
        }
    }
}

extension Retriever {
    /// The image that the contours are drawn on.
    private func ground(
        of structures: StructureSet, of record: InstanceRecord, _ values: LongValues, _ request: RetrieveRequest
    ) async throws -> StructureGround? {
        for instance in structures.images.prefix(imagesLookedFor) {
            guard let image = try await image(instance, .first, request) else { continue }
            let dataSet = try await renderer.description(of: image.record)
            if let plane = ImagePlane(dataSet, frame: .first) { return StructureGround(image: image, plane: plane) }
        }
        guard let points = try await pool.run({ try structures.unnamed(read: values.read) }), !points.isEmpty
        else { return nil }
        // The series that it says it was drawn on; else what is in the same frame of reference.
        let study = record.identity.study
        var left = slicesLookedAt
        for series in structures.series.prefix(imagesLookedFor) {
            if let found = try await slice(with: points, in: .series(study, series), request, left: &left) {
                return found
            }
        }
        return try await slice(with: points, in: .study(study), request, left: &left) {
            $0.map(structures.framesOfReference.contains) ?? false
        }
    }

    /// The first slice of a target that all points lie in.
    /// - Parameters:
    ///   - left: images that may still be read.
    ///   - isWanted: of the frame of reference of an image.
    private func slice(
        with points: [SIMD3<Double>], in target: RetrieveTarget, _ request: RetrieveRequest, left: inout Int,
        where isWanted: (String?) -> Bool = { _ in true }
    ) async throws -> StructureGround? {
        var page: RecordPages? = try await RecordPages.first(of: target, pages, request.scope)
        while let current = page, left > 0 {
            for record in current.records
            where isRenderable(record) && !SOPClassUID.isSegmentation(record.sopClassUID) {
                // Each costs a parse, whether it is wanted or not.
                guard left > 0 else { return nil }
                left -= 1
                let dataSet = try await renderer.description(of: record)
                guard isWanted(dataSet.string(.frameOfReferenceUID)) else { continue }
                for frame in (1...record.frames.count).prefix(slicesLookedAt).compactMap(FrameNumber.init) {
                    guard let plane = ImagePlane(dataSet, frame: frame), points.allSatisfy(plane.contains) else {
                        continue
                    }
                    return StructureGround(image: PresentedFrame(record: record, frame: frame), plane: plane)
                }
            }
            page = try await current.next()
        }
        return nil
    }
}

/// Values that stayed in an object, by their paths. Those of deflated objects can't be read without a parse each, and are
/// left out.
private struct LongValues: Sendable {
    private let ranges: [AttributePath: ByteRange]
    private let reader: ObjectReader

    init(_ record: InstanceRecord, _ reader: ObjectReader) {
        let places = record.bulkValues.compactMap { value in value.range.map { (value.path, $0) } }
        ranges = Dictionary(places) { first, _ in first }
        self.reader = reader
    }

    /// Blocks.
    func read(_ path: AttributePath, _ byteCount: Int) throws -> [UInt8] {
        guard let range = ranges[path] else { return [] }
        let count = Int(min(Int64(byteCount), range.count))
        return Array(try reader.read(offset: range.offset, count: count).readableBytesView)
    }
}

/// Blocks.
private func contoursOnBlack(
    _ structures: StructureSet, _ values: LongValues, _ dataSet: DataSet, _ parameters: DICOMweb.RenderingParameters,
    _ limits: RenderingLimits, form: PictureForm
) throws -> [UInt8] {
    let width = parameters.viewport?.width ?? drawingEdge
    let height = parameters.viewport?.height ?? drawingEdge
    guard width.multipliedReportingOverflow(by: height).partialValue <= limits.maximumPixels else {
        throw RetrieveError.viewportTooLarge
    }
    guard let drawing = try structures.drawing(inWidth: width, height: height, read: values.read) else {
        throw RetrieveError.notRenderable
    }
    let ground = Canvas(width: drawing.width, height: drawing.height).picture
    let marks =
        drawing.marks
        + annotationMarks(
            parameters.annotations, dataSet, .first, frameCount: 1, width: drawing.width, height: drawing.height)
    let color = try ManagedColor(ground, parameters.iccProfile, stored: nil).marked(marks)
    return try form.encoded(color.picture, profile: color.profile)
}

extension FrameRenderer {
    /// An image with marks that know what of it is seen.
    fileprivate func marked(
        _ image: PresentedFrame, _ parameters: DICOMweb.RenderingParameters, _ limits: RenderingLimits,
        form: PictureForm, marks: @escaping @Sendable (PictureView, _ width: Int, _ height: Int) throws -> [Mark]
    ) async throws -> [UInt8] {
        let pixels = try check(image.record, parameters, limits)
        // What is written onto the picture is the structure set's.
        var own = parameters
        own.annotations = []
        return try await drawn(image.record, pixels, image.frame, own, limits) { color in
            let picture = color.picture
            let region = parameters.viewport.flatMap { pictureRegion($0, columns: pixels.columns, rows: pixels.rows) }
            let view = PictureView(of: region, columns: pixels.columns, rows: pixels.rows, on: picture)
            let marked = try color.marked(view.map { try marks($0, picture.width, picture.height) } ?? [])
            return try form.encoded(marked.picture, profile: marked.profile)
        }
    }
}
