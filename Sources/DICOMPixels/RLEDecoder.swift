import DICOMCore

/// RLE Lossless. Source: PS3.5 annex G.
struct RLEDecoder: FrameDecoder {
    func decode(_ encoded: [UInt8], _ form: FrameForm, reducedBy halvings: Int) throws(PixelError) -> NativeFrame {
        // 1-bit images are packed before they are run-length encoded.
        guard form.description.bitsAllocated > 1 else {
            let packed = try segments(of: encoded, count: 1, byteCount: (form.sampleCount + 7) / 8)
            return form.frame(unpacked(packed, count: form.sampleCount))
        }
        let bytes = try segments(
            of: encoded, count: form.samplesPerPixel * form.bytesPerSample, byteCount: form.pixelCount,
            bytesPerSample: form.bytesPerSample)
        return form.frame(bytes, shift: form.shift)
    }

    /// All segments unpacked and interleaved: the first segment is the most significant byte of the first sample.
    /// - Parameter byteCount: of each segment, unpacked.
    private func segments(
        of frame: [UInt8], count: Int, byteCount: Int, bytesPerSample: Int = 1
    ) throws(PixelError) -> [UInt8] {
        guard let head = RLEHead(frame) else { throw .undecodable(CodecFailure(.own, "no RLE head")) }
        guard head.offsets.count == count else { throw .mismatch(.samplesPerPixel) }
        var result = [UInt8](repeating: 0, count: count * byteCount)
        for segment in 0..<count {
            let start = Int(head.offsets[segment])
            let end = segment + 1 < count ? Int(head.offsets[segment + 1]) : frame.count
            let (sample, byte) = segment.quotientAndRemainder(dividingBy: bytesPerSample)
            let isWhole = unpack(
                frame[start..<end], into: &result, from: sample * bytesPerSample + bytesPerSample - 1 - byte,
                stride: count, count: byteCount)
            guard isWhole else { throw .undecodable(CodecFailure(.own, "an RLE segment ends early")) }
        }
        return result
    }

    /// Unpacks one segment to every `stride`-th byte of the output. Source: PS3.5 G.3.2.
    /// - Returns: whether the segment held all its bytes; what it has more is ignored.
    private func unpack(
        _ segment: ArraySlice<UInt8>, into output: inout [UInt8], from start: Int, stride: Int, count: Int
    ) -> Bool {
        var target = start
        var left = count
        var position = segment.startIndex
        while left > 0, position < segment.endIndex {
            let head = segment[position]
            position += 1
            if head < 128 {
                let length = min(Int(head) + 1, left)
                guard length <= segment.endIndex - position else { return false }
                for index in position..<(position + length) {
                    output[target] = segment[index]
                    target += stride
                }
                position += length
                left -= length
            } else if head > 128 {
                guard position < segment.endIndex else { return false }
                let length = min(257 - Int(head), left)
                for _ in 0..<length {
                    output[target] = segment[position]
                    target += stride
                }
                position += 1
                left -= length
            }
        }
        return left == 0
    }
}
