package import DICOMCore

/// A picture as a JP2 file: a JPEG 2000 code stream without loss in its boxes. Source: ISO/IEC 15444-1 annex I.
/// - Parameter profile: an ICC profile to put into the file in place of sRGB or its grey.
/// - Throws: `unencodable` for sides above 65535 pixels.
package func encodeJP2(_ picture: Picture, profile: [UInt8]? = nil) throws(PixelError) -> [UInt8] {
    let frame = NativeFrame(
        rows: picture.height, columns: picture.width, samplesPerPixel: picture.channels, bitsAllocated: 8,
        bitsStored: 8, representation: .unsigned,
        photometricInterpretation: picture.channels == 1 ? .monochrome2 : .rgb, bytes: picture.bytes)
    let codeStream = try JPEG2000Encoder.openJPEG.encode(frame, EncodingOptions()).bytes
    let signature = box("jP  ", [0x0D, 0x0A, 0x87, 0x0A])
    let fileType = box("ftyp", Array("jp2 ".utf8) + bigEndian(0) + Array("jp2 ".utf8))
    // 8 bits without sign, JPEG 2000, colour space known, no rights box.
    let header =
        bigEndian(picture.height) + bigEndian(picture.width) + [0, UInt8(picture.channels), 7, 7, 0, 0]
    // Enumerated: 16 is sRGB, 17 the grey of its brightness.
    let colour =
        profile.map { [2, 0, 0] + $0 } ?? [1, 0, 0] + bigEndian(picture.channels == 1 ? 17 : 16)
    let headers = box("jp2h", box("ihdr", header) + box("colr", colour))
    return signature + fileType + headers + box("jp2c", codeStream)
}

/// Length with these eight bytes, name, content.
private func box(_ name: String, _ content: [UInt8]) -> [UInt8] {
    bigEndian(content.count + 8) + Array(name.utf8) + content
}

private func bigEndian(_ number: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
}
