internal import DICOMCore
internal import DICOMPixels

/// How a drawn picture becomes a file.
struct PictureForm: Hashable, Sendable {
    let mediaType: String
    /// Of JPEG, 1 to 100.
    let quality: Int
    /// Of GIF.
    let place: GIFPlace

    /// - Parameter profile: an ICC profile for the file.
    func encoded(_ picture: Picture, profile: [UInt8]?) throws(PixelError) -> [UInt8] {
        switch mediaType {
        case "image/png": try encodePNG(picture, profile: profile)
        case "image/jp2": try encodeJP2(picture, profile: profile)
        case "image/gif": try encodeGIF(picture, at: place)
        default: try encodeJPEG(picture, quality: quality, profile: profile)
        }
    }
}
