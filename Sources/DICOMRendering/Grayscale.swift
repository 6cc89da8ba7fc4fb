internal import DICOMCore

/// Renders a monochrome frame: modality, VOI, inversion, in the order of PS3.4 N.2, fused into one table where samples
/// have at most 16 bits.
func grayscale(_ frame: NativeFrame, _ transforms: ImageTransforms) -> [UInt8] {
    let map = GrayscaleMap(transforms, range: modalityRange(of: frame, transforms))
    guard frame.fitsTable else {
        return (0..<frame.pixelCount).map { map.byte(for: frame.number(at: $0)) }
    }
    let mask = 1 << frame.bitsStored - 1
    let table = (0...mask).map { map.byte(for: Double(frame.number(ofPattern: $0))) }
    var picture = [UInt8](repeating: 0, count: frame.pixelCount)
    for index in picture.indices { picture[index] = table[frame.pattern(at: index) & mask] }
    return picture
}

/// Stored value → byte of the picture.
private struct GrayscaleMap {
    let transforms: ImageTransforms
    let range: ClosedRange<Double>?

    init(_ transforms: ImageTransforms, range: ClosedRange<Double>?) {
        self.transforms = transforms
        self.range = range
    }

    func byte(for stored: Double) -> UInt8 {
        if let padding = transforms.padding, let whole = Int(exactly: stored), padding.contains(whole) { return 0 }
        let shown = voi(transforms.modality.value(for: stored))
        guard !shown.isNaN else { return 0 }
        let level = min(max(transforms.isInverse ? 1 - shown : shown, 0), 1)
        // Round half up (C-37).
        return UInt8(level * 255 + 0.5)
    }

    private func voi(_ value: Double) -> Double {
        switch transforms.voi {
        case .window(let window):
            return window.map(value)
        case .lookup(let table):
            let whole = Int(exactly: value.rounded()) ?? (value < 0 ? .min : .max)
            return Double(table.entry(for: whole)) / table.maximum
        case .automatic:
            guard let range, range.upperBound > range.lowerBound else { return 0 }
            return (value - range.lowerBound) / (range.upperBound - range.lowerBound)
        }
    }
}

extension ImageTransforms.Modality {
    func value(for stored: Double) -> Double {
        switch self {
        case .rescale(let slope, let intercept): return stored * slope + intercept
        case .lookup(let table):
            return Double(table.entry(for: Int(exactly: stored.rounded()) ?? (stored < 0 ? .min : .max)))
        }
    }
}

/// The modality values that the frame spans without its padding; `nil` where they are not needed or there are none.
private func modalityRange(of frame: NativeFrame, _ transforms: ImageTransforms) -> ClosedRange<Double>? {
    guard transforms.voi == .automatic else { return nil }
    var low = Double.infinity
    var high = -Double.infinity
    func add(_ stored: Double) {
        if let padding = transforms.padding, let whole = Int(exactly: stored), padding.contains(whole) { return }
        let value = transforms.modality.value(for: stored)
        guard value.isFinite else { return }
        low = min(low, value)
        high = max(high, value)
    }
    if frame.fitsTable {
        let mask = 1 << frame.bitsStored - 1
        var occurs = [Bool](repeating: false, count: mask + 1)
        for index in 0..<frame.pixelCount { occurs[frame.pattern(at: index) & mask] = true }
        for pattern in occurs.indices where occurs[pattern] { add(Double(frame.number(ofPattern: pattern))) }
    } else {
        for index in 0..<frame.pixelCount { add(frame.number(at: index)) }
    }
    return low <= high ? low...high : nil
}
