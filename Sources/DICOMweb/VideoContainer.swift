package import DICOMCore

/// What the stream of a stored video is wrapped in. The transfer syntax names the codec and leaves the wrapping to the writer
/// (PS3.5 8.2.5 to 8.2.8, 8.2.9), so that only the first bytes tell what a player gets.
package enum VideoContainer: Hashable, Sendable, CaseIterable {
    /// ISO 14496-12, ISO 14496-14.
    case mp4
    /// ISO 13818-1 2.5.
    case programStream
    /// ISO 13818-1 2.4.
    case transportStream
    /// No container: ISO 13818-2, or ISO 14496-10 and ISO 23008-2 in the form of their annex B.
    case mpeg2Video, h264, h265

    /// How many bytes tell.
    package static let startByteCount = 2 * 188 + 1

    /// - Parameter start: the first bytes of the stream, `startByteCount` of them where it has so many.
    /// - Returns: `nil` for anything else: what it is called would be a guess.
    package init?(startingWith start: [UInt8], syntax: TransferSyntax) {
        if start.dropFirst(4).starts(with: "ftyp".utf8), !start.dropFirst(8).starts(with: "qt  ".utf8) {
            self = .mp4
        } else if start.starts(with: [0, 0, 1, 0xBA]) {
            self = .programStream
        } else if start.starts(with: [0, 0, 1, 0xB3]) {
            self = .mpeg2Video
        } else if start.count >= Self.startByteCount, [0, 188, 376].allSatisfy({ start[$0] == 0x47 }) {
            self = .transportStream
        } else if let unit = firstUnitHeader(start), let codec = Self(unitHeader: unit, syntax: syntax) {
            self = codec
        } else {
            return nil
        }
    }

    /// A stream that a decoder can start with: its parameter sets, or a delimiter in front of them.
    private init?(unitHeader: UInt8, syntax: TransferSyntax) {
        guard unitHeader & 0x80 == 0 else { return nil }
        if syntax.isHEVC {
            guard [32, 33, 35].contains(unitHeader >> 1 & 0x3F) else { return nil }
            self = .h265
        } else {
            guard [7, 9].contains(unitHeader & 0x1F) else { return nil }
            self = .h264
        }
    }

    /// As IANA has it.
    package var mediaType: String {
        switch self {
        case .mp4: "video/mp4"
        case .programStream, .mpeg2Video: "video/mpeg"
        case .transportStream: "video/mp2t"
        case .h264: "video/H264"
        case .h265: "video/H265"
        }
    }
}

/// The byte behind the first start code, of three bytes or four. Source: ISO 14496-10 B.1.
private func firstUnitHeader(_ start: [UInt8]) -> UInt8? {
    for code in [[0, 0, 1], [0, 0, 0, 1]] as [[UInt8]] where start.starts(with: code) {
        return start.dropFirst(code.count).first
    }
    return nil
}

extension TransferSyntax {
    fileprivate var isHEVC: Bool { ["1.2.840.10008.1.2.4.107", "1.2.840.10008.1.2.4.108"].contains(uid) }
}
