internal import DICOMCore
internal import DICOMParsing
internal import DICOMPixels
internal import DICOMRendering
internal import DICOMweb
internal import LightboxIndex
internal import LightboxWork

/// Draws frames: decode, the transforms of the data set, region and size, then an encoder.
struct FrameRenderer: Sendable {
    let objects: ObjectBytes
    /// What data sets say about their pictures, by the digest of the object: the frames of a cine share it.
    private let descriptions = BoundedCache<[UInt8], DataSet>(limit: 64)

    init(objects: ObjectBytes) {
        self.objects = objects
    }

    private var frames: FrameBytes { FrameBytes(objects: objects) }

    /// The bytes of a picture file.
    /// - Throws: `RetrieveError`, or `RenderingParameterError` for a region beside the image.
    func picture(
        of record: InstanceRecord, _ frame: FrameNumber, parameters: DICOMweb.RenderingParameters, mediaType: String,
        limits: RenderingLimits
    ) async throws -> [UInt8] {
        guard let pixels = record.pixels, let pixelCount = pixels.pixelCount else { throw RetrieveError.notRenderable }
        guard pixelCount <= limits.maximumPixels else { throw RetrieveError.tooLarge }
        if let viewport = parameters.viewport {
            let (area, overflow) = viewport.width.multipliedReportingOverflow(by: viewport.height)
            guard !overflow, area <= limits.maximumPixels else { throw RetrieveError.tooLarge }
        }
        let samples = try await frames.decoded(frame, of: record)
        let dataSet = try await description(of: record)
        let path = try objects.path(of: record.object)
        let quality = parameters.quality ?? limits.jpegQuality
        return try await objects.pool.run {
            var transforms = try ImageTransforms(
                dataSet, frame: frame, photometric: samples.photometricInterpretation
            ) { try bulkValue($0, of: path) }
            if let window = parameters.window { transforms.voi = .window(Window(window)) }
            let picture = try cropped(render(samples, transforms), parameters.viewport)
            do throws(PixelError) {
                return mediaType == "image/png"
                    ? try encodePNG(picture) : try encodeJPEG(picture, quality: quality)
            } catch {
                throw RetrieveError(error, syntax: record.transferSyntax)
            }
        }
    }

    /// The data set, read once for all frames of an instance.
    private func description(of record: InstanceRecord) async throws -> DataSet {
        if let known = descriptions.value(for: record.object.digest) { return known }
        let path = try objects.path(of: record.object)
        let dataSet = try await objects.pool.run {
            let file = try PartTenFile(path: path)
            return try file.parse().dataSet
        }
        descriptions.insert(dataSet, for: record.object.digest, cost: 1)
        return dataSet
    }
}

/// A long table, read by a parse. Blocks.
private func bulkValue(_ attribute: AttributePath, of path: String) throws -> [UInt8]? {
    let file = try PartTenFile(path: path)
    guard let value = try file.bulkValue(at: attribute) else { return nil }
    // No table has more than 65536 entries of 16 bits; a segmented one is shorter.
    return try file.bytes(of: value, from: 0, count: 1 << 18)
}

/// The part of the picture that the viewport shows, at the size that fits into it (C-05, C-06).
private func cropped(_ picture: Picture, _ viewport: DICOMweb.RenderingParameters.Viewport?) throws -> Picture {
    guard let viewport else { return picture }
    var region = PictureRegion(picture)
    if let source = viewport.region {
        region = PictureRegion(
            left: source.left, top: source.top, width: source.width ?? Double(picture.width) - source.left,
            height: source.height ?? Double(picture.height) - source.top,
            isFlippedHorizontally: source.isFlippedHorizontally, isFlippedVertically: source.isFlippedVertically)
    }
    guard let part = region.clipped(to: picture) else {
        throw RenderingParameterError(faults: [RenderingParameterError.Fault(.viewport, .outOfRange)])
    }
    let size = fittedSize(of: part, width: viewport.width, height: viewport.height)
    return scaled(picture, part, width: size.width, height: size.height)
}

extension DICOMRendering.Window {
    init(_ window: DICOMweb.RenderingParameters.Window) {
        let function: Function =
            switch window.function {
            case .linear: .linear
            case .linearExact: .linearExact
            case .sigmoid: .sigmoid
            }
        self.init(center: window.center, width: window.width, function: function)
    }
}
