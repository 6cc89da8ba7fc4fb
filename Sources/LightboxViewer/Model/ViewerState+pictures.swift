internal import DICOMCore
internal import DICOMweb
internal import DICOMwebClient

extension ViewerState {
    /// The pictures that are worth asking for now and are not there yet, the most urgent first. Whatever is on its way and
    /// not among them is to be cancelled.
    package var wantedPictures: [PictureRequest] {
        let wanted =
            switch page {
            case .studies: [PictureRequest]()
            case .study: thumbnailRequests
            case .image: sliceRequests
            }
        return wanted.filter { shelf[$0] == nil }
    }

    private var thumbnailRequests: [PictureRequest] {
        guard let series = study?.series else { return [] }
        let layout = thumbnailLayout
        let lines = visibleLines
        let first = lines.first * layout.perLine
        // What is seen, then the next page.
        let end = min(first + 2 * lines.count * layout.perLine, series.count)
        guard first < end else { return [] }
        return series[first..<end].map(thumbnailRequest)
    }

    func thumbnailRequest(_ series: SeriesEntry) -> PictureRequest {
        let layout = thumbnailLayout
        let pixels = drawing.pixels(columns: layout.columns, rows: layout.rows)
        return PictureRequest(.series(.series(series.study, series.uid)), width: pixels.width, height: pixels.height)
    }

    /// The pictures that are looked at alone until they are there, then their neighbours outwards; a cine looks further
    /// ahead than back.
    private var sliceRequests: [PictureRequest] {
        guard let image else { return [] }
        let current = panes.compactMap { pictureRequest(of: $0.page, at: $0.page.index) }
        // On a slow link neighbours would take their share of it.
        if current.contains(where: { shelf[$0] == nil }) { return current }
        let count = image.slices.count
        guard count > 1 else { return current }
        let ahead = image.isPlaying ? min(count - 1, 64) : min(count - 1, 8)
        var indices: [Int] = []
        for step in 1...ahead {
            indices.append((image.index + step) % count)
            if !image.isPlaying { indices.append((image.index + count - step) % count) }
        }
        var requests = current
        requests += indices.compactMap { pictureRequest(of: image, at: $0) }
        if isLinked, let other {
            requests += [1, -1].compactMap { pictureRequest(of: other, at: other.index + $0) }
        }
        var seen = Set<PictureRequest>()
        return requests.filter { seen.insert($0).inserted }
    }

    /// The picture of a slice as the active page wants it now.
    func pictureRequest(at index: Int) -> PictureRequest? {
        image.flatMap { pictureRequest(of: $0, at: index) }
    }

    /// - Returns: `nil` where there is no such slice, or where it is to be read.
    func pictureRequest(of image: ImagePage, at index: Int) -> PictureRequest? {
        guard image.slices.indices.contains(index), image.slices[index].kind == .picture else { return nil }
        var pixels = drawing.pixels(columns: paneColumns, rows: contentRows)
        if image.isOnItsSide { pixels = (pixels.height, pixels.width) }
        if image.zoom < 1, let size = image.imageSize { pixels = size }
        return PictureRequest(
            .slice(image.slices[index]), width: pixels.width, height: pixels.height, window: image.window,
            region: image.region)
    }

    /// The rectangle in which the picture of a page is drawn: all of its pane but where an image is shown pixel for pixel.
    func pictureArea(of page: ImagePage, in pane: CellArea) -> CellArea {
        guard page.zoom < 1, let size = page.imageSize else { return pane }
        let (width, height) = page.isOnItsSide ? (size.height, size.width) : (size.width, size.height)
        let cell = drawing.shownPixels(columns: 1, rows: 1)
        let columns = min((width + cell.width - 1) / cell.width, pane.columns)
        let rows = min((height + cell.height - 1) / cell.height, pane.rows)
        return CellArea(
            row: pane.row + (pane.rows - rows) / 2, column: pane.column + (pane.columns - columns) / 2,
            columns: columns,
            rows: rows)
    }
}

extension ViewerState {
    /// The series as a cine that the terminal plays: from the moment on when all its pictures have come.
    func cine(showing request: PictureRequest) -> PlacedPicture.Content? {
        guard drawing.graphics == .kitty, drawing.playsCine, other == nil, let image, image.isPlaying,
            request == pictureRequest(at: image.index), image.slices.count <= Self.cineFrameLimit
        else { return nil }
        let requests = image.slices.indices.compactMap { pictureRequest(at: $0) }
        guard requests.count == image.slices.count,
            request.width * request.height * 4 * requests.count <= Self.cineByteLimit,
            requests.allSatisfy({ shelf.hasPicture($0) })
        else { return nil }
        return .cine(
            PlacedPicture.Cine(
                frames: requests.map { PlacedPicture.Key($0, image.turns) }, index: image.index,
                interval: image.frameDuration))
    }

    /// A terminal keeps all of it.
    private static let cineByteLimit = 128 << 20
    private static let cineFrameLimit = 500
}
