import DICOMCore

/// Which source pixels make up each target pixel along one axis, and by which weight.
struct Resampling {
    /// The first source pixel of each target pixel.
    private(set) var starts: [Int] = []
    /// The weights of a target pixel's source pixels, `tapCount` for each; they add up to 1.
    private(set) var weights: [Float] = []
    let tapCount: Int

    /// All source pixels that a target pixel is made of, and those between them.
    var seen: Range<Int> { (starts.min() ?? 0)..<(starts.max().map { $0 + tapCount } ?? 0) }

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

/// Resamples along the columns, then along the rows: the first pass adds up rows, from the first to the last column that is
/// seen, which the compiler does for many pixels at once, and only what is left of them is gathered pixel by pixel.
func resampled(_ picture: Picture, columns: Resampling, rows: Resampling) -> Picture {
    let width = columns.starts.count
    let height = rows.starts.count
    let seen = columns.seen
    var bytes = [UInt8](repeating: 0, count: width * picture.channels * height)
    var sum = [Float](repeating: 0, count: seen.count * picture.channels)
    for target in 0..<height {
        for index in sum.indices { sum[index] = 0 }
        for tap in 0..<rows.tapCount {
            let weight = rows.weights[target * rows.tapCount + tap]
            if weight != 0 { addRow(rows.starts[target] + tap, seen, of: picture, weight: weight, to: &sum) }
        }
        gather(
            sum, columns, from: seen.lowerBound, channels: picture.channels, into: &bytes,
            at: target * width * picture.channels)
    }
    return Picture(width: width, height: height, channels: picture.channels, bytes: bytes)
}

private func addRow(
    _ row: Int, _ columns: Range<Int>, of picture: Picture, weight: Float, to sum: inout [Float]
) {
    let count = sum.count
    let start = (row * picture.width + columns.lowerBound) * picture.channels
    let source = picture.bytes.span.extracting(start..<(start + count))
    var target = sum.mutableSpan
    // What the compiler learns here once it need not check at every sample.
    precondition(source.count == count && target.count == count)
    for index in 0..<count { target[index] += weight * Float(source[index]) }
}

/// - Parameter first: the source pixel that the row begins with.
private func gather(
    _ row: [Float], _ columns: Resampling, from first: Int, channels: Int, into bytes: inout [UInt8], at start: Int
) {
    let source = row.span
    let weights = columns.weights.span
    let starts = columns.starts.span
    var target = bytes.mutableSpan
    let tapCount = columns.tapCount
    for column in starts.indices {
        for channel in 0..<channels {
            var place = (starts[column] - first) * channels + channel
            var value: Float = 0.5
            for tap in (column * tapCount)..<((column + 1) * tapCount) {
                value += weights[tap] * source[place]
                place += channels
            }
            // Rounds half up; the cubic curve overshoots at edges.
            target[start + column * channels + channel] = UInt8(max(0, min(255, value)))
        }
    }
}
