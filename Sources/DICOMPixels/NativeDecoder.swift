package import DICOMCore

/// A native frame in the shape of a decoded one: bits unpacked, planes interleaved, shared chrominance repeated.
///
/// - Parameter stored: the frame from its first bit, in little-endian order; what follows it is ignored.
/// - Throws: `truncated` where bytes are missing, `unsupportedDescription` and `tooLarge` like `decode`.
package func nativeFrame(
    _ stored: [UInt8], description: PixelDescription, byteLimit: Int = decodedFrameByteLimit
) throws(PixelError) -> NativeFrame {
    try NativeDecoder().decode(stored, FrameForm(description, byteLimit: byteLimit), reducedBy: 0)
}

/// Frames of the native syntaxes, and of Encapsulated Uncompressed. Source: PS3.5 8.1, A.1 to A.5.
struct NativeDecoder: FrameDecoder {
    func decode(_ stored: [UInt8], _ form: FrameForm, reducedBy halvings: Int) throws(PixelError) -> NativeFrame {
        let expected = form.nativeByteCount
        guard stored.count >= expected else { throw .truncated(expected: expected, found: stored.count) }
        if form.description.bitsAllocated == 1 {
            return form.frame(planarToPixels(unpacked(stored, count: form.sampleCount), form))
        }
        let bytes = stored.count == expected ? stored : [UInt8](stored.prefix(expected))
        guard form.isSubsampledWhenNative else { return form.frame(planarToPixels(bytes, form), shift: form.shift) }
        return form.frame(withFullChrominance(bytes, form), shift: form.shift)
    }
}

/// One byte a sample from packed bits, the lowest bit first. Source: PS3.5 8.1.1.
func unpacked(_ bytes: [UInt8], count: Int) -> [UInt8] {
    var samples = [UInt8](repeating: 0, count: count)
    for index in 0..<count {
        samples[index] = bytes[index >> 3] >> UInt8(index & 7) & 1
    }
    return samples
}

/// Plane after plane → pixel after pixel, where Planar Configuration is 1. Source: PS3.3 C.7.6.3.1.3.
private func planarToPixels(_ bytes: [UInt8], _ form: FrameForm) -> [UInt8] {
    guard form.description.isPlanar, form.samplesPerPixel > 1 else { return bytes }
    let size = form.bytesPerSample
    var result = [UInt8](repeating: 0, count: form.byteCount)
    for sample in 0..<form.samplesPerPixel {
        for byte in 0..<size {
            var source = sample * form.pixelCount * size + byte
            var target = sample * size + byte
            for _ in 0..<form.pixelCount {
                result[target] = bytes[source]
                source += size
                target += form.samplesPerPixel * size
            }
        }
    }
    return result
}

/// Y1 Y2 Cb Cr → Y1 Cb Cr, Y2 Cb Cr. Source: PS3.3 C.7.6.3.1.2, PS3.5 8.2.
///
/// An image with an odd number of columns, which the standard forbids, has half a group at its end.
private func withFullChrominance(_ bytes: [UInt8], _ form: FrameForm) -> [UInt8] {
    let size = form.bytesPerSample
    var result: [UInt8] = []
    result.reserveCapacity(form.byteCount)
    let samples = bytes.count / size
    func word(_ index: Int) -> ArraySlice<UInt8> { bytes[(index * size)..<((index + 1) * size)] }
    for pixel in 0..<form.pixelCount {
        let group = pixel / 2 * 4
        let chrominance = min(group + 2, samples - 2)
        result += word(min(group + pixel % 2, samples - 1))
        result += word(chrominance)
        result += word(chrominance + 1)
    }
    return result
}
