internal import DICOMCore
internal import DICOMRendering
internal import DICOMweb
internal import LightboxIndex
internal import LightboxWork

/// Edge in pixels of a picture on which no letters can be read: a line of a twentieth of the image is a pixel and a half.
let illegibleEdge = 32

extension FrameRenderer {
    /// Whether the image says that its pixels tell who the patient is, or that it shows the label of a slide, which does.
    /// Source: PS3.3 C.7.6.1, Burned In Annotation; C.8.12.4, Specimen Label In Image.
    func mayShowPatient(_ record: InstanceRecord) async throws -> Bool {
        guard record.pixels != nil else { return false }
        let dataSet = try await description(of: record)
        return [Tag.burnedInAnnotation, .specimenLabelInImage].contains { dataSet.string($0) == "YES" }
    }

    /// Whether the image was made to plan others. Source: PS3.3 C.8.2.1.1.1, C.8.3.1.1.1, Image Type.
    func isLocalizer(_ record: InstanceRecord) async throws -> Bool {
        try await description(of: record).strings(.imageType).contains("LOCALIZER")
    }

    /// A thumbnail of so few pixels that nothing written into the image can be read, enlarged to its size: what it shows
    /// is still told apart (C-28).
    func illegiblePicture(
        of record: InstanceRecord, _ frame: FrameNumber, parameters: DICOMweb.RenderingParameters, mediaType: String,
        limits: RenderingLimits
    ) async throws -> [UInt8] {
        try check(record, parameters, limits)
        guard let viewport = parameters.viewport else { throw RetrieveError.notRenderable }
        var coarse = DICOMweb.RenderingParameters()
        coarse.viewport = .init(
            width: min(viewport.width, illegibleEdge), height: min(viewport.height, illegibleEdge))
        let form = PictureForm(mediaType, parameters, limits)
        let picture = try await part(of: record, frame, parameters: coarse, limits: limits, isContinuing: false)
        return try await objects.pool.run {
            let enlarged = scaled(picture, toFitWidth: viewport.width, height: viewport.height)
            return try form.encoded(enlarged ?? picture, profile: nil)
        }
    }
}

extension Tag {
    fileprivate static let imageType = Tag(0x0008, 0x0008)
    fileprivate static let burnedInAnnotation = Tag(0x0028, 0x0301)
    fileprivate static let specimenLabelInImage = Tag(0x0048, 0x0010)
}
