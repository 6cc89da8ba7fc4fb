import CDCMTK
import DICOMCore

/// The processes without loss that DCMTK encodes: JPEG with first-order prediction, and JPEG-LS. Source: PS3.5 8.2.1,
/// 8.2.3, A.4.2, A.4.3.
///
/// The code stream has 8 or 16 bits a sample, as the words have: sign bits are stored as they are.
@safe struct DCMTKLosslessEncoder: FrameEncoder {
    /// One of the encoding functions of the shim, which all take the same.
    typealias Function =
        @Sendable (
            UnsafePointer<cdcmtk_samples>, UnsafePointer<UInt8>, Int, UnsafeMutablePointer<UInt8>, Int,
            UnsafeMutablePointer<Int>, UnsafeMutablePointer<cdcmtk_failure>
        ) -> cdcmtk_status

    let syntax: TransferSyntax
    let function: Function

    static let jpeg = unsafe DCMTKLosslessEncoder(syntax: .jpegLosslessSV1) {
        unsafe cdcmtk_encode_jpeg_lossless($0, $1, $2, $3, $4, $5, $6)
    }
    static let jpegLS = unsafe DCMTKLosslessEncoder(syntax: .jpegLSLossless) {
        unsafe cdcmtk_encode_jpeg_ls($0, $1, $2, $3, $4, $5, $6)
    }

    func encode(_ frame: NativeFrame, _ options: EncodingOptions) throws(PixelError) -> EncodedFrame {
        guard frame.bitsAllocated <= 16 else { throw .unencodable(.bitsAllocated, syntax) }
        guard frame.samplesPerPixel == 1 || frame.samplesPerPixel == 3 else {
            throw .unencodable(.samplesPerPixel, syntax)
        }
        guard let columns = UInt16(exactly: frame.columns), columns > 0 else { throw .unencodable(.columns, syntax) }
        guard let rows = UInt16(exactly: frame.rows), rows > 0 else { throw .unencodable(.rows, syntax) }
        var samples = cdcmtk_samples(
            columns: columns, rows: rows, components: UInt16(frame.samplesPerPixel),
            precision: UInt16(frame.bitsAllocated), word_byte_count: UInt16(frame.bytesPerSample))
        // In neither process a sample takes more than four times its bits: JPEG has a longest code and the bits of a
        // difference, JPEG-LS a limit on the length of a code.
        let largest = 4 * frame.bytes.count + 65536
        let encoded = unsafe try growingOutput(from: frame.bytes.count + 4096, to: largest) {
            output throws(PixelError) in
            var failure = cdcmtk_failure()
            var written = 0
            guard let target = output.baseAddress else { return nil }
            let status = unsafe frame.bytes.withUnsafeBufferPointer { bytes in
                guard let source = bytes.baseAddress else { return cdcmtk_status.unsupported }
                return unsafe function(&samples, source, bytes.count, target, output.count, &written, &failure)
            }
            if status == .ok { return written }
            if written > output.count { return nil }
            throw .undecodable(CodecFailure(.dcmtk, text(of: failure.text)))
        }
        guard let encoded else { throw .tooLarge(byteCount: nil, limit: largest) }
        return EncodedFrame(bytes: encoded, photometricInterpretation: frame.photometricInterpretation)
    }
}
