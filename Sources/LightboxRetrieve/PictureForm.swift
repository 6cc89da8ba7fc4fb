internal import DICOMCore
internal import DICOMPixels
internal import DICOMRendering
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
        case "image/gif": try encodeGIF(place.screen.map(picture.fitted) ?? picture, at: place)
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

extension Picture {
    /// As large as the pictures before it, black around it where its shape is another: what it left free would go on showing them.
    fileprivate func fitted(to screen: GIFPlace.Screen) -> Picture {
        guard width != screen.width || height != screen.height,
            let scaled = scaled(self, toFitWidth: screen.width, height: screen.height)
        else { return self }
        var canvas = Canvas(width: screen.width, height: screen.height)
        canvas.put(
            scaled, left: (screen.width - scaled.width) / 2, top: (screen.height - scaled.height) / 2,
            width: scaled.width, height: scaled.height)
        return canvas.picture
    }
}
