internal import DICOMCore

/// Three samples a pixel → red, green, blue of 8 bits each. Source: PS3.3 C.7.6.3.1.2 (C-39, C-40).
func colour(_ frame: NativeFrame) -> [UInt8] {
    let samples = eightBits(frame)
    switch frame.photometricInterpretation {
    case .ybrFull, .ybrFull422: return fromYCbCr(samples, .full)
    case .ybrPartial420, .ybrPartial422: return fromYCbCr(samples, .partial)
    default: return samples
    }
}

/// One sample a pixel → red, green, blue through a palette. 16-bit entries give their high byte (C-38).
func colour(_ frame: NativeFrame, through palette: Palette) -> [UInt8] {
    let tables = [palette.red, palette.green, palette.blue].map { table in
        table.entries.map { UInt8(truncatingIfNeeded: Int($0) >> max(0, table.bits - 8)) }
    }
    let firsts = [palette.red.first, palette.green.first, palette.blue.first]
    var picture = [UInt8](repeating: 0, count: frame.pixelCount * 3)
    for pixel in 0..<frame.pixelCount {
        let value = Int(exactly: frame.number(at: pixel)) ?? 0
        for channel in 0..<3 {
            let table = tables[channel]
            picture[3 * pixel + channel] = table[min(max(value &- firsts[channel], 0), table.count - 1)]
        }
    }
    return picture
}

/// Samples of any whole-number form scaled to 8 bits by Bits Stored.
private func eightBits(_ frame: NativeFrame) -> [UInt8] {
    guard frame.bitsAllocated > 8 || frame.bitsStored < 8 else { return frame.bytes }
    let maximum = Double(sign: .plus, exponent: frame.bitsStored, significand: 1) - 1
    return (0..<frame.sampleCount).map {
        UInt8(min(max(frame.number(at: $0) / maximum, 0), 1) * 255 + 0.5)
    }
}

/// Luminance and two chrominances → red, green, blue, in fixed point of 16 bits.
private struct YCbCr {
    let luminance: Int
    let offset: Int
    let redOfCr: Int
    let greenOfCb: Int
    let greenOfCr: Int
    let blueOfCb: Int

    /// All of 0…255. Source: PS3.3 C.7.6.3.1.2, YBR_FULL.
    static let full = YCbCr(
        luminance: 65536, offset: 0, redOfCr: 91881, greenOfCb: 22554, greenOfCr: 46802, blueOfCb: 116130)
    /// Luminance 16…235, chrominance 16…240. Source: ITU-R BT.601, by PS3.3 C.7.6.3.1.2, YBR_PARTIAL.
    static let partial = YCbCr(
        luminance: 76309, offset: 16, redOfCr: 104597, greenOfCb: 25675, greenOfCr: 53279, blueOfCb: 132201)
}

private func fromYCbCr(_ samples: [UInt8], _ form: YCbCr) -> [UInt8] {
    var picture = samples
    for start in stride(from: 0, to: samples.count - 2, by: 3) {
        let y = (Int(samples[start]) - form.offset) * form.luminance + 32768
        let cb = Int(samples[start + 1]) - 128
        let cr = Int(samples[start + 2]) - 128
        picture[start] = clamped((y + form.redOfCr * cr) >> 16)
        picture[start + 1] = clamped((y - form.greenOfCb * cb - form.greenOfCr * cr) >> 16)
        picture[start + 2] = clamped((y + form.blueOfCb * cb) >> 16)
    }
    return picture
}

private func clamped(_ value: Int) -> UInt8 { UInt8(min(max(value, 0), 255)) }
