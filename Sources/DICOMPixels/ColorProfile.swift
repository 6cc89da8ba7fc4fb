import CLCMS
package import DICOMCore

/// A colour space that everybody knows, by its ICC profile (C-10).
package enum KnownColorSpace: Sendable, Hashable, CaseIterable {
    case sRGB
    case adobeRGB
    /// ISO 22028-2.
    case rommRGB
    /// Grey with the curve of sRGB: of grey pictures.
    case grey

    fileprivate var space: clcms_space {
        switch self {
        case .sRGB: .sRGB
        case .adobeRGB: .adobeRGB
        case .rommRGB: .rommRGB
        case .grey: .grey
        }
    }
}

/// The ICC profile of a space, made anew: up to nine kilobytes.
/// - Throws: `undecodable` where the library has no memory.
package func iccProfile(of space: KnownColorSpace) throws(PixelError) -> [UInt8] {
    let most = 65536
    let profile = unsafe try growingOutput(from: most, to: most) { output throws(PixelError) in
        var written = 0
        guard let target = output.baseAddress else { return nil }
        switch unsafe clcms_profile(space.space, target, output.count, &written) {
        case .ok: return written
        case .tooSmall: return nil
        default: throw .undecodable(CodecFailure(.lcms, "no profile"))
        }
    }
    guard let profile else { throw .tooLarge(byteCount: nil, limit: most) }
    return profile
}

/// Whether the bytes are an ICC profile that RGB colours can be read by.
package func isUsableICCProfile(_ profile: [UInt8]) -> Bool {
    unsafe profile.withUnsafeBufferPointer { bytes in
        guard let start = bytes.baseAddress else { return false }
        return unsafe clcms_is_usable(start, bytes.count)
    }
}

/// A coloured picture moved into a colour space; a grey one becomes a coloured one of it.
/// - Parameter profile: of the picture; `nil` for sRGB, which is also taken for grey pictures.
/// - Throws: `undecodable` where the profile is none of RGB colours.
package func converted(
    _ picture: Picture, from profile: [UInt8]?, to space: KnownColorSpace
) throws(PixelError) -> Picture {
    let source = picture.channels == 3 ? picture.bytes : picture.bytes.flatMap { [$0, $0, $0] }
    let profile = picture.channels == 3 ? profile ?? [] : []
    let pixelCount = picture.width * picture.height
    var status = clcms_status.internalError
    // An empty array has no address; one byte that is not looked at has.
    let bytes = unsafe (profile.isEmpty ? [0] : profile).withUnsafeBufferPointer { profileBytes in
        unsafe source.withUnsafeBufferPointer { input in
            unsafe [UInt8](unsafeUninitializedCapacity: source.count) { output, initialized in
                guard let start = input.baseAddress, let target = output.baseAddress,
                    let profileStart = profileBytes.baseAddress
                else { return }
                status = unsafe clcms_convert(
                    profileStart, profile.count, space.space, start, target, pixelCount)
                initialized = status == .ok ? source.count : 0
            }
        }
    }
    guard status == .ok else { throw .undecodable(CodecFailure(.lcms, "the profile can't be used")) }
    return Picture(width: picture.width, height: picture.height, channels: 3, bytes: bytes)
}
