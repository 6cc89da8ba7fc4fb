internal import CJPEG
package import DICOMCore

/// Why a rendered picture can't be shown.
package enum PictureError: Error, Equatable, Sendable {
    /// Not a JPEG of 8 bits, grey or colour; or cut off.
    case undecodable
    case tooLarge(width: Int, height: Int)
}

/// Decodes the JPEG that a server rendered.
/// - Throws: `tooLarge` before any memory is taken: a server's numbers are hostile.
package func decodePicture(jpeg: [UInt8]) throws(PictureError) -> Picture {
    var head = cjpeg_head()
    var failure = cjpeg_failure()
    let status = unsafe jpeg.withUnsafeBufferPointer { input in
        guard let source = input.baseAddress else { return cjpeg_status.undecodable }
        return unsafe cjpeg_read_head(source, input.count, &head, &failure)
    }
    guard status == .ok, head.columns > 0, head.rows > 0, head.components == 1 || head.components == 3
    else { throw .undecodable }
    let width = Int(head.columns)
    let height = Int(head.rows)
    guard width * height <= 1 << 24 else { throw .tooLarge(width: width, height: height) }
    let components = Int(head.components)
    var bytes = try decodeSamples(jpeg, head)
    if components == 3, head.adobe_transform != 0 { convertToRGB(&bytes) }
    return Picture(width: width, height: height, channels: components, bytes: bytes)
}

private func decodeSamples(_ jpeg: [UInt8], _ head: cjpeg_head) throws(PictureError) -> [UInt8] {
    let count = Int(head.columns) * Int(head.rows) * Int(head.components)
    var promise = cjpeg_promise(
        columns: head.columns, rows: head.rows, components: head.components, reduction: 0)
    var failure = cjpeg_failure()
    var status = cjpeg_status.undecodable
    let bytes = unsafe jpeg.withUnsafeBufferPointer { input in
        unsafe [UInt8](unsafeUninitializedCapacity: count) { output, initialized in
            guard let source = input.baseAddress, let target = output.baseAddress else { return }
            status = unsafe cjpeg_decode(source, input.count, &promise, target, count, &failure)
            initialized = status == .ok ? count : 0
        }
    }
    guard status == .ok else { throw .undecodable }
    return bytes
}

/// YCbCr to RGB in place, in 16-bit fixed point. Source: ITU-T T.871 section 7.
private func convertToRGB(_ bytes: inout [UInt8]) {
    for index in stride(from: 0, to: bytes.count, by: 3) {
        let luma = Int(bytes[index]) * 65536 + 32768
        let blue = Int(bytes[index + 1]) - 128
        let red = Int(bytes[index + 2]) - 128
        bytes[index] = UInt8(clamping: (luma + 91881 * red) >> 16)
        bytes[index + 1] = UInt8(clamping: (luma - 22554 * blue - 46802 * red) >> 16)
        bytes[index + 2] = UInt8(clamping: (luma + 116130 * blue) >> 16)
    }
}
