import COpenJPEG
import COpenJPH
import DICOMCore

/// JPEG 2000 without loss, a bare code stream: by OpenJPEG, and High-Throughput by OpenJPH. Source: PS3.5 8.2.4, A.4.4.
@safe struct JPEG2000Encoder: FrameEncoder {
    /// Encodes into the buffer. - Returns: how many bytes, `nil` where the buffer is too small.
    typealias Codec =
        @Sendable (
            _ frame: NativeFrame, _ transformsColour: Bool, _ output: UnsafeMutableBufferPointer<UInt8>
        ) throws(PixelError) -> Int?

    let syntax: TransferSyntax
    /// Of a word, and of a sample in it: more the library has no room for.
    let largestWord: Int
    let largestSample: Int
    let codec: Codec

    static let openJPEG = unsafe JPEG2000Encoder(
        syntax: .jpeg2000Lossless, largestWord: 32, largestSample: 24, codec: encodeByOpenJPEG)
    /// One code stream serves both syntaxes: it has what the RPCL options ask for (PS3.5 10.18).
    static let openJPH = unsafe JPEG2000Encoder(
        syntax: .htj2kLossless, largestWord: 16, largestSample: 16, codec: encodeByOpenJPH)
    static let openJPHRPCL = unsafe JPEG2000Encoder(
        syntax: .htj2kLosslessRPCL, largestWord: 16, largestSample: 16, codec: encodeByOpenJPH)

    func encode(_ frame: NativeFrame, _ options: EncodingOptions) throws(PixelError) -> EncodedFrame {
        guard frame.bitsAllocated <= largestWord, frame.bitsStored <= largestSample else {
            throw .unencodable(.bitsStored, syntax)
        }
        guard frame.samplesPerPixel == 1 || frame.samplesPerPixel == 3 else {
            throw .unencodable(.samplesPerPixel, syntax)
        }
        guard (1...Int(UInt16.max)).contains(frame.columns) else { throw .unencodable(.columns, syntax) }
        guard (1...Int(UInt16.max)).contains(frame.rows) else { throw .unencodable(.rows, syntax) }
        let transformsColour = frame.photometricInterpretation == .rgb && frame.samplesPerPixel == 3
        let largest = 4 * frame.bytes.count + 65536
        let encoded = unsafe try growingOutput(from: frame.bytes.count + 4096, to: largest) {
            output throws(PixelError) in
            unsafe try codec(frame, transformsColour, output)
        }
        guard let encoded else { throw .tooLarge(byteCount: nil, limit: largest) }
        let bytes = try syntax == .jpeg2000Lossless ? encoded : withTileLengths(encoded)
        return EncodedFrame(
            bytes: bytes, photometricInterpretation: transformsColour ? .ybrRCT : frame.photometricInterpretation)
    }
}

private func encodeByOpenJPEG(
    _ frame: NativeFrame, _ transformsColour: Bool, _ output: UnsafeMutableBufferPointer<UInt8>
) throws(PixelError) -> Int? {
    var description = copenjpeg_frame(
        columns: UInt32(frame.columns), rows: UInt32(frame.rows), components: UInt32(frame.samplesPerPixel),
        precision: UInt32(frame.bitsStored), is_signed: frame.isSigned, word_byte_count: UInt32(frame.bytesPerSample))
    var failure = copenjpeg_failure()
    var written = 0
    guard let target = output.baseAddress else { return nil }
    let status = unsafe frame.bytes.withUnsafeBufferPointer { bytes in
        guard let source = bytes.baseAddress else { return copenjpeg_status.unsupported }
        return unsafe copenjpeg_encode(
            &description, source, bytes.count, transformsColour, target, output.count, &written, &failure)
    }
    switch status {
    case .ok: return written
    case .tooSmall: return nil
    default: throw .undecodable(CodecFailure(.openJPEG, text(of: failure.text)))
    }
}

private func encodeByOpenJPH(
    _ frame: NativeFrame, _ transformsColour: Bool, _ output: UnsafeMutableBufferPointer<UInt8>
) throws(PixelError) -> Int? {
    var description = copenjph_frame(
        columns: UInt32(frame.columns), rows: UInt32(frame.rows), components: UInt32(frame.samplesPerPixel),
        precision: UInt32(frame.bitsStored), is_signed: frame.isSigned, word_byte_count: UInt32(frame.bytesPerSample))
    var failure = copenjph_failure()
    var written = 0
    guard let target = output.baseAddress else { return nil }
    let status = unsafe frame.bytes.withUnsafeBufferPointer { bytes in
        guard let source = bytes.baseAddress else { return copenjph_status.unsupported }
        return unsafe copenjph_encode(
            &description, source, bytes.count, transformsColour, target, output.count, &written, &failure)
    }
    switch status {
    case .ok: return written
    case .tooSmall: return nil
    default: throw .undecodable(CodecFailure(.openJPH, text(of: failure.text)))
    }
}
