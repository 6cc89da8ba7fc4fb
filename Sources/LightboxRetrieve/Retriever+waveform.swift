internal import DICOMCore
internal import DICOMPixels
internal import DICOMRendering
internal import DICOMweb
internal import LightboxIndex
internal import LightboxStore
internal import LightboxWork

extension Retriever {
    /// The curves of an instance on a sheet of paper, as a picture or as SVG.
    func waveformPicture(
        of record: InstanceRecord, _ request: RetrieveRequest, _ mediaType: String, isContinuing: Bool
    ) async throws -> [UInt8] {
        let parameters = request.rendering
        let limits = request.limits
        let form = PictureForm(mediaType, parameters, limits)
        let dataSet = try await renderer.description(of: record)
        let place = try objects.path(of: record.object)
        return try await renderer.file(
            of: [PictureSubject(record, .first)], parameters, form, isContinuing: isContinuing
        ) {
            try await pool.run { try sheetFile(dataSet, place, parameters, limits, form: form) }
        }
    }
}

/// Blocks.
private func sheetFile(
    _ dataSet: DataSet, _ place: ObjectPlace, _ parameters: DICOMweb.RenderingParameters, _ limits: RenderingLimits,
    form: PictureForm
) throws -> [UInt8] {
    let waveform = try Waveform(dataSet, seconds: WaveformSheet.seconds) { try bulkValue($0, of: place, limit: $1) }
    let heading = annotationLines(parameters.annotations, dataSet)
    guard let sheet = waveform.flatMap({ WaveformSheet($0, heading: heading) }) else {
        throw RetrieveError.notRenderable
    }
    guard form.mediaType != "image/svg+xml" else { return Array(sheet.svg.utf8) }
    let size = sheet.pictureSize(viewport: parameters.viewport.map { ($0.width, $0.height) })
    guard size.width.multipliedReportingOverflow(by: size.height).partialValue <= limits.maximumPixels else {
        throw RetrieveError.viewportTooLarge
    }
    let paper = sheet.paper(width: size.width, height: size.height)
    let color = try ManagedColor(paper, parameters.iccProfile, stored: nil)
    let marked = try color.marked(sheet.marks(width: size.width))
    return try form.encoded(marked.picture, profile: marked.profile)
}
