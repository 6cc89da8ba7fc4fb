import DICOMCore

/// Which source pixels make up each target pixel along one axis, and by which weight.
struct Resampling {
    /// The first source pixel of each target pixel.
    private(set) var starts: [Int] = []
    /// The weights of a target pixel's source pixels, `tapCount` for each; they add up to 1.
    private(set) var weights: [Float] = []
    let tapCount: Int

    /// - Parameters:
    ///   - start: where the region begins, in source pixels.
    ///   - length: of the region, in source pixels, above 0.
    ///   - isReversed: the first target pixel shows the end of the region.
    init(start: Double, length: Double, sourceCount: Int, targetCount: Int, isReversed: Bool) {
        let step = length / Double(targetCount)
        tapCount = min(sourceCount, step > 1 ? Int(step.rounded(.up)) + 1 : 4)
        starts.reserveCapacity(targetCount)
        weights.reserveCapacity(targetCount * tapCount)
        for target in 0..<targetCount {
            let place = Double(isReversed ? targetCount - 1 - target : target)
            let from = start + place * step
            if step > 1 {
                append(areaFrom: from, to: from + step, sourceCount: sourceCount)
            } else {
                append(curveAround: from + step / 2, sourceCount: sourceCount)
            }
        }
    }

    /// The share of every source pixel in an interval.
    private mutating func append(areaFrom from: Double, to end: Double, sourceCount: Int) {
        let first = max(0, min(Int(from), sourceCount - tapCount))
        let shares = (first..<(first + tapCount)).map { max(0, min(Double($0 + 1), end) - max(Double($0), from)) }
        let sum = shares.reduce(0, +)
        starts.append(first)
        weights += shares.map { Float(sum > 0 ? $0 / sum : 1 / Double(tapCount)) }
    }

    /// The weights of the four source pixels around a place, by the Catmull-Rom curve. What the curve reads beyond the
    /// picture is its outermost pixel.
    private mutating func append(curveAround place: Double, sourceCount: Int) {
        let before = Int((place - 0.5).rounded(.down))
        let t = place - 0.5 - Double(before)
        let curve = [
            ((-0.5 * t + 1) * t - 0.5) * t,
            (1.5 * t - 2.5) * t * t + 1,
            ((-1.5 * t + 2) * t + 0.5) * t,
            (0.5 * t - 0.5) * t * t,
        ]
        let first = max(0, min(before - 1, sourceCount - tapCount))
        var taps = [Float](repeating: 0, count: tapCount)
        for (offset, weight) in curve.enumerated() {
            let source = max(0, min(before - 1 + offset, sourceCount - 1))
            taps[source - first] += Float(weight)
        }
        starts.append(first)
        weights += taps
    }
}

/// Resamples along the rows, then along the columns; a source row is resampled once and kept as long as target rows need
/// it.
func resampled(_ picture: Picture, columns: Resampling, rows: Resampling) -> Picture {
    let width = columns.starts.count
    let height = rows.starts.count
    let rowCount = width * picture.channels
    var bytes: [UInt8] = []
    bytes.reserveCapacity(rowCount * height)
    var kept: [Int: [Float]] = [:]
    for target in 0..<height {
        let first = rows.starts[target]
        let needed = first..<(first + rows.tapCount)
        kept = kept.filter { needed.contains($0.key) }
        var sum = [Float](repeating: 0.5, count: rowCount)
        for source in needed {
            let weight = rows.weights[target * rows.tapCount + source - first]
            guard weight != 0 else { continue }
            let row = kept[source] ?? resampledRow(source, of: picture, columns)
            kept[source] = row
            for index in 0..<rowCount { sum[index] += weight * row[index] }
        }
        // Rounds half up; the cubic curve overshoots at edges.
        bytes += sum.map { UInt8(max(0, min(255, $0))) }
    }
    return Picture(width: width, height: height, channels: picture.channels, bytes: bytes)
}

private func resampledRow(_ row: Int, of picture: Picture, _ columns: Resampling) -> [Float] {
    let channels = picture.channels
    let start = row * picture.width * channels
    var result = [Float](repeating: 0, count: columns.starts.count * channels)
    for target in columns.starts.indices {
        var source = start + columns.starts[target] * channels
        for tap in 0..<columns.tapCount {
            let weight = columns.weights[target * columns.tapCount + tap]
            for channel in 0..<channels {
                result[target * channels + channel] += weight * Float(picture.bytes[source + channel])
            }
            source += channels
        }
    }
    return result
}
