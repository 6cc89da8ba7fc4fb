import DICOMCore

/// One grey frame on its way to 8 bits: modality LUT, VOI LUT, inversion (C-33 to C-37).
struct GrayscalePipeline {
    private let frame: NativeFrame
    private let parameters: RenderingParameters
    private let isInverse: Bool

    init(_ frame: NativeFrame, _ parameters: RenderingParameters) {
        self.frame = frame
        self.parameters = parameters
        isInverse = parameters.isInverse || frame.photometricInterpretation == .monochrome1
    }

    var picture: Picture {
        let bytes = frame.bitsAllocated <= 16 ? lookedUp() : mapped()
        return Picture(width: frame.columns, height: frame.rows, channels: 1, bytes: bytes)
    }

    /// Looks every pixel up in a table over all words that it could be. The entries are worked out only for the stored
    /// values that the frame can have.
    private func lookedUp() -> [UInt8] {
        let range = storedRange()
        let brightness = Brightness(voi(among: presentValues(in: range)), isInverse: isInverse)
        var table = [UInt8](repeating: 0, count: 1 << frame.bitsAllocated)
        let mask = table.count - 1
        for stored in range where !isPadding(stored) {
            table[stored & mask] = brightness.byte(parameters.modality.map(Double(stored)))
        }
        return frame.lookedUp(in: table)
    }

    /// Maps every pixel by itself: more than 16 bits, and fractions.
    private func mapped() -> [UInt8] {
        var values = ValueRange()
        frame.forEachNumber { _, stored in
            if !isPadding(stored) { values.include(parameters.modality.map(stored)) }
        }
        let brightness = Brightness(voi(among: values), isInverse: isInverse)
        var result = [UInt8](repeating: 0, count: frame.sampleCount)
        frame.forEachNumber { index, stored in
            if !isPadding(stored) { result[index] = brightness.byte(parameters.modality.map(stored)) }
        }
        return result
    }

    /// The stored values from the least to the greatest that the frame has, or could have where looking for them would
    /// cost more than it saves.
    private func storedRange() -> ClosedRange<Int> {
        let valueCount = 1 << frame.bitsStored
        // Working an entry out takes about as long as looking at sixteen samples.
        if parameters.voi != .automatic, frame.sampleCount >= 16 * valueCount {
            return frame.isSigned ? -(valueCount / 2)...(valueCount / 2 - 1) : 0...(valueCount - 1)
        }
        return frame.integerRange
    }

    /// The modality values that the frame has, padding left out; only an automatic window asks for them.
    private func presentValues(in range: ClosedRange<Int>) -> ValueRange {
        var values = ValueRange()
        guard parameters.voi == .automatic else { return values }
        // A straight line has its ends at the ends.
        if case .rescale = parameters.modality, parameters.padding == nil {
            values.include(parameters.modality.map(Double(range.lowerBound)))
            values.include(parameters.modality.map(Double(range.upperBound)))
            return values
        }
        var isPresent = [Bool](repeating: false, count: range.count)
        let least = range.lowerBound
        frame.forEachInteger { _, value in isPresent[value - least] = true }
        for stored in range where isPresent[stored - least] && !isPadding(stored) {
            values.include(parameters.modality.map(Double(stored)))
        }
        return values
    }

    /// The VOI transform with the automatic window worked out.
    private func voi(among values: ValueRange) -> VOITransform {
        guard parameters.voi == .automatic else { return parameters.voi }
        var values = values
        if frame.bitsStored == 1 {
            values.include(parameters.modality.map(0))
            values.include(parameters.modality.map(1))
        }
        return values.window.map { .window($0) } ?? .automatic
    }

    @inline(__always)
    private func isPadding(_ stored: Int) -> Bool { parameters.padding?.contains(stored) ?? false }

    @inline(__always)
    private func isPadding(_ stored: Double) -> Bool {
        guard let padding = parameters.padding else { return false }
        return stored >= Double(padding.lowerBound) && stored <= Double(padding.upperBound)
    }
}

/// The least and the greatest of some modality values.
private struct ValueRange {
    private var least = Double.infinity
    private var greatest = -Double.infinity

    mutating func include(_ value: Double) {
        guard value.isFinite else { return }
        least = min(least, value)
        greatest = max(greatest, value)
    }

    /// The least value is black, the greatest white; `nil` where there are not two.
    var window: Window? {
        guard least < greatest else { return nil }
        return Window(center: least / 2 + greatest / 2, width: greatest - least, function: .linearExact)
    }
}

/// The last steps of a grey value: VOI LUT, inversion, 8 bits.
private struct Brightness {
    private let voi: VOITransform
    private let isInverse: Bool

    init(_ voi: VOITransform, isInverse: Bool) {
        self.voi = voi
        self.isInverse = isInverse
    }

    /// - Parameter value: an output of the modality LUT.
    func byte(_ value: Double) -> UInt8 {
        let share: Double
        switch voi {
        case .window(let window): share = window.map(value)
        case .table(let table): share = min(1, Double(table[Int(clamping: value)]) / Double(table.fullScale))
        // One value alone: black, whichever way round the image is.
        case .automatic: return 0
        }
        // What is no number is black like padding.
        guard !share.isNaN else { return 0 }
        return UInt8(((isInverse ? 1 - share : share) * 255 + 0.5).rounded(.down))
    }
}
