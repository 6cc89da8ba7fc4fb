internal import DICOMCore
internal import DICOMPixels
internal import DICOMweb

/// A drawn picture with the ICC profile that goes into its file (C-10).
struct ManagedColor: Sendable {
    let picture: Picture
    let profile: [UInt8]?

    /// - Parameters:
    ///   - wanted: the parameter; `nil` leaves the picture as it is, without a profile.
    ///   - stored: the ICC profile of the data set; a picture without a usable one is taken for sRGB.
    init(
        _ picture: Picture, _ wanted: DICOMweb.RenderingParameters.ICCProfile?, stored: [UInt8]?
    ) throws(PixelError) {
        let source = stored.flatMap { isUsableICCProfile($0) ? $0 : nil }
        switch wanted {
        case nil, .no?:
            self.init(picture: picture, profile: nil)
        case .yes? where picture.channels == 1:
            self.init(picture: picture, profile: try iccProfile(of: .grey))
        case .yes?:
            if let source {
                self.init(picture: picture, profile: source)
            } else {
                self.init(picture: picture, profile: try iccProfile(of: .sRGB))
            }
        case .srgb?:
            try self.init(picture, from: source, to: .sRGB)
        case .adobergb?:
            try self.init(picture, from: source, to: .adobeRGB)
        case .rommrgb?:
            try self.init(picture, from: source, to: .rommRGB)
        }
    }

    private init(picture: Picture, profile: [UInt8]?) {
        self.picture = picture
        self.profile = profile
    }

    /// The same with marks burnt in. What was grey and is coloured now is sRGB.
    func marked(_ marks: [Mark]) throws(PixelError) -> ManagedColor {
        let marked = try drawn(marks, on: picture)
        let isGreyProfile = profile != nil && marked.channels != picture.channels
        return ManagedColor(picture: marked, profile: isGreyProfile ? try iccProfile(of: .sRGB) : profile)
    }

    private init(_ picture: Picture, from source: [UInt8]?, to space: KnownColorSpace) throws(PixelError) {
        self.init(
            picture: try converted(picture, from: source, to: space), profile: try iccProfile(of: space))
    }
}
