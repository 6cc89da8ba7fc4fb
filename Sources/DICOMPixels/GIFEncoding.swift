import CGIF
package import DICOMCore

/// Where a picture stands in a GIF file. The bytes of all pictures of an animation, one behind the other, are the file: so
/// an animation is made and sent picture by picture.
package struct GIFPlace: Hashable, Sendable {
    package let isFirst: Bool
    package let isLast: Bool
    /// How long the picture is shown, in hundredths of a second; `nil` for a file of one picture.
    package let delay: Int?
    /// The size of the animation, which its first picture has given it; `nil` for the first one.
    package let screen: Screen?

    package struct Screen: Hashable, Sendable {
        package let width: Int
        package let height: Int

        /// - Parameter file: that of a first picture, or its part of one.
        /// - Returns: `nil` for what is no GIF.
        package init?(_ file: [UInt8]) {
            guard file.starts(with: Array("GIF".utf8)), file.count >= 10 else { return nil }
            width = Int(file[6]) | Int(file[7]) << 8
            height = Int(file[8]) | Int(file[9]) << 8
        }
    }

    package init(isFirst: Bool, isLast: Bool, delay: Int, screen: Screen? = nil) {
        self.isFirst = isFirst
        self.isLast = isLast
        self.delay = delay
        self.screen = screen
    }

    private init() {
        isFirst = true
        isLast = true
        delay = nil
        screen = nil
    }

    /// A file of one picture.
    package static let alone = GIFPlace()
}

/// A picture as a GIF file, or as its part of one. Grey stays exact; colours are brought down to 256.
/// - Throws: `unsupportedDescription` for sides above 65535 pixels.
package func encodeGIF(_ picture: Picture, at place: GIFPlace = .alone) throws(PixelError) -> [UInt8] {
    guard let columns = UInt16(exactly: picture.width), columns > 0 else { throw .unsupportedDescription(.columns) }
    guard let rows = UInt16(exactly: picture.height), rows > 0 else { throw .unsupportedDescription(.rows) }
    var description = cgif_picture(columns: UInt32(columns), rows: UInt32(rows), components: UInt32(picture.channels))
    var position = cgif_place(
        is_first: place.isFirst, is_last: place.isLast, is_animated: place.delay != nil,
        delay: UInt16(clamping: place.delay ?? 0))
    let pixelCount = picture.width * picture.height
    // LZW codes have at most 12 bits a pixel, in blocks of 255 bytes; the table and the heads come on top.
    let most = pixelCount * 2 + 8192
    let encoded = unsafe try growingOutput(from: pixelCount + 8192, to: most) { output throws(PixelError) in
        var failure = cgif_failure()
        var written = 0
        guard let target = output.baseAddress else { return nil }
        let status = unsafe picture.bytes.withUnsafeBufferPointer { samples in
            guard let source = samples.baseAddress else { return cgif_status.unsupported }
            return unsafe cgif_encode(
                &description, source, samples.count, &position, target, output.count, &written, &failure)
        }
        switch status {
        case .ok: return written
        case .tooSmall: return nil
        default: throw .undecodable(CodecFailure(.giflib, text(of: failure.text)))
        }
    }
    guard let encoded else { throw .tooLarge(byteCount: nil, limit: most) }
    return encoded
}
