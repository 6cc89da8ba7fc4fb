import CDeflate
import DICOMCore

/// Deflated Image Frame Compression: every frame is a raw deflate stream of its native form. Source: PS3.5 A.4.14.
struct DeflatedFrameDecoder: FrameDecoder {
    func decode(_ encoded: [UInt8], _ form: FrameForm, reducedBy halvings: Int) throws(PixelError) -> NativeFrame {
        let byteCount = form.nativeByteCount
        // A fragment of odd length has a pad byte behind the stream, and an odd frame can have one inside of it.
        let native =
            expanded(encoded[...], byteCount: byteCount) ?? expanded(encoded.dropLast(), byteCount: byteCount)
            ?? expanded(encoded[...], byteCount: byteCount + 1)
            ?? expanded(encoded.dropLast(), byteCount: byteCount + 1)
        guard let native else {
            throw .undecodable(CodecFailure(.zlib, "no deflate stream of the frame's size"))
        }
        return try NativeDecoder().decode(native, form, reducedBy: halvings)
    }

    /// - Returns: `nil` where the stream is damaged or gives another number of bytes.
    private func expanded(_ deflated: ArraySlice<UInt8>, byteCount: Int) -> [UInt8]? {
        var isWhole = false
        let bytes = unsafe deflated.withUnsafeBufferPointer { input in
            unsafe [UInt8](unsafeUninitializedCapacity: byteCount) { output, count in
                guard let source = input.baseAddress, let target = output.baseAddress else { return }
                isWhole = unsafe cdeflate_expand(source, input.count, target, byteCount) == .ok
                count = isWhole ? byteCount : 0
            }
        }
        return isWhole ? bytes : nil
    }
}
