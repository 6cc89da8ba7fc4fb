internal import DICOMCore
internal import DICOMPixels
internal import DICOMweb

/// How a drawn picture becomes a file.
struct PictureForm: Hashable, Sendable {
    let mediaType: String
    /// Of JPEG, 1 to 100.
    let quality: Int
    /// Of GIF.
    let place: GIFPlace
    /// Of a JPEG file, in bytes: where it would be longer its quality is lowered, but not below 20.
    let byteLimit: Int?

    init(
        _ mediaType: String, _ parameters: DICOMweb.RenderingParameters, _ limits: RenderingLimits,
        place: GIFPlace = .alone
    ) {
        self.mediaType = mediaType
        quality = parameters.quality ?? limits.jpegQuality
        self.place = place
        byteLimit = limits.jpegByteLimit
    }

    /// - Parameter profile: an ICC profile for the file.
    func encoded(_ picture: Picture, profile: [UInt8]?) throws(PixelError) -> [UInt8] {
        switch mediaType {
        case "image/png": try encodePNG(picture, profile: profile)
        case "image/jp2": try encodeJP2(picture, profile: profile)
        case "image/gif": try encodeGIF(picture, at: place)
        default: try encodedJPEG(picture, profile: profile)
        }
    }

    private func encodedJPEG(_ picture: Picture, profile: [UInt8]?) throws(PixelError) -> [UInt8] {
        var quality = quality
        var file = try encodeJPEG(picture, quality: quality, profile: profile)
        while let byteLimit, file.count > byteLimit, quality > 20 {
            quality = max(20, quality - 20)
            file = try encodeJPEG(picture, quality: quality, profile: profile)
        }
        return file
    }
}
