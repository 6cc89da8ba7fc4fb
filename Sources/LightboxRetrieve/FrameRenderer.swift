internal import DICOMCore
internal import DICOMParsing
internal import DICOMPixels
internal import DICOMRendering
internal import DICOMweb
internal import LightboxIndex
internal import LightboxStore
internal import LightboxWork

/// Draws frames: decode, the transforms of the data set, region and size, then an encoder.
struct FrameRenderer: Sendable {
    let frames: FrameBytes
    /// A picture holds its decoded frame from the first job to the last, so few may be under way at once.
    let gate: AdmissionGate
    /// What data sets say about their pictures, by the digest of the object: the frames of a cine share it.
    private let descriptions = BoundedCache<[UInt8], DataSet>(limit: 16 << 20)

    /// What of them says how a frame is drawn: small, so that it is kept for thousands of them.
    private let transforms = BoundedCache<PictureSubject, DICOMRendering.RenderingParameters>(limit: 8 << 20)

    /// Files that were drawn lately: thumbnails, and what several viewers look at.
    private let files = BoundedCache<FileKey, [UInt8]>(limit: 64 << 20)

    /// The same picture that is asked for by several at once is drawn once.
    private let flights = SingleFlight<Flight, [UInt8]>()

    private struct Flight: Hashable, Sendable {
        let key: FileKey
        /// Work for an answer that is under way is never refused, so it is not shared with work that may be.
        let isContinuing: Bool
    }

    /// Everything that the bytes of a file depend on.
    private struct FileKey: Hashable, Sendable {
        let subjects: [PictureSubject]
        let parameters: DICOMweb.RenderingParameters
        let form: PictureForm
    }

    init(frames: FrameBytes, gate: AdmissionGate) {
        self.frames = frames
        self.gate = gate
    }

    var objects: ObjectBytes { frames.objects }

    /// The bytes of a picture file.
    /// - Throws: `RetrieveError`, or `RenderingParameterError` for a region beside the image.
    func picture(
        of record: InstanceRecord, _ frame: FrameNumber, parameters: DICOMweb.RenderingParameters, mediaType: String,
        limits: RenderingLimits, place: GIFPlace = .alone, isContinuing: Bool = false
    ) async throws -> [UInt8] {
        let pixels = try check(record, parameters, limits)
        let form = PictureForm(mediaType, parameters, limits, place: place)
        let subjects = [PictureSubject(record, frame)]
        return try await file(of: subjects, parameters, form, isContinuing: isContinuing) {
            try await drawn(record, pixels, frame, parameters, limits) {
                try form.encoded($0.picture, profile: $0.profile)
            }
        }
    }

    /// A picture that becomes a part of a larger one.
    func part(
        of record: InstanceRecord, _ frame: FrameNumber, parameters: DICOMweb.RenderingParameters,
        limits: RenderingLimits, isContinuing: Bool
    ) async throws -> Picture {
        let pixels = try check(record, parameters, limits)
        return try await gate.run(isContinuing: isContinuing) {
            try await drawn(record, pixels, frame, parameters, limits) { $0.picture }
        }
    }

    /// A file that was drawn lately, or is drawn now that there is room for one more.
    /// - Parameter subjects: all frames that it shows.
    func file(
        of subjects: [PictureSubject], _ parameters: DICOMweb.RenderingParameters, _ form: PictureForm,
        isContinuing: Bool, draw: @escaping @Sendable () async throws -> [UInt8]
    ) async throws -> [UInt8] {
        let key = FileKey(subjects: subjects, parameters: parameters, form: form)
        if let known = files.value(for: key) { return known }
        let gate = gate
        let file = try await flights.value(for: Flight(key: key, isContinuing: isContinuing)) {
            try await gate.run(isContinuing: isContinuing, draw)
        }
        files.insert(file, for: key, cost: file.count + 512)
        return file
    }

    /// Refuses what would be more pixels than a picture may have.
    @discardableResult
    func check(
        _ record: InstanceRecord, _ parameters: DICOMweb.RenderingParameters, _ limits: RenderingLimits
    ) throws(RetrieveError) -> PixelDescription {
        guard let pixels = record.pixels, let pixelCount = pixels.pixelCount else { throw .notRenderable }
        guard pixelCount <= limits.maximumPixels else { throw .imageTooLarge }
        if let viewport = parameters.viewport {
            let (area, overflow) = viewport.width.multipliedReportingOverflow(by: viewport.height)
            guard !overflow, area <= limits.maximumPixels else { throw .viewportTooLarge }
        }
        return pixels
    }

    /// How long each frame is shown, in milliseconds.
    func frameDuration(of record: InstanceRecord) async throws -> Double {
        DICOMRendering.frameDuration(try await description(of: record))
    }

    /// - Parameter finish: takes the drawn picture in the job that drew it.
    func drawn<Value: Sendable>(
        _ record: InstanceRecord, _ pixels: PixelDescription, _ frame: FrameNumber,
        _ parameters: DICOMweb.RenderingParameters, _ limits: RenderingLimits,
        finish: @escaping @Sendable (ManagedColor) throws -> Value
    ) async throws -> Value {
        let hasOverlays = parameters.annotations.contains(.technique)
        let own = try await ownTransforms(of: record, frame)
        // Overlays count in pixels of the image.
        let halvings =
            hasOverlays || !own.allowsMeans
            ? 0 : spareHalvings(of: pixels, parameters.viewport, pixelAspectRatio: own.pixelAspectRatio)
        let decode: @Sendable () throws -> NativeFrame
        if limits.drawsIncomplete, let part = try await frames.incomplete(frame, of: record) {
            decode = { part }
        } else {
            decode = try await frames.decoding(frame, of: record, reducedBy: halvings)
        }
        // Most pictures show no more than the frame: how it is drawn is known from the last time.
        let isPlain = parameters.annotations.isEmpty && !parameters.needsStoredProfile
        let dataSet = isPlain ? DataSet() : try await description(of: record)
        let words = hasOverlays ? try await wholeWords(frame, of: record, dataSet) : nil
        let profile = try await storedProfile(of: record, frame, dataSet, parameters)
        let path = try objects.path(of: record.object)
        return try await objects.pool.run {
            let samples = try decode()
            var transforms = own
            if let window = parameters.window.flatMap(DICOMRendering.Window.init) { transforms.voi = .window(window) }
            do {
                let overlays =
                    hasOverlays
                    ? try Overlay.all(of: dataSet, frame: frame, words: words) {
                        try bulkValue($0, of: path, limit: largestOverlay)
                    } : []
                let picture = try sized(
                    overlaid(try render(samples, transforms), with: overlays), of: pixels, parameters.viewport,
                    pixelAspectRatio: transforms.pixelAspectRatio)
                let color = try ManagedColor(picture, parameters.iccProfile, stored: profile)
                let marks = annotationMarks(
                    parameters.annotations, dataSet, frame, frameCount: record.frames.count,
                    width: color.picture.width, height: color.picture.height)
                return try finish(try color.marked(marks))
            } catch is RenderingError {
                throw RetrieveError.notRenderable
            } catch let error as PixelError {
                throw RetrieveError(error, syntax: record.transferSyntax)
            }
        }
    }

    /// How the data set of an instance wants a frame to be drawn.
    func ownTransforms(
        of record: InstanceRecord, _ frame: FrameNumber
    ) async throws -> DICOMRendering.RenderingParameters {
        let subject = PictureSubject(record, frame)
        if let known = transforms.value(for: subject) { return known }
        let dataSet = try await description(of: record)
        let path = try objects.path(of: record.object)
        let own = try await objects.pool.run {
            try DICOMRendering.RenderingParameters(dataSet, frame: frame) { try bulkValue($0, of: path) }
        }
        transforms.insert(own, for: subject, cost: own.byteCount)
        return own
    }

    /// The samples with all bits of their words, where an overlay may lie in those that they don't use.
    /// - Returns: `nil` where there is none, or the pixels can't be had so.
    /// - Throws: what says nothing of the pixels: a picture without its overlay would be kept.
    func wholeWords(
        _ frame: FrameNumber, of record: InstanceRecord, _ dataSet: DataSet
    ) async throws -> NativeFrame? {
        guard Overlay.mayBeEmbedded(in: dataSet), let pixels = record.pixels else { return nil }
        do {
            return try await frames.decoded(frame, of: record, as: pixels.withWholeWords)
        } catch let error as RetrieveError where error.isOfPixels {
            return nil
        }
    }

    /// How often a codec may halve the sides without the result showing it. Only where the whole image is wanted: a
    /// region is counted in pixels of the image.
    private func spareHalvings(
        of pixels: PixelDescription, _ viewport: DICOMweb.RenderingParameters.Viewport?, pixelAspectRatio: Double
    ) -> Int {
        guard let viewport, viewport.region == nil else { return 0 }
        return DICOMRendering.spareHalvings(
            columns: pixels.columns, rows: pixels.rows, toFitWidth: viewport.width, height: viewport.height,
            pixelAspectRatio: pixelAspectRatio)
    }

    /// The data set, read once for all frames of an instance.
    func description(of record: InstanceRecord) async throws -> DataSet {
        if let known = descriptions.value(for: record.object.digest) { return known }
        let path = try objects.path(of: record.object)
        let dataSet = try await objects.pool.run {
            let file = try PartTenFile(path: path)
            return try file.parse().dataSet
        }
        // What is no pixel data is the header, held as values several times its size.
        let pixelByteCount = record.frames.byteCount
        let headerByteCount = max(1024, record.object.byteCount - pixelByteCount)
        descriptions.insert(dataSet, for: record.object.digest, cost: 4 * Int(clamping: headerByteCount))
        return dataSet
    }
}

/// A frame that a picture shows.
struct PictureSubject: Hashable, Sendable {
    /// Of the object.
    let digest: [UInt8]
    let frame: FrameNumber

    init(_ record: InstanceRecord, _ frame: FrameNumber) {
        digest = record.object.digest
        self.frame = frame
    }
}

/// A long table, read by a parse. Blocks.
func bulkValue(_ attribute: AttributePath, of path: ObjectPlace, limit: Int = largestTable) throws -> [UInt8] {
    let file = try PartTenFile(path: path)
    guard let value = try file.bulkValue(at: attribute) else { return [] }
    return try file.bytes(of: value, from: 0, count: limit)
}

/// No table has more than 65536 entries of 16 bits; a segmented one is shorter.
let largestTable = 1 << 18

/// Scanners of slides store profiles with tables of some megabytes.
let largestProfile = 16 << 20

/// Of the planes of an overlay group: 134 million pixels.
let largestOverlay = 16 << 20

/// The part of the picture that the viewport shows, at the size that fits into it (C-05, C-06).
/// - Parameter pixels: of the whole image; the picture may have been decoded smaller.
func sized(
    _ picture: Picture, of pixels: PixelDescription, _ viewport: DICOMweb.RenderingParameters.Viewport?,
    pixelAspectRatio: Double
) throws(RenderingParameterError) -> Picture {
    guard let viewport else { return picture }
    guard
        let result = scaled(
            picture, region: pictureRegion(viewport, columns: pixels.columns, rows: pixels.rows),
            toFitWidth: viewport.width, height: viewport.height,
            pixelAspectRatio: pixelAspectRatio)
    else { throw RenderingParameterError(faults: [RenderingParameterError.Fault(.viewport, .outOfRange)]) }
    return result
}

/// The region of an image that a viewport asks for; `nil` for all of it.
func pictureRegion(
    _ viewport: DICOMweb.RenderingParameters.Viewport, columns: Int, rows: Int
) -> PictureRegion? {
    viewport.region.map {
        PictureRegion(
            left: $0.left, top: $0.top, width: $0.width ?? Double(columns) - $0.left,
            height: $0.height ?? Double(rows) - $0.top, isFlippedHorizontally: $0.isFlippedHorizontally,
            isFlippedVertically: $0.isFlippedVertically)
    }
}

extension DICOMRendering.Window {
    init?(_ window: DICOMweb.RenderingParameters.Window) {
        let function: Function =
            switch window.function {
            case .linear: .linear
            case .linearExact: .linearExact
            case .sigmoid: .sigmoid
            }
        self.init(center: window.center, width: window.width, function: function)
    }
}

extension FrameTable {
    /// Bytes of the object that are pixels.
    fileprivate var byteCount: Int64 {
        switch self {
        case .none, .parsed: 0
        case .native(_, let byteCount, _, _, _): byteCount
        case .encapsulated(let frames): frames.reduce(0) { $1.reduce($0) { $0 + $1.count } }
        }
    }
}
