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

/// The ICC profile that a data set stores for its colours: its own, that of its first optical path, or the one that Color
/// Space (0028,2002) names. Source: PS3.3 C.11.15, C.8.12.5.
func storedICCProfile(
    _ dataSet: DataSet, bulk: (AttributePath) throws -> [UInt8]
) throws -> [UInt8]? {
    let opticalPath = AttributePath.Step(sequence: .opticalPathSequence, item: 0)
    let places: [(DataSet?, [AttributePath.Step])] = [
        (dataSet, []), (dataSet.items(.opticalPathSequence).first, [opticalPath]),
    ]
    for (holder, steps) in places {
        switch holder?[.iccProfile]?.value {
        case .bytes(let bytes)? where !bytes.isEmpty: return bytes
        case .bulk?: return try bulk(AttributePath(steps, .iccProfile))
        default: continue
        }
    }
    return switch dataSet.string(.colorSpace) {
    case "ADOBERGB"?: try iccProfile(of: .adobeRGB)
    case "ROMMRGB"?: try iccProfile(of: .rommRGB)
    default: nil
    }
}

extension Tag {
    fileprivate static let iccProfile = Tag(0x0028, 0x2000)
    fileprivate static let colorSpace = Tag(0x0028, 0x2002)
    fileprivate static let opticalPathSequence = Tag(0x0048, 0x0105)
}
