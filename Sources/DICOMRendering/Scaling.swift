package import DICOMCore

/// A picture, or a region of it, at the largest size that fits into a rectangle (C-06): reduced or enlarged, its aspect
/// ratio kept, nothing added around it. Reducing averages the area of every new pixel, enlarging interpolates by cubic
/// curves.
/// - Parameter region: what lies beyond the picture is cut off first; `nil` for the whole picture.
/// - Parameter pixelAspectRatio: height of a source pixel by its width; the result has square ones (C-42).
/// - Returns: `nil` where the region lies beside the picture, or the rectangle is empty.
/// - Complexity: linear in the pixels read and written.
package func scaled(
    _ picture: Picture, region: PictureRegion? = nil, toFitWidth width: Int, height: Int, pixelAspectRatio: Double = 1
) -> Picture? {
    let whole = PictureRegion(left: 0, top: 0, width: Double(picture.width), height: Double(picture.height))
    guard let region = (region ?? whole).clipped(toWidth: picture.width, height: picture.height),
        let size = fittedSize(of: region, inWidth: width, height: height, pixelAspectRatio: pixelAspectRatio)
    else { return nil }
    let isSame = region == whole && size.width == picture.width && size.height == picture.height
    guard !isSame else { return picture }
    let columns = Resampling(
        start: region.left, length: region.width, sourceCount: picture.width, targetCount: size.width,
        isReversed: region.isFlippedHorizontally)
    let rows = Resampling(
        start: region.top, length: region.height, sourceCount: picture.height, targetCount: size.height,
        isReversed: region.isFlippedVertically)
    return resampled(picture, columns: columns, rows: rows)
}

/// The largest size of a region's aspect ratio in a rectangle: one side is the rectangle's, the other one is rounded.
func fittedSize(
    of region: PictureRegion, inWidth width: Int, height: Int, pixelAspectRatio: Double
) -> (width: Int, height: Int)? {
    guard width > 0, height > 0, pixelAspectRatio > 0 else { return nil }
    let tall = region.height * pixelAspectRatio
    if Double(width) * tall <= Double(height) * region.width {
        return (width, max(1, Int(clamping: Double(width) * tall / region.width)))
    }
    return (max(1, Int(clamping: Double(height) * region.width / tall)), height)
}

/// How often the sides of a source can be halved on decoding without losing detail that the result of `scaled` shows.
package func spareHalvings(
    columns: Int, rows: Int, toFitWidth width: Int, height: Int, pixelAspectRatio: Double = 1
) -> Int {
    guard width > 0, height > 0, columns > 0, rows > 0, pixelAspectRatio > 0 else { return 0 }
    let across = max(Double(columns) / Double(width), Double(rows) * pixelAspectRatio / Double(height))
    // Both sides are halved, but of pixels that are not square one is reduced more than the other.
    var step = min(across, across / pixelAspectRatio)
    var halvings = 0
    while step >= 2, halvings < 8 {
        step /= 2
        halvings += 1
    }
    return halvings
}

/// A picture in another size, its sides scaled each by itself.
package func stretched(_ picture: Picture, width: Int, height: Int) -> Picture {
    guard width > 0, height > 0, width != picture.width || height != picture.height else { return picture }
    return resampled(
        picture,
        columns: Resampling(
            start: 0, length: Double(picture.width), sourceCount: picture.width, targetCount: width, isReversed: false),
        rows: Resampling(
            start: 0, length: Double(picture.height), sourceCount: picture.height, targetCount: height,
            isReversed: false))
}
