import CJPEG
import CPNG
package import DICOMCore

/// A picture as a baseline JPEG file: grey, or YCbCr with full chrominance.
/// - Parameters:
///   - quality: libjpeg's scale, 1 to 100.
///   - profile: an ICC profile to put into the file.
/// - Throws: `unencodable` for a quality outside of the scale or sides above 65500 pixels.
package func encodeJPEG(
    _ picture: Picture, quality: Int, halvesChrominance: Bool = false, profile: [UInt8]? = nil
) throws(PixelError) -> [UInt8] {
    try encodeBaseline(
        picture.bytes, columns: picture.width, rows: picture.height,
        colour: picture.channels == 1 ? .grey : .rgb, quality: quality, halvesChrominance: halvesChrominance,
        writesJFIF: true, profile: profile)
}

/// A picture as a PNG file of 8 bits a sample.
package func encodePNG(
    _ picture: Picture, compressionLevel: Int = 6, profile: [UInt8]? = nil
) throws(PixelError) -> [UInt8] {
    guard let columns = UInt32(exactly: picture.width), columns > 0 else { throw .unsupportedDescription(.columns) }
    guard let rows = UInt32(exactly: picture.height), rows > 0 else { throw .unsupportedDescription(.rows) }
    var description = unsafe cpng_picture(
        columns: columns, rows: rows, components: UInt32(picture.channels), compression_level: Int32(compressionLevel),
        profile: nil, profile_count: 0)
    let byteCount = picture.bytes.count
    // Incompressible rows grow by their filter byte and by zlib's block heads.
    let profile = profile ?? []
    let most = byteCount + picture.height + byteCount / 256 + profile.count * 2 + 65536
    let encoded = unsafe try growingOutput(from: most, to: most) { output throws(PixelError) in
        var failure = cpng_failure()
        var written = 0
        guard let target = output.baseAddress else { return nil }
        let status = unsafe picture.bytes.withUnsafeBufferPointer { samples in
            unsafe profile.withUnsafeBufferPointer { profileBytes in
                guard let source = samples.baseAddress else { return cpng_status.unsupported }
                unsafe description.profile = profileBytes.baseAddress
                unsafe description.profile_count = profileBytes.count
                return unsafe cpng_encode(&description, source, byteCount, target, output.count, &written, &failure)
            }
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
