package import DICOMCore

/// A native frame in the shape of a decoded one: bits unpacked, planes interleaved, shared chrominance repeated.
///
/// - Parameter stored: bytes that hold the frame; what follows it is ignored.
/// - Parameter bitOffset: where the frame begins in the first byte, counted from its lowest bit: 1-bit frames follow each
///   other without padding. Source: PS3.5 8.1.1.
/// - Parameter wordByteCount: bytes of the words that have to be swapped, for big-endian objects; 1 swaps nothing.
package func nativeFrame(
    _ stored: [UInt8], description: PixelDescription, bitOffset: Int = 0, swappingWordsOf wordByteCount: Int = 1,
    byteLimit: Int = decodedFrameByteLimit
) throws(PixelError) -> NativeFrame {
    let form = try FrameForm(description, byteLimit: byteLimit)
    guard (0...7).contains(bitOffset), let bits = description.nativeFrameBitCount else {
        throw .tooLarge(byteCount: nil, limit: byteLimit)
    }
    let expected = (bitOffset + bits + 7) / 8
    guard stored.count >= expected else { throw .truncated(expected: expected, found: stored.count) }
    if description.bitsAllocated == 1 {
        return form.frame(planarToPixels(unpacked(stored, bitOffset: bitOffset, count: form.sampleCount), form))
    }
    var bytes = stored.count == expected ? stored : [UInt8](stored.prefix(expected))
    if wordByteCount > 1 { swapWords(of: &bytes, byteCount: wordByteCount) }
    if description.photometricInterpretation.isSubsampledWhenNative, form.samplesPerPixel == 3 {
        bytes = withFullChrominance(bytes, form)
    } else {
        bytes = planarToPixels(bytes, form)
    }
    return form.frame(bytes, shift: form.shift)
}

/// Frames of the native syntaxes, and of Encapsulated Uncompressed.
struct NativeDecoder: FrameDecoder {
    var isBigEndian = false

    /// A big-endian frame has words of the sample's size: the pixel data of 8-bit images is OB (PS3.5 A.3).
    func decode(_ encoded: [UInt8], _ form: FrameForm, reducedBy halvings: Int) throws(PixelError) -> NativeFrame {
        try nativeFrame(
            encoded, description: form.description,
            swappingWordsOf: isBigEndian && form.description.bitsAllocated > 8 ? form.bytesPerSample : 1,
            byteLimit: .max)
    }
}

/// One byte a sample from packed bits, the lowest bit first. Source: PS3.5 8.1.1.
func unpacked(_ bytes: [UInt8], bitOffset: Int, count: Int) -> [UInt8] {
    var samples = [UInt8](repeating: 0, count: count)
    for index in 0..<count {
        let bit = bitOffset + index
        samples[index] = bytes[bit >> 3] >> UInt8(bit & 7) & 1
    }
    return samples
}

/// Words in the other byte order; bytes behind the last whole word stay.
private func swapWords(of bytes: inout [UInt8], byteCount: Int) {
    for start in stride(from: 0, through: bytes.count - byteCount, by: byteCount) {
        for index in 0..<(byteCount / 2) { bytes.swapAt(start + index, start + byteCount - 1 - index) }
    }
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
