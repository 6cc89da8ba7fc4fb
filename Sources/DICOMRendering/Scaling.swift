package import DICOMCore

/// A part of a picture, in its pixels from the top left, perhaps mirrored (C-05).
package struct PictureRegion: Equatable, Sendable {
    package var left: Double
    package var top: Double
    /// Above 0.
    package var width: Double
    /// Above 0.
    package var height: Double
    package var isFlippedHorizontally: Bool
    package var isFlippedVertically: Bool

    package init(
        left: Double, top: Double, width: Double, height: Double, isFlippedHorizontally: Bool = false,
        isFlippedVertically: Bool = false
    ) {
        self.left = left
        self.top = top
        self.width = width
        self.height = height
        self.isFlippedHorizontally = isFlippedHorizontally
        self.isFlippedVertically = isFlippedVertically
    }

    /// All of a picture.
    package init(_ picture: Picture) {
        self.init(left: 0, top: 0, width: Double(picture.width), height: Double(picture.height))
    }

    /// The part that lies within the picture; `nil` where there is none.
    package func clipped(to picture: Picture) -> PictureRegion? {
        let right = min(left + width, Double(picture.width))
        let bottom = min(top + height, Double(picture.height))
        var part = self
        part.left = max(left, 0)
        part.top = max(top, 0)
        part.width = right - part.left
        part.height = bottom - part.top
        return part.width > 0 && part.height > 0 ? part : nil
    }
}

/// The largest size with the proportions of the region that fits into the viewport (C-06).
package func fittedSize(of region: PictureRegion, width: Int, height: Int) -> (width: Int, height: Int) {
    let scale = min(Double(width) / region.width, Double(height) / region.height)
    return (
        min(width, max(1, Int((region.width * scale).rounded()))),
        min(height, max(1, Int((region.height * scale).rounded())))
    )
}

/// A region of a picture at another size: area-averaged where it shrinks, bicubic where it grows.
/// - Parameter region: within the picture.
/// - Complexity: linear in the pixels of the region and of the result.
package func scaled(_ picture: Picture, _ region: PictureRegion, width: Int, height: Int) -> Picture {
    let columns = axisWeights(
        region.left, region.width, of: picture.width, to: width, isFlipped: region.isFlippedHorizontally)
    let rows = axisWeights(
        region.top, region.height, of: picture.height, to: height, isFlipped: region.isFlippedVertically)
    let channels = picture.channels
    // Rows are scaled across as they are needed and kept while the next result rows still want them.
    var across: [Int: [Float]] = [:]
    var bytes = [UInt8](repeating: 0, count: width * height * channels)
    for (y, row) in rows.enumerated() {
        var sum = [Float](repeating: 0, count: width * channels)
        for (offset, weight) in row.weights.enumerated() {
            let source = row.first + offset
            let line = across[source] ?? scaledRow(picture, source, columns)
            across[source] = line
            for index in sum.indices { sum[index] += weight * line[index] }
        }
        for index in sum.indices {
            bytes[y * width * channels + index] = UInt8(min(max(sum[index] + 0.5, 0), 255))
        }
        let wanted = y + 1 < rows.count ? rows[y + 1] : row
        across = across.filter { ($0.key >= wanted.first) && ($0.key < wanted.first + wanted.weights.count) }
    }
    return Picture(width: width, height: height, channels: channels, bytes: bytes)
}

/// The source pixels of one result pixel along an axis, with their shares, which sum up to 1.
private struct AxisWeight {
    let first: Int
    let weights: [Float]
}

private func scaledRow(_ picture: Picture, _ row: Int, _ columns: [AxisWeight]) -> [Float] {
    let channels = picture.channels
    let start = row * picture.width * channels
    var line = [Float](repeating: 0, count: columns.count * channels)
    for (x, column) in columns.enumerated() {
        for (offset, weight) in column.weights.enumerated() {
            let source = start + (column.first + offset) * channels
            for channel in 0..<channels {
                line[x * channels + channel] += weight * Float(picture.bytes[source + channel])
            }
        }
    }
    return line
}

private func axisWeights(
    _ start: Double, _ length: Double, of sourceCount: Int, to count: Int, isFlipped: Bool
) -> [AxisWeight] {
    let step = length / Double(count)
    let weights = (0..<count).map { index in
        let low = start + Double(index) * step
        return step >= 1 ? areaWeight(low, low + step, sourceCount) : cubicWeight(low + step / 2, sourceCount)
    }
    return isFlipped ? weights.reversed() : weights
}

/// How much of each pixel lies between two places.
private func areaWeight(_ low: Double, _ high: Double, _ sourceCount: Int) -> AxisWeight {
    let first = min(max(Int(low), 0), sourceCount - 1)
    let last = min(max(Int(high.rounded(.up)) - 1, first), sourceCount - 1)
    let shares = (first...last).map { max(0, min(high, Double($0 + 1)) - max(low, Double($0))) }
    let total = shares.reduce(0, +)
    guard total > 0 else { return AxisWeight(first: first, weights: [1]) }
    return AxisWeight(first: first, weights: shares.map { Float($0 / total) })
}

/// Catmull-Rom over the four nearest pixel centres; pixels beyond the edge are taken as those at the edge.
private func cubicWeight(_ place: Double, _ sourceCount: Int) -> AxisWeight {
    let centre = place - 0.5
    let base = Int(centre.rounded(.down))
    let fraction = centre - Double(base)
    func kernel(_ distance: Double) -> Double {
        let x = abs(distance)
        if x < 1 { return 1.5 * x * x * x - 2.5 * x * x + 1 }
        return x < 2 ? -0.5 * x * x * x + 2.5 * x * x - 4 * x + 2 : 0
    }
    let first = min(max(base - 1, 0), sourceCount - 1)
    let last = min(max(base + 2, first), sourceCount - 1)
    var shares = [Double](repeating: 0, count: last - first + 1)
    for offset in -1...2 {
        shares[min(max(base + offset, first), last) - first] += kernel(fraction - Double(offset))
    }
    let total = shares.reduce(0, +)
    return AxisWeight(first: first, weights: shares.map { Float($0 / total) })
}
