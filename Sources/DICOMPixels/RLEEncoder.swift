import DICOMCore

/// RLE Lossless. Source: PS3.5 annex G.
///
/// A frame is a head of 16 numbers and up to 15 segments: the bytes of one significance of one sample of all pixels,
/// from the most significant byte of the first sample on. Rows are packed on their own, each segment has an even length.
struct RLEEncoder: FrameEncoder {
    func encode(_ frame: NativeFrame, _ options: EncodingOptions) throws(PixelError) -> EncodedFrame {
        let segmentCount = frame.samplesPerPixel * frame.bytesPerSample
        guard (1...RLEHead.mostSegments).contains(segmentCount) else {
            throw .unencodable(.samplesPerPixel, .rleLossless)
        }
        var segments: [UInt8] = []
        segments.reserveCapacity(frame.bytes.count / 2)
        var offsets: [UInt32] = []
        var plane = [UInt8](repeating: 0, count: frame.pixelCount)
        for sample in 0..<frame.samplesPerPixel {
            for byte in (0..<frame.bytesPerSample).reversed() {
                guard let offset = UInt32(exactly: RLEHead.byteCount + segments.count) else {
                    throw .unencodable(.rows, .rleLossless)
                }
                offsets.append(offset)
                var source = sample * frame.bytesPerSample + byte
                for pixel in plane.indices {
                    plane[pixel] = frame.bytes[source]
                    source += segmentCount
                }
                for row in 0..<frame.rows {
                    pack(plane[(row * frame.columns)..<((row + 1) * frame.columns)], into: &segments)
                }
                if segments.count % 2 == 1 { segments.append(0) }
            }
        }
        return EncodedFrame(
            bytes: RLEHead(offsets: offsets).bytes + segments,
            photometricInterpretation: frame.photometricInterpretation)
    }

    /// Packs one row: runs of 3 and more are replicated, all else is literal. Source: PS3.5 G.3.1.
    private func pack(_ row: ArraySlice<UInt8>, into output: inout [UInt8]) {
        var literalStart = row.startIndex
        var index = row.startIndex
        while index < row.endIndex {
            var end = index + 1
            while end < row.endIndex, row[end] == row[index], end - index < 128 { end += 1 }
            if end - index >= 3 {
                appendLiterals(row[literalStart..<index], to: &output)
                // A replicate run of n bytes has the head 257 - n: -(n - 1) in two's complement.
                output.append(UInt8(257 - (end - index)))
                output.append(row[index])
                literalStart = end
            }
            index = end
        }
        appendLiterals(row[literalStart...], to: &output)
    }

    private func appendLiterals(_ bytes: ArraySlice<UInt8>, to output: inout [UInt8]) {
        var rest = bytes
        while !rest.isEmpty {
            let run = rest.prefix(128)
            output.append(UInt8(run.count - 1))
            output.append(contentsOf: run)
            rest = rest.dropFirst(run.count)
        }
    }
}

/// The head of an RLE frame: the number of segments and where each begins, 16 little-endian 32-bit words.
/// Source: PS3.5 G.5.
struct RLEHead {
    static let byteCount = 64
    static let mostSegments = 15

    /// From the first byte of the frame.
    let offsets: [UInt32]

    init(offsets: [UInt32]) {
        self.offsets = offsets
    }

    /// Reads the head of a frame. - Returns: `nil` where it has no head, or one that no encoder writes.
    init?(_ frame: [UInt8]) {
        guard frame.count >= Self.byteCount else { return nil }
        let words = stride(from: 0, to: Self.byteCount, by: 4).map { start in
            (0..<4).reduce(UInt32(0)) { $0 | UInt32(frame[start + $1]) << (8 * $1) }
        }
        guard (1...UInt32(Self.mostSegments)).contains(words[0]) else { return nil }
        offsets = Array(words[1...Int(words[0])])
        guard zip(offsets, offsets.dropFirst()).allSatisfy(<), offsets.allSatisfy({ $0 <= frame.count }),
            offsets[0] >= UInt32(Self.byteCount)
        else { return nil }
    }

    var bytes: [UInt8] {
        let words = [UInt32(offsets.count)] + offsets + [UInt32](repeating: 0, count: Self.mostSegments - offsets.count)
        return words.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) } }
    }
}
