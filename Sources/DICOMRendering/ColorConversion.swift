import DICOMCore

/// The samples of a coloured frame as bytes, scaled by Bits Stored (C-40).
func eightBitSamples(of frame: NativeFrame) -> [UInt8] {
    guard frame.bitsAllocated > 8 || frame.bitsStored < 8 || frame.isSigned else { return frame.bytes }
    var result = [UInt8](repeating: 0, count: frame.sampleCount)
    // Signed colours do not exist in the standard; their range is moved to start at 0.
    let least = frame.isSigned ? -(pow2(frame.bitsStored - 1)) : 0
    let fullScale = pow2(frame.bitsStored) - 1
    frame.forEachNumber { index, value in
        let share = frame.representation == .floatingPoint ? value : (value - least) / fullScale
        result[index] = UInt8(max(0, min(255, (share * 255 + 0.5).rounded(.down))))
    }
    return result
}

private func pow2(_ exponent: Int) -> Double { Double(sign: .plus, exponent: exponent, significand: 1) }

/// The matrix that turns YCbCr into RGB, in 65536ths as integers.
struct YBRConversion {
    /// What one step of a component adds.
    let luminance: Int
    let redByCr: Int
    let greenByCb: Int
    let greenByCr: Int
    let blueByCb: Int
    /// The luminance of black.
    let black: Int

    /// YBR_FULL, YBR_FULL_422: all of 0…255 (C-39). Source: PS3.3 C.7.6.3.1.2.
    static let full = YBRConversion(
        luminance: 65536, redByCr: 91881, greenByCb: -22553, greenByCr: -46802, blueByCb: 116_130, black: 0)

    /// YBR_PARTIAL_422, YBR_PARTIAL_420: luminance 16…235, chrominance 16…240, the ranges of ITU-R BT.601.
    static let partial = YBRConversion(
        luminance: 76309, redByCr: 104_597, greenByCb: -25675, greenByCr: -53279, blueByCb: 132_201, black: 16)

    @inline(__always)
    func convert(_ bytes: inout [UInt8], at offset: Int) {
        let y = luminance * (Int(bytes[offset]) - black) + 32768
        let cb = Int(bytes[offset + 1]) - 128
        let cr = Int(bytes[offset + 2]) - 128
        bytes[offset] = UInt8(clamping: (y + redByCr * cr) >> 16)
        bytes[offset + 1] = UInt8(clamping: (y + greenByCb * cb + greenByCr * cr) >> 16)
        bytes[offset + 2] = UInt8(clamping: (y + blueByCb * cb) >> 16)
    }
}

/// A YCbCr frame as RGB.
func picture(of frame: NativeFrame, by conversion: YBRConversion) -> Picture {
    var bytes = eightBitSamples(of: frame)
    for pixel in 0..<frame.pixelCount { conversion.convert(&bytes, at: 3 * pixel) }
    return Picture(width: frame.columns, height: frame.rows, channels: 3, bytes: bytes)
}
