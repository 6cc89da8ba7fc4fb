import COpenJPEG
import DICOMCore

/// JPEG 2000 without loss by OpenJPEG, a bare code stream. Source: PS3.5 8.2.4, A.4.4.
struct JPEG2000Encoder: FrameEncoder {
    func encode(_ frame: NativeFrame, _ options: EncodingOptions) throws(PixelError) -> EncodedFrame {
        guard frame.bitsAllocated <= 32, frame.bitsStored <= 24 else {
            throw .unencodable(.bitsStored, .jpeg2000Lossless)
        }
        guard frame.samplesPerPixel == 1 || frame.samplesPerPixel == 3 else {
            throw .unencodable(.samplesPerPixel, .jpeg2000Lossless)
        }
        guard let columns = UInt16(exactly: frame.columns), columns > 0 else {
            throw .unencodable(.columns, .jpeg2000Lossless)
        }
        guard let rows = UInt16(exactly: frame.rows), rows > 0 else { throw .unencodable(.rows, .jpeg2000Lossless) }
        let transformsColour = frame.photometricInterpretation == .rgb && frame.samplesPerPixel == 3
        var description = copenjpeg_frame(
            columns: UInt32(columns), rows: UInt32(rows), components: UInt32(frame.samplesPerPixel),
            precision: UInt32(frame.bitsStored), is_signed: frame.isSigned,
            word_byte_count: UInt32(frame.bytesPerSample))
        let largest = 4 * frame.bytes.count + 65536
        let encoded = unsafe try growingOutput(from: frame.bytes.count + 4096, to: largest) {
            output throws(PixelError) in
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
        guard let encoded else { throw .tooLarge(byteCount: nil, limit: largest) }
        return EncodedFrame(
            bytes: encoded, photometricInterpretation: transformsColour ? .ybrRCT : frame.photometricInterpretation)
    }
}
