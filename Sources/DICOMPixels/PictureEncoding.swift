import CJPEG
import CPNG
package import DICOMCore

/// A picture as a baseline JPEG file: grey, or YCbCr with full chrominance.
/// - Parameter quality: libjpeg's scale, 1 to 100.
/// - Throws: `unencodable` for a quality outside of the scale or sides above 65500 pixels.
package func encodeJPEG(_ picture: Picture, quality: Int, halvesChrominance: Bool = false) throws(PixelError) -> [UInt8]
{
    try encodeBaseline(
        picture.bytes, columns: picture.width, rows: picture.height,
        colour: picture.channels == 1 ? .grey : .rgb, quality: quality, halvesChrominance: halvesChrominance,
        writesJFIF: true)
}

/// A picture as a PNG file of 8 bits a sample.
package func encodePNG(_ picture: Picture, compressionLevel: Int = 6) throws(PixelError) -> [UInt8] {
    guard let columns = UInt32(exactly: picture.width), columns > 0 else { throw .unsupportedDescription(.columns) }
    guard let rows = UInt32(exactly: picture.height), rows > 0 else { throw .unsupportedDescription(.rows) }
    var description = cpng_picture(
        columns: columns, rows: rows, components: UInt32(picture.channels), compression_level: Int32(compressionLevel))
    let byteCount = picture.bytes.count
    // Incompressible rows grow by their filter byte and by zlib's block heads.
    let most = byteCount + picture.height + byteCount / 256 + 65536
    let encoded = unsafe try growingOutput(from: most, to: most) { output throws(PixelError) in
        var failure = cpng_failure()
        var written = 0
        guard let target = output.baseAddress else { return nil }
        let status = unsafe picture.bytes.withUnsafeBufferPointer { samples in
            guard let source = samples.baseAddress else { return cpng_status.unsupported }
            return unsafe cpng_encode(&description, source, byteCount, target, output.count, &written, &failure)
        }
        switch status {
        case .ok: return written
        case .tooSmall: return nil
        default: throw .undecodable(CodecFailure(.libpng, text(of: failure.text)))
        }
    }
    guard let encoded else { throw .tooLarge(byteCount: nil, limit: most) }
    return encoded
}
