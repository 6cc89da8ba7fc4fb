import CDCMTK
import DICOMCore

/// JPEG without loss by DCMTK, first-order prediction. Source: PS3.5 8.2.1, A.4.2.
///
/// The code stream has 8 or 16 bits a sample, as the words have: sign bits are stored as they are.
struct JPEGLosslessEncoder: FrameEncoder {
    func encode(_ frame: NativeFrame, _ options: EncodingOptions) throws(PixelError) -> EncodedFrame {
        guard frame.bitsAllocated <= 16 else { throw .unencodable(.bitsAllocated, .jpegLosslessSV1) }
        guard frame.samplesPerPixel == 1 || frame.samplesPerPixel == 3 else {
            throw .unencodable(.samplesPerPixel, .jpegLosslessSV1)
        }
        guard let columns = UInt16(exactly: frame.columns), columns > 0 else {
            throw .unencodable(.columns, .jpegLosslessSV1)
        }
        guard let rows = UInt16(exactly: frame.rows), rows > 0 else { throw .unencodable(.rows, .jpegLosslessSV1) }
        var samples = cdcmtk_samples(
            columns: columns, rows: rows, components: UInt16(frame.samplesPerPixel),
            precision: UInt16(frame.bitsAllocated), word_byte_count: UInt16(frame.bytesPerSample))
        // No sample takes more than its longest code and the bits of a difference.
        let largest = 4 * frame.bytes.count + 65536
        let encoded = unsafe try growingOutput(from: frame.bytes.count + 4096, to: largest) {
            output throws(PixelError) in
            var failure = cdcmtk_failure()
            var written = 0
            guard let target = output.baseAddress else { return nil }
            let status = unsafe frame.bytes.withUnsafeBufferPointer { bytes in
                guard let source = bytes.baseAddress else { return cdcmtk_status.unsupported }
                return unsafe cdcmtk_encode_jpeg_lossless(
                    &samples, source, bytes.count, target, output.count, &written, &failure)
            }
            if status == .ok { return written }
            if written > output.count { return nil }
            throw .undecodable(CodecFailure(.dcmtk, text(of: failure.text)))
        }
        guard let encoded else { throw .tooLarge(byteCount: nil, limit: largest) }
        return EncodedFrame(bytes: encoded, photometricInterpretation: frame.photometricInterpretation)
    }
}
