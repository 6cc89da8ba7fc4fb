import CJPEG
import DICOMCore

/// JPEG baseline by libjpeg-turbo. Source: PS3.5 8.2.1, A.4.1.
struct JPEGBaselineEncoder: FrameEncoder {
    func encode(_ frame: NativeFrame, _ options: EncodingOptions) throws(PixelError) -> EncodedFrame {
        guard frame.bitsAllocated == 8, frame.bitsStored == 8, frame.representation == .unsigned else {
            throw .unencodable(.bitsStored, .jpegBaseline)
        }
        let (colour, photometric) = try form(of: frame, options)
        let bytes = try encodeBaseline(
            frame.bytes, columns: frame.columns, rows: frame.rows, colour: colour, quality: options.quality,
            halvesChrominance: options.halvesChrominance, writesJFIF: false)
        return EncodedFrame(bytes: bytes, photometricInterpretation: photometric)
    }

    /// What libjpeg is told that the samples are, and what the data set has to say of the code stream.
    private func form(
        of frame: NativeFrame, _ options: EncodingOptions
    ) throws(PixelError) -> (cjpeg_colour, PhotometricInterpretation) {
        switch (frame.samplesPerPixel, frame.photometricInterpretation) {
        case (1, .monochrome1), (1, .monochrome2): (.grey, frame.photometricInterpretation)
        case (3, .rgb): (.rgb, options.halvesChrominance ? .ybrFull422 : .ybrFull)
        case (3, .ybrFull), (3, .ybrFull422): (.ybr, options.halvesChrominance ? .ybrFull422 : .ybrFull)
        case (1, _), (3, _): throw .unencodable(.photometricInterpretation, .jpegBaseline)
        default: throw .unencodable(.samplesPerPixel, .jpegBaseline)
        }
    }
}

/// Encodes interleaved 8-bit samples as baseline JPEG.
/// - Parameter writesJFIF: for a file of its own; a frame in a data set carries no JFIF head.
func encodeBaseline(
    _ samples: [UInt8], columns: Int, rows: Int, colour: cjpeg_colour, quality: Int, halvesChrominance: Bool,
    writesJFIF: Bool, profile: [UInt8]? = nil
) throws(PixelError) -> [UInt8] {
    guard (1...65500).contains(columns) else { throw .unencodable(.columns, .jpegBaseline) }
    guard (1...65500).contains(rows) else { throw .unencodable(.rows, .jpegBaseline) }
    var picture = unsafe cjpeg_picture(
        columns: UInt32(columns), rows: UInt32(rows), components: colour == .grey ? 1 : 3, colour: colour,
        quality: Int32(clamping: quality), halves_chrominance: halvesChrominance, writes_jfif: writesJFIF,
        profile: nil, profile_count: 0)
    let profile = profile ?? []
    // A block of 64 coefficients takes 26 bits each at most, a byte FF takes two.
    let largest = 8 * samples.count + 65536 + 2 * profile.count
    let encoded = unsafe try growingOutput(from: samples.count + 4096, to: largest) { output throws(PixelError) in
        var failure = cjpeg_failure()
        var written = 0
        guard let target = output.baseAddress else { return nil }
        let status = unsafe samples.withUnsafeBufferPointer { samples in
            unsafe profile.withUnsafeBufferPointer { profileBytes in
                guard let source = samples.baseAddress else { return cjpeg_status.unsupported }
                unsafe picture.profile = profileBytes.baseAddress
                unsafe picture.profile_count = profileBytes.count
                return unsafe cjpeg_encode(&picture, source, samples.count, target, output.count, &written, &failure)
            }
        }
        switch status {
        case .ok: return written
        case .tooSmall: return nil
        default: throw .undecodable(CodecFailure(.libjpeg, text(of: failure.text)))
        }
    }
    guard let encoded else { throw .tooLarge(byteCount: nil, limit: largest) }
    return encoded
}
