package import DICOMCore

/// Which frames of an image are subtracted from one of its frames, as in an angiogram without its bones.
/// Source: PS3.3 C.7.6.10, C.11.13, PS3.4 N.2.1.2 (C-23).
package struct MaskSubtraction: Equatable, Sendable {
    /// Averaged, then subtracted.
    package let masks: [FrameNumber]
    /// The frame and those behind it, averaged before.
    package let contrast: [FrameNumber]
    /// Of the mask before it is subtracted, in pixels to the right and down.
    package let shift: SIMD2<Double>

    /// The first mask operation that applies to the frame.
    /// - Returns: `nil` where the frame is to be shown as it is.
    package init?(_ dataSet: DataSet, frame: FrameNumber, frameCount: Int) {
        guard frameCount > 0 else { return nil }
        for item in dataSet.items(.maskSubtractionSequence) {
            let averaged = max(1, min(averagingLimit, item.integer(.contrastFrameAveraging) ?? 1))
            let bounds = item.numbers(.applicableFrameRange).map { Int(clamping: $0) }
            let ranges = stride(from: 0, to: bounds.count - 1, by: 2).map { (bounds[$0], bounds[$0 + 1]) }
            let whole = (1, max(1, frameCount - averaged + 1))
            guard
                let range = (ranges.isEmpty ? [whole] : ranges).first(where: {
                    $0.0 <= frame.value && frame.value <= $0.1
                })
            else { continue }
            let offset = item.integer(.tidOffset) ?? 1
            let numbers: [Int]
            switch item.string(.maskOperation) {
            case "AVG_SUB"?:
                numbers = item.numbers(.maskFrameNumbers).prefix(averagingLimit).map { Int(clamping: $0) }
            case "TID"?:
                numbers = [frame.value.subtractingReportingOverflow(offset).partialValue]
            case "REV_TID"?:
                // The frame before the first one of the range is the mask of that one, the one before it of the next.
                let (start, _) = range.0.subtractingReportingOverflow(offset)
                let (further, _) = frame.value.subtractingReportingOverflow(range.0)
                numbers = [start.subtractingReportingOverflow(further).partialValue]
            default:
                continue
            }
            let masks = numbers.filter { (1...frameCount).contains($0) }.compactMap(FrameNumber.init)
            guard !masks.isEmpty else { continue }
            self.masks = masks
            contrast = (frame.value..<(frame.value + averaged)).filter { $0 <= frameCount }.compactMap(FrameNumber.init)
            let shift = item.numbers(.maskSubPixelShift)
            self.shift =
                shift.count == 2 && shift.allSatisfy { $0.magnitude < 1e4 } ? SIMD2(shift[1], shift[0]) : .zero
            return
        }
        return nil
    }
}

/// Frames that are averaged at most; each is decoded for it.
private let averagingLimit = 64

/// The mean of grey frames of one size, in output units of the modality LUT.
package struct FrameAverage: Sendable {
    private let rows: Int
    private let columns: Int
    private var sums: [Float]
    private var count: Float = 1

    /// - Returns: `nil` for a coloured frame.
    package init?(_ frame: NativeFrame, _ modality: ModalityTransform) {
        guard frame.samplesPerPixel == 1 else { return nil }
        (rows, columns) = (frame.rows, frame.columns)
        sums = [Float](repeating: 0, count: frame.pixelCount)
        frame.forEachNumber { index, stored in sums[index] = Float(modality.map(stored)) }
    }

    /// Takes one more frame in; one of another size is left out.
    package mutating func add(_ frame: NativeFrame, _ modality: ModalityTransform) {
        guard frame.samplesPerPixel == 1, frame.rows == rows, frame.columns == columns else { return }
        frame.forEachNumber { index, stored in sums[index] += Float(modality.map(stored)) }
        count += 1
    }

    /// What is left of the frame without the mask: 0 where both are alike, more where the frame is brighter.
    /// - Parameter shift: of the mask, in pixels to the right and down; its edges are repeated.
    package func subtracting(_ mask: FrameAverage, shiftedBy shift: SIMD2<Double>) -> NativeFrame {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(4 * sums.count)
        let isShifted = shift != .zero
        for row in 0..<rows {
            for column in 0..<columns {
                let place = row * columns + column
                let below =
                    isShifted
                    ? mask.value(x: Double(column) - shift.x, y: Double(row) - shift.y)
                    : mask.rows == rows && mask.columns == columns ? mask.sums[place] / mask.count : 0
                let bits = (sums[place] / count - below).bitPattern
                for byte: UInt32 in 0..<4 { bytes.append(UInt8(truncatingIfNeeded: bits >> (8 * byte))) }
            }
        }
        return NativeFrame(
            rows: rows, columns: columns, samplesPerPixel: 1, bitsAllocated: 32, bitsStored: 32,
            representation: .floatingPoint, photometricInterpretation: .monochrome2, bytes: bytes)
    }

    /// Between four pixels.
    private func value(x: Double, y: Double) -> Float {
        let x = max(0, min(Double(columns - 1), x))
        let y = max(0, min(Double(rows - 1), y))
        let (left, top) = (Int(x), Int(y))
        let (right, bottom) = (min(left + 1, columns - 1), min(top + 1, rows - 1))
        let (across, down) = (Float(x - Double(left)), Float(y - Double(top)))
        let upper = sums[top * columns + left] * (1 - across) + sums[top * columns + right] * across
        let lower = sums[bottom * columns + left] * (1 - across) + sums[bottom * columns + right] * across
        return (upper * (1 - down) + lower * down) / count
    }
}

extension Tag {
    fileprivate static let maskSubtractionSequence = Tag(0x0028, 0x6100)
    fileprivate static let maskOperation = Tag(0x0028, 0x6101)
    fileprivate static let applicableFrameRange = Tag(0x0028, 0x6102)
    fileprivate static let maskFrameNumbers = Tag(0x0028, 0x6110)
    fileprivate static let contrastFrameAveraging = Tag(0x0028, 0x6112)
    fileprivate static let maskSubPixelShift = Tag(0x0028, 0x6114)
    fileprivate static let tidOffset = Tag(0x0028, 0x6120)
}
