package import DICOMCore

/// One grey frame on its way to 8 bits: modality LUT, VOI LUT, inversion (C-33 to C-37).
struct GrayscalePipeline {
    private let frame: NativeFrame
    private let parameters: RenderingParameters
    private let isInverse: Bool

    init(_ frame: NativeFrame, _ parameters: RenderingParameters) {
        self.frame = frame
        self.parameters = parameters
        isInverse =
            parameters.isInverse
            || (parameters.invertsMonochrome1 && frame.photometricInterpretation == .monochrome1)
    }

    private func brightness(_ voi: VOITransform) -> Brightness {
        Brightness(voi, parameters.presentationLUT, isInverse: isInverse)
    }

    var picture: Picture {
        let bytes = frame.bitsAllocated <= 16 ? lookedUp() : mapped()
        return Picture(width: frame.columns, height: frame.rows, channels: 1, bytes: bytes)
    }

    /// Looks every pixel up in a table over all words that it could be. The entries are worked out only for the values
    /// between the least and the greatest that the frame has: finding those costs next to nothing.
    private func lookedUp() -> [UInt8] {
        let range = frame.integerRange
        let brightness = brightness(voi(among: range))
        var table = [UInt8](repeating: 0, count: 1 << frame.bitsAllocated)
        let mask = table.count - 1
        for stored in range where !isPadding(stored) {
            table[stored & mask] = brightness.byte(parameters.modality.map(Double(stored)))
        }
        return frame.lookedUp(in: table)
    }

    /// Maps every pixel by itself: more than 16 bits, and fractions.
    private func mapped() -> [UInt8] {
        let brightness = brightness(sampledVOI())
        var result = [UInt8](repeating: 0, count: frame.sampleCount)
        frame.forEachNumber { index, stored in
            if !isPadding(stored) { result[index] = brightness.byte(parameters.modality.map(stored)) }
        }
        return result
    }

    /// The VOI transform, an automatic window worked out from the values in the range.
    private func voi(among range: ClosedRange<Int>) -> VOITransform {
        guard parameters.voi == .automatic else { return parameters.voi }
        // One bit is off or on, whichever of the two a frame has.
        if frame.bitsStored == 1 { return window(of: [Double(0), 1].map { counted($0, 1) }) }
        let counts = frame.counts(in: range)
        var values: [ValueCount] = []
        for (place, count) in counts.enumerated() where count > 0 && !isPadding(range.lowerBound + place) {
            values.append(counted(Double(range.lowerBound + place), count))
        }
        return window(of: values)
    }

    /// The same from as many evenly spaced pixels as a table would have entries, the extremes among them.
    private func sampledVOI() -> VOITransform {
        guard parameters.voi == .automatic else { return parameters.voi }
        let step = max(1, frame.sampleCount / 65536)
        var sampled: [Double] = []
        var least = Double.infinity
        var greatest = -Double.infinity
        frame.forEachNumber { index, stored in
            guard stored.isFinite, !isPadding(stored) else { return }
            least = min(least, stored)
            greatest = max(greatest, stored)
            if index.isMultiple(of: step) { sampled.append(stored) }
        }
        guard least <= greatest else { return .automatic }
        sampled += [least, greatest]
        return window(of: sampled.map { counted($0, 1) })
    }

    private func counted(_ stored: Double, _ count: Int) -> ValueCount {
        ValueCount(value: parameters.modality.map(stored), count: count)
    }

    /// A modality LUT can map several stored values to one, and greater ones to lesser ones.
    private func window(of values: [ValueCount]) -> VOITransform {
        var ascending: [ValueCount] = []
        for entry in values.sorted(by: { $0.value < $1.value }) {
            if let last = ascending.last, last.value == entry.value {
                ascending[ascending.count - 1] = ValueCount(value: last.value, count: last.count + entry.count)
            } else {
                ascending.append(entry)
            }
        }
        return automaticWindow(of: ascending).map { .window($0) } ?? .automatic
    }

    @inline(__always)
    private func isPadding(_ stored: Int) -> Bool { parameters.padding?.contains(stored) ?? false }

    @inline(__always)
    private func isPadding(_ stored: Double) -> Bool {
        guard let padding = parameters.padding else { return false }
        return stored >= Double(padding.lowerBound) && stored <= Double(padding.upperBound)
    }
}

/// The window that a grey frame has by itself where nothing says one (C-34); `nil` for a frame of one value.
package func automaticWindow(of frame: NativeFrame, _ parameters: RenderingParameters) -> Window? {
    var parameters = parameters
    parameters.voi = .automatic
    return GrayscalePipeline(frame, parameters).ownWindow
}

extension GrayscalePipeline {
    fileprivate var ownWindow: Window? {
        guard case .window(let window) = frame.bitsAllocated <= 16 ? voi(among: frame.integerRange) : sampledVOI()
        else { return nil }
        return window
    }
}

/// The last steps of a grey value: VOI LUT, presentation LUT, inversion, 8 bits.
private struct Brightness {
    private let voi: VOITransform
    private let presentationLUT: LookupTable?
    private let isInverse: Bool

    init(_ voi: VOITransform, _ presentationLUT: LookupTable?, isInverse: Bool) {
        self.voi = voi
        self.presentationLUT = presentationLUT
        self.isInverse = isInverse
    }

    /// - Parameter value: an output of the modality LUT.
    func byte(_ value: Double) -> UInt8 {
        var share: Double
        switch voi {
        case .window(let window): share = window.map(value)
        case .table(let table): share = min(1, Double(table[Int(clamping: value)]) / Double(table.fullScale))
        // One value alone: black, whichever way round the image is.
        case .automatic: return 0
        }
        // What is no number is black like padding.
        guard !share.isNaN else { return 0 }
        if let table = presentationLUT {
            let place = Int(clamping: share * Double(table.entries.count - 1))
            share = min(1, Double(table[table.firstMapped + place]) / Double(table.fullScale))
        }
        return UInt8(((isInverse ? 1 - share : share) * 255 + 0.5).rounded(.down))
    }
}
