package import DICOMCore
internal import DICOMPixels
internal import DICOMRendering
internal import DICOMweb
internal import Foundation
internal import LightboxIndex
internal import LightboxWork

/// What a client needs to know to cut a contact sheet up.
private struct SheetGrid: Encodable {
    struct Tile: Encodable {
        let x: Int
        let y: Int
        /// The URL of the instance.
        let instance: String
        let frame: Int
    }

    /// The URL of the picture.
    let picture: String
    let columns: Int
    let rows: Int
    let tileWidth: Int
    let tileHeight: Int
    /// Of the series, those that the sheet does not show included.
    let frameCount: Int
    let tiles: [Tile]
}

extension Retriever {
    /// One picture of evenly spaced frames of a series, or the description of its grid: an extension of ours.
    ///
    /// The frames are drawn one after the other, so that only one is in memory beside the sheet. One that can't be drawn
    /// leaves its place black.
    package func contactSheet(
        of study: StudyInstanceUID, _ series: SeriesInstanceUID, _ request: RetrieveRequest
    ) async throws -> RetrieveAnswer {
        let target = RetrieveTarget.series(study, series)
        let frameCount = try await frameCount(of: target, request)
        let parameters = request.rendering
        let chosen = try await frames(
            of: target, at: evenlySpaced(parameters.tileCount ?? defaultTileCount, of: frameCount), request)
        guard let first = chosen.first else { throw RetrieveError.notRenderable }
        let edge = request.limits.thumbnailEdge
        let sheet = ContactSheet(
            tileCount: chosen.count, columns: parameters.tileColumns, tileWidth: parameters.viewport?.width ?? edge,
            tileHeight: parameters.viewport?.height ?? edge, pixelLimit: request.limits.maximumPixels)
        guard let sheet else { throw RetrieveError.viewportTooLarge }
        let representation = try negotiations.representation(
            of: .contactSheet, negotiated(first.record, .singleFrame), accepting: request.acceptance)
        let location = Resource.contactSheet(study, series).path
        let isGrid = representation.mediaType == "application/json"
        let grid = SheetGrid(
            chosen, on: sheet, frameCount: frameCount, serviceURL: request.serviceURL,
            picture: request.serviceURL + location + parameters.sheetQuery)
        let description = try JSONEncoder.ofGrids.encode(grid)
        let body = PlannedBody(byteCount: nil) { opening in
            guard !isGrid else { return ByteStream(Array(description)) }
            return ByteStream(
                try await file(of: chosen, on: sheet, representation, request, isContinuing: opening.isContinuing))
        }
        var version = Array(description) + Array("\(parameters) \(request.limits)".utf8)
        for frame in chosen { version += frame.record.object.digest }
        let part = PlannedPart(
            contentType: representation.contentType, location: location, version: version, body: body)
        var answer = RetrieveAnswer.single(part, serviceURL: request.serviceURL)
        let other = isGrid ? grid.picture : grid.picture + "&accept=application/json"
        answer.links = ["<\(other)>; rel=\"\(isGrid ? "describes" : "describedby")\""]
        return answer
    }

    private func frameCount(of target: RetrieveTarget, _ request: RetrieveRequest) async throws -> Int {
        var page: RecordPages? = try await RecordPages.first(of: target, pages, request.scope)
        guard page?.records.isEmpty == false else { throw RetrieveError.notFound }
        var count = 0
        while let current = page {
            count += current.records.filter(isRenderable).reduce(0) { $0 + $1.frames.count }
            page = try await current.next()
        }
        return count
    }

    /// - Parameter numbers: ascending; frames of the series, counted from 0 through all its instances.
    private func frames(
        of target: RetrieveTarget, at numbers: [Int], _ request: RetrieveRequest
    ) async throws -> [PresentedFrame] {
        var wanted = numbers[...]
        var chosen: [PresentedFrame] = []
        var passed = 0
        var page: RecordPages? = try await RecordPages.first(of: target, pages, request.scope)
        while let current = page, !wanted.isEmpty {
            for record in current.records where isRenderable(record) {
                while let number = wanted.first, number - passed < record.frames.count {
                    if let frame = FrameNumber(number - passed + 1) {
                        chosen.append(PresentedFrame(record: record, frame: frame))
                    }
                    wanted.removeFirst()
                }
                passed += record.frames.count
            }
            page = try await current.next()
        }
        return chosen
    }

    /// What a picture of the frame shows, as a part of a larger one.
    private func part(
        of shown: PresentedFrame, _ parameters: DICOMweb.RenderingParameters, _ request: RetrieveRequest,
        isContinuing: Bool
    ) async throws -> Picture {
        if SOPClassUID.isSegmentation(shown.record.sopClassUID) {
            return try await segmentationPart(of: shown, parameters, request, isContinuing: isContinuing)
        }
        return try await renderer.part(
            of: shown.record, shown.frame, parameters: parameters, limits: request.limits, isContinuing: isContinuing)
    }

    private func file(
        of frames: [PresentedFrame], on empty: ContactSheet, _ representation: Representation,
        _ request: RetrieveRequest,
        isContinuing: Bool
    ) async throws -> [UInt8] {
        var parameters = DICOMweb.RenderingParameters()
        parameters.viewport = .init(width: empty.tileWidth, height: empty.tileHeight)
        parameters.window = request.rendering.window
        let window =
            parameters.window == nil
            ? try await renderer.commonWindow(of: frames, request.limits, isContinuing: isContinuing) : nil
        var sheet = empty
        for (place, frame) in frames.enumerated() {
            do {
                var tile = parameters
                if let window, try await renderer.hasNoWindow(frame) { tile.window = window }
                sheet.put(
                    try await part(of: frame, tile, request, isContinuing: isContinuing || place > 0), at: place)
            } catch let error as RetrieveError where error.isOfPixels {
                continue
            }
        }
        let form = PictureForm(representation.mediaType, request.rendering, request.limits)
        let picture = sheet.picture
        return try await pool.run(isContinuing: true) { try form.encoded(picture, profile: nil) }
    }
}

private let defaultTileCount = 16

extension JSONEncoder {
    fileprivate static var ofGrids: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }
}

extension SheetGrid {
    fileprivate init(
        _ frames: [PresentedFrame], on sheet: ContactSheet, frameCount: Int, serviceURL: String, picture: String
    ) {
        self.picture = picture
        columns = sheet.columns
        rows = sheet.rows
        tileWidth = sheet.tileWidth
        tileHeight = sheet.tileHeight
        self.frameCount = frameCount
        tiles = frames.enumerated().map { number, frame in
            let place = sheet.place(of: number)
            return Tile(
                x: place.x, y: place.y, instance: serviceURL + frame.record.path, frame: frame.frame.value)
        }
    }
}

extension DICOMweb.RenderingParameters {
    /// The query that asks for the same sheet again; it always has a parameter.
    fileprivate var sheetQuery: String {
        var items = ["count=\(tileCount ?? defaultTileCount)"]
        if let tileColumns { items.append("columns=\(tileColumns)") }
        if let viewport { items.append("viewport=\(viewport.width),\(viewport.height)") }
        if let window { items.append("window=\(window.center),\(window.width),\(window.function.rawValue)") }
        if let quality { items.append("quality=\(quality)") }
        return "?" + items.joined(separator: "&")
    }
}
