import CDCMTK
import CJPEG
import DICOMCore

/// The Huffman processes of JPEG: libjpeg-turbo for lossy 8-bit streams, DCMTK's three libjpegs for lossless ones and for
/// more than 8 bits. The transfer syntax does not decide: what the code stream says does. Source: PS3.5 8.2.1, A.4.1.
struct JPEGDecoder: FrameDecoder {
    func decode(_ encoded: [UInt8], _ form: FrameForm, reducedBy halvings: Int) throws(PixelError) -> NativeFrame {
        let head = try JPEGHead(encoded)
        try head.compare(with: form)
        if head.isLossy, head.precision == 8 {
            return try decodeByLibjpeg(encoded, form, reduction: min(halvings, 3))
        }
        let words = unsafe try decodeByDCMTK(encoded, head, form, cdcmtk_decode_jpeg)
        return form.frame(
            resized(words, from: head.bytesPerSample, to: form.bytesPerSample),
            photometricInterpretation: form.photometricInterpretation)
    }

    private func decodeByLibjpeg(
        _ encoded: [UInt8], _ form: FrameForm, reduction: Int
    ) throws(PixelError) -> NativeFrame {
        let photometric = try photometricInterpretation(of: encoded, form)
        let rows = halved(form.rows, reduction)
        let columns = halved(form.columns, reduction)
        let count = rows * columns * form.samplesPerPixel
        var promise = cjpeg_promise(
            columns: UInt32(form.columns), rows: UInt32(form.rows), components: UInt32(form.samplesPerPixel),
            reduction: UInt32(reduction))
        var failure = cjpeg_failure()
        var status = cjpeg_status.undecodable
        let samples = unsafe encoded.withUnsafeBufferPointer { input in
            unsafe [UInt8](unsafeUninitializedCapacity: count) { output, initialized in
                guard let source = input.baseAddress, let target = output.baseAddress else { return }
                status = unsafe cjpeg_decode(source, input.count, &promise, target, count, &failure)
                initialized = status == .ok ? count : 0
            }
        }
        guard status == .ok else { throw .undecodable(CodecFailure(.libjpeg, text(of: failure.text))) }
        return form.frame(
            resized(samples, from: 1, to: form.bytesPerSample), rows: rows, columns: columns,
            photometricInterpretation: photometric)
    }

    /// What three components of a lossy stream are. The stream's own markers are believed before the data set: the
    /// encoder wrote them, and "RGB" is often left over from before compression. Without markers the data set counts.
    private func photometricInterpretation(
        of encoded: [UInt8], _ form: FrameForm
    ) throws(PixelError) -> PhotometricInterpretation {
        guard form.samplesPerPixel == 3 else { return form.photometricInterpretation }
        var head = cjpeg_head()
        var failure = cjpeg_failure()
        let status = unsafe encoded.withUnsafeBufferPointer { input in
            guard let source = input.baseAddress else { return cjpeg_status.undecodable }
            return unsafe cjpeg_read_head(source, input.count, &head, &failure)
        }
        guard status == .ok else { throw .undecodable(CodecFailure(.libjpeg, text(of: failure.text))) }
        switch form.photometricInterpretation {
        case .ybrPartial420, .ybrPartial422: return form.photometricInterpretation
        case .rgb:
            let isYBR = head.adobe_transform == 1 || head.has_jfif_marker || head.is_subsampled
            return isYBR && head.adobe_transform != 0 ? .ybrFull : .rgb
        default: return head.adobe_transform == 0 && !head.is_subsampled ? .rgb : .ybrFull
        }
    }
}

/// JPEG-LS by DCMTK. Source: PS3.5 8.2.3, A.4.3.
struct JPEGLSDecoder: FrameDecoder {
    func decode(_ encoded: [UInt8], _ form: FrameForm, reducedBy halvings: Int) throws(PixelError) -> NativeFrame {
        let head = try JPEGHead(encoded)
        try head.compare(with: form)
        let parameters = try JPEGLSParameters(encoded, precision: head.precision, components: head.components)
        let explicit = parameters.explicit(encoded, precision: head.precision)
        let words = unsafe try decodeByDCMTK(explicit, head, form, cdcmtk_decode_jpeg_ls)
        return form.frame(resized(words, from: head.bytesPerSample, to: form.bytesPerSample))
    }
}

/// The frame header of a JPEG or JPEG-LS stream.
struct JPEGHead {
    let rows: Int
    let columns: Int
    let components: Int
    let precision: Int
    let isLossy: Bool

    /// - Throws: `undecodable` where there is none.
    init(_ encoded: [UInt8]) throws(PixelError) {
        var head = cdcmtk_jpeg_head()
        var failure = cdcmtk_failure()
        let status = unsafe encoded.withUnsafeBufferPointer { input in
            guard let source = input.baseAddress else { return cdcmtk_status.undecodable }
            return unsafe cdcmtk_read_jpeg_head(source, input.count, &head, &failure)
        }
        guard status == .ok else { throw .undecodable(CodecFailure(.dcmtk, text(of: failure.text))) }
        rows = Int(head.rows)
        columns = Int(head.columns)
        components = Int(head.components)
        precision = Int(head.precision)
        // SOF0 to SOF2: DCT, Huffman. Source: ISO 10918-1 table B.1.
        isLossy = (0xC0...0xC2).contains(head.process)
    }

    /// Bytes of a word that the libraries give for this precision.
    var bytesPerSample: Int { precision <= 8 ? 1 : 2 }

    /// - Throws: `mismatch` where the stream is of another frame than the data set describes.
    func compare(with form: FrameForm) throws(PixelError) {
        guard rows == form.rows else { throw .mismatch(.rows) }
        guard columns == form.columns else { throw .mismatch(.columns) }
        guard components == form.samplesPerPixel else { throw .mismatch(.samplesPerPixel) }
        guard (2...16).contains(precision), precision <= form.wordBits else { throw .mismatch(.bitsAllocated) }
    }
}

/// The signature that DCMTK's decoders share in the shim.
typealias DCMTKDecode = (
    UnsafePointer<UInt8>, Int, UnsafePointer<cdcmtk_samples>, UnsafeMutablePointer<UInt8>, Int,
    UnsafeMutablePointer<cdcmtk_failure>
) -> cdcmtk_status

/// The words of a frame as a decoder of DCMTK gives them, `head.bytesPerSample` bytes each.
private func decodeByDCMTK(
    _ encoded: [UInt8], _ head: JPEGHead, _ form: FrameForm, _ decode: DCMTKDecode
) throws(PixelError) -> [UInt8] {
    let count = form.sampleCount * head.bytesPerSample
    var samples = cdcmtk_samples(
        columns: UInt16(form.columns), rows: UInt16(form.rows), components: UInt16(form.samplesPerPixel),
        precision: UInt16(head.precision), word_byte_count: UInt16(head.bytesPerSample))
    var failure = cdcmtk_failure()
    var status = cdcmtk_status.undecodable
    let words = unsafe encoded.withUnsafeBufferPointer { input in
        unsafe [UInt8](unsafeUninitializedCapacity: count) { output, initialized in
            guard let source = input.baseAddress, let target = output.baseAddress else { return }
            status = unsafe decode(source, input.count, &samples, target, count, &failure)
            initialized = status == .ok ? count : 0
        }
    }
    guard status == .ok else { throw .undecodable(CodecFailure(.dcmtk, text(of: failure.text))) }
    return words
}

/// A side that was halved so many times, rounded up.
package func halved(_ side: Int, _ halvings: Int) -> Int { (side + (1 << halvings) - 1) >> halvings }
