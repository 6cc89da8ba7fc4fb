import COpenJPEG
import DICOMCore

/// JPEG 2000 and High-Throughput JPEG 2000 by OpenJPEG, as a bare code stream or in a JP2 file.
/// Source: PS3.5 8.2.4, 8.2.14, A.4.4.
struct JPEG2000Decoder: FrameDecoder {
    func decode(_ encoded: [UInt8], _ form: FrameForm, reducedBy halvings: Int) throws(PixelError) -> NativeFrame {
        let head = try head(of: encoded)
        try compare(head, with: form)
        let reduction = min(halvings, Int(head.halvings), 8)
        let wordByteCount = head.precision <= 8 ? 1 : head.precision <= 16 ? 2 : 4
        let rows = halved(form.rows, reduction)
        let columns = halved(form.columns, reduction)
        let count = rows * columns * form.samplesPerPixel * wordByteCount
        var promise = copenjpeg_frame(
            columns: head.columns, rows: head.rows, components: head.components, precision: head.precision,
            is_signed: head.is_signed, word_byte_count: UInt32(wordByteCount))
        var failure = copenjpeg_failure()
        var status = copenjpeg_status.undecodable
        var words = unsafe encoded.withUnsafeBufferPointer { input in
            unsafe [UInt8](unsafeUninitializedCapacity: count) { output, initialized in
                guard let source = input.baseAddress, let target = output.baseAddress else { return }
                status = unsafe copenjpeg_decode(
                    source, input.count, &promise, UInt32(reduction), target, count, &failure)
                initialized = status == .ok ? count : 0
            }
        }
        guard status == .ok else { throw PixelError(failure) }
        // Where the stream and the data set disagree about the sign, the bits are the stream's and the sign the data
        // set's: writers of signed images often leave the stream unsigned.
        if form.representation == .signed, Int(head.precision) < form.bitsStored {
            extendSamples(
                in: &words, wordBits: 8 * wordByteCount, bitsStored: Int(head.precision), shift: 0, .signed)
        }
        return form.frame(
            widened(words, from: wordByteCount, form), rows: rows, columns: columns,
            photometricInterpretation: photometricInterpretation(form))
    }

    private func head(of encoded: [UInt8]) throws(PixelError) -> copenjpeg_head {
        var head = copenjpeg_head()
        var failure = copenjpeg_failure()
        let status = unsafe encoded.withUnsafeBufferPointer { input in
            guard let source = input.baseAddress else { return copenjpeg_status.undecodable }
            return unsafe copenjpeg_read_head(source, input.count, &head, &failure)
        }
        guard status == .ok else { throw PixelError(failure) }
        return head
    }

    private func compare(_ head: copenjpeg_head, with form: FrameForm) throws(PixelError) {
        guard Int(head.rows) == form.rows else { throw .mismatch(.rows) }
        guard Int(head.columns) == form.columns else { throw .mismatch(.columns) }
        guard Int(head.components) == form.samplesPerPixel else { throw .mismatch(.samplesPerPixel) }
        guard (1...31).contains(head.precision), Int(head.precision) <= form.wordBits else {
            throw .mismatch(.bitsAllocated)
        }
    }

    /// Words of the data set's size; the sign of narrower ones goes along.
    private func widened(_ words: [UInt8], from byteCount: Int, _ form: FrameForm) -> [UInt8] {
        var result = resized(words, from: byteCount, to: form.bytesPerSample)
        if byteCount < form.bytesPerSample, form.representation == .signed {
            extendSamples(in: &result, wordBits: form.wordBits, bitsStored: 8 * byteCount, shift: 0, .signed)
        }
        return result
    }

    /// Decoding undoes the code stream's colour transform, which turns RGB into YBR_RCT or YBR_ICT: the result is RGB
    /// also where the data set names the transform and the stream has none.
    private func photometricInterpretation(_ form: FrameForm) -> PhotometricInterpretation {
        switch form.photometricInterpretation {
        case .ybrICT, .ybrRCT: .rgb
        default: form.photometricInterpretation
        }
    }
}

extension PixelError {
    init(_ failure: copenjpeg_failure) {
        self = .undecodable(CodecFailure(.openJPEG, text(of: failure.text)))
    }
}
