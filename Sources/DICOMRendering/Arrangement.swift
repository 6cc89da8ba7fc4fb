package import DICOMCore

/// The part of an image that a presentation state displays, how it is turned, and how large it comes out.
/// Source: PS3.3 C.10.4, C.10.6 (C-23).
package struct Arrangement: Equatable, Sendable {
    /// Of the displayed area in pixels of the image from its top left, counted from 0; it may reach beyond the image.
    let left: Int
    let top: Int
    let areaWidth: Int
    let areaHeight: Int
    /// Quarter turns clockwise, before the flip.
    let quarterTurns: Int
    let isFlipped: Bool
    /// Size of the result in pixels.
    package let width: Int
    package let height: Int

    /// - Parameters:
    ///   - viewport: what the result has to fit in; `nil` for one pixel of the result for one of the image.
    ///   - pixelLimit: of the displayed area, and of the result.
    /// - Returns: `nil` where the displayed area is empty or beyond the limit.
    package init?(
        _ state: PresentationState, of image: SOPInstanceUID, _ frame: FrameNumber, imageWidth: Int, imageHeight: Int,
        viewport: (width: Int, height: Int)?, pixelLimit: Int
    ) {
        let area = state.dataSet.items(.displayedAreaSelectionSequence).first { $0.applies(to: image, frame) }
        let corners = [Tag.displayedAreaTopLeft, .displayedAreaBottomRight].map { area?.numbers($0) ?? [] }
        var xs = [1.0, Double(imageWidth)]
        var ys = [1.0, Double(imageHeight)]
        if corners.allSatisfy({ $0.count == 2 && $0.allSatisfy { $0.magnitude < 1e6 } }) {
            xs = corners.map { $0[0] }.sorted()
            ys = corners.map { $0[1] }.sorted()
        }
        left = Int(xs[0]) - 1
        top = Int(ys[0]) - 1
        areaWidth = Int(xs[1]) - Int(xs[0]) + 1
        areaHeight = Int(ys[1]) - Int(ys[0]) + 1
        let rotation = Int(clamping: state.dataSet.numbers(.imageRotation).first ?? 0)
        quarterTurns = rotation.isMultiple(of: 90) ? ((rotation / 90) % 4 + 4) % 4 : 0
        isFlipped = state.dataSet.string(.imageHorizontalFlip) == "Y"
        let aspect = area.map(pixelAspectRatio) ?? 1
        let isOnItsSide = !quarterTurns.isMultiple(of: 2)
        let shown = isOnItsSide ? (areaHeight, areaWidth) : (areaWidth, areaHeight)
        let region = PictureRegion(left: 0, top: 0, width: Double(shown.0), height: Double(shown.1))
        var room = viewport ?? shown
        if let viewport, area?.string(.presentationSizeMode) == "MAGNIFY",
            let ratio = area?.numbers(.presentationPixelMagnificationRatio).first, ratio > 0, ratio.isFinite
        {
            // Smaller than the viewport where the magnified area is.
            room = (
                min(viewport.width, max(1, Int(clamping: Double(shown.0) * ratio))),
                min(viewport.height, max(1, Int(clamping: Double(shown.1) * ratio)))
            )
        }
        let size = fittedSize(
            of: region, inWidth: room.width, height: room.height, pixelAspectRatio: isOnItsSide ? 1 / aspect : aspect)
        guard let size, areaWidth * areaHeight <= pixelLimit, size.width * size.height <= pixelLimit else { return nil }
        (width, height) = size
    }

    /// The displayed area of a picture that has the image's size, turned, flipped and scaled. Beyond the image it is black.
    package func arrange(_ picture: Picture) -> Picture {
        let channels = picture.channels
        let isOnItsSide = !quarterTurns.isMultiple(of: 2)
        let columns = isOnItsSide ? areaHeight : areaWidth
        let rows = isOnItsSide ? areaWidth : areaHeight
        var bytes = [UInt8](repeating: 0, count: rows * columns * channels)
        for row in 0..<rows {
            for column in 0..<columns {
                let source = source(ofColumn: column, row: row, columns: columns)
                guard (0..<picture.width).contains(source.x), (0..<picture.height).contains(source.y) else { continue }
                let from = (source.y * picture.width + source.x) * channels
                let to = (row * columns + column) * channels
                for channel in 0..<channels { bytes[to + channel] = picture.bytes[from + channel] }
            }
        }
        let turned = Picture(width: columns, height: rows, channels: channels, bytes: bytes)
        guard turned.width != width || turned.height != height else { return turned }
        let whole = PictureRegion(left: 0, top: 0, width: Double(columns), height: Double(rows))
        return resampled(
            turned,
            columns: Resampling(
                start: 0, length: whole.width, sourceCount: columns, targetCount: width, isReversed: false),
            rows: Resampling(start: 0, length: whole.height, sourceCount: rows, targetCount: height, isReversed: false))
    }

    /// Which pixel of the image is seen at a pixel of the turned area.
    private func source(ofColumn column: Int, row: Int, columns: Int) -> (x: Int, y: Int) {
        let column = isFlipped ? columns - 1 - column : column
        let place: (x: Int, y: Int) =
            switch quarterTurns {
            case 1: (row, areaHeight - 1 - column)
            case 2: (areaWidth - 1 - column, areaHeight - 1 - row)
            case 3: (areaWidth - 1 - row, column)
            default: (column, row)
            }
        return (left + place.x, top + place.y)
    }

    /// Where a place of the image, in its pixels from its top left corner, is on the result.
    func place(x: Double, y: Double) -> PicturePoint {
        let across = (x - Double(left)) / Double(areaWidth)
        let down = (y - Double(top)) / Double(areaHeight)
        let turned: (x: Double, y: Double) =
            switch quarterTurns {
            case 1: (1 - down, across)
            case 2: (1 - across, 1 - down)
            case 3: (down, 1 - across)
            default: (across, down)
            }
        return place(ofDisplay: isFlipped ? 1 - turned.x : turned.x, turned.y)
    }

    /// Where a place of the display, 0 to 1, is on the result.
    func place(ofDisplay x: Double, _ y: Double) -> PicturePoint {
        PicturePoint(x: x * Double(width), y: y * Double(height))
    }
}

/// Height of a pixel by its width, of Presentation Pixel Spacing or Aspect Ratio.
private func pixelAspectRatio(_ area: DataSet) -> Double {
    for tag in [Tag.presentationPixelSpacing, .presentationPixelAspectRatio] {
        let numbers = area.numbers(tag)
        if numbers.count == 2, numbers[0] > 0, numbers[1] > 0 { return min(100, max(0.01, numbers[0] / numbers[1])) }
    }
    return 1
}

extension Tag {
    fileprivate static let imageHorizontalFlip = Tag(0x0070, 0x0041)
    fileprivate static let imageRotation = Tag(0x0070, 0x0042)
    fileprivate static let displayedAreaTopLeft = Tag(0x0070, 0x0052)
    fileprivate static let displayedAreaBottomRight = Tag(0x0070, 0x0053)
    fileprivate static let displayedAreaSelectionSequence = Tag(0x0070, 0x005A)
    fileprivate static let presentationSizeMode = Tag(0x0070, 0x0100)
    fileprivate static let presentationPixelSpacing = Tag(0x0070, 0x0101)
    fileprivate static let presentationPixelAspectRatio = Tag(0x0070, 0x0102)
    fileprivate static let presentationPixelMagnificationRatio = Tag(0x0070, 0x0103)
}
