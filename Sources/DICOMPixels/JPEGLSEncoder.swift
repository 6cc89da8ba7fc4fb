import CDCMTK
import DICOMCore

/// JPEG-LS without loss by DCMTK. Source: PS3.5 8.2.3, A.4.3.
///
/// The code stream has 8 or 16 bits a sample, as the words have: sign bits are stored as they are.
struct JPEGLSEncoder: FrameEncoder {
    func encode(_ frame: NativeFrame, _ options: EncodingOptions) throws(PixelError) -> EncodedFrame {
        guard frame.bitsAllocated <= 16 else { throw .unencodable(.bitsAllocated, .jpegLSLossless) }
        guard frame.samplesPerPixel == 1 || frame.samplesPerPixel == 3 else {
            throw .unencodable(.samplesPerPixel, .jpegLSLossless)
        }
        guard let columns = UInt16(exactly: frame.columns), columns > 0 else {
            throw .unencodable(.columns, .jpegLSLossless)
        }
        guard let rows = UInt16(exactly: frame.rows), rows > 0 else { throw .unencodable(.rows, .jpegLSLossless) }
        var samples = cdcmtk_samples(
            columns: columns, rows: rows, components: UInt16(frame.samplesPerPixel),
            precision: UInt16(frame.bitsAllocated), word_byte_count: UInt16(frame.bytesPerSample))
        // A sample takes at most four times its bits, by the limit on the length of a code.
        let largest = 4 * frame.bytes.count + 65536
        let encoded = unsafe try growingOutput(from: frame.bytes.count + 4096, to: largest) {
            output throws(PixelError) in
            var failure = cdcmtk_failure()
            var written = 0
            guard let target = output.baseAddress else { return nil }
            let status = unsafe frame.bytes.withUnsafeBufferPointer { bytes in
                guard let source = bytes.baseAddress else { return cdcmtk_status.unsupported }
                return unsafe cdcmtk_encode_jpeg_ls(
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
