/// A transfer syntax: how the bytes of a data set and its pixels are written. Source: PS3.5 section 10 and annex A.
package struct TransferSyntax: Hashable, Sendable {
    package let uid: String

    package init(uid: String) {
        self.uid = uid
    }

    package static let implicitVRLittleEndian = TransferSyntax(uid: "1.2.840.10008.1.2")
    package static let explicitVRLittleEndian = TransferSyntax(uid: "1.2.840.10008.1.2.1")
    package static let deflatedExplicitVRLittleEndian = TransferSyntax(uid: "1.2.840.10008.1.2.1.99")
    package static let explicitVRBigEndian = TransferSyntax(uid: "1.2.840.10008.1.2.2")
    package static let encapsulatedUncompressed = TransferSyntax(uid: "1.2.840.10008.1.2.1.98")
    package static let jpegBaseline = TransferSyntax(uid: "1.2.840.10008.1.2.4.50")
    package static let jpegExtended = TransferSyntax(uid: "1.2.840.10008.1.2.4.51")
    package static let jpegSpectralSelection = TransferSyntax(uid: "1.2.840.10008.1.2.4.53")
    package static let jpegProgressive = TransferSyntax(uid: "1.2.840.10008.1.2.4.55")
    package static let jpegLossless = TransferSyntax(uid: "1.2.840.10008.1.2.4.57")
    package static let jpegLosslessSV1 = TransferSyntax(uid: "1.2.840.10008.1.2.4.70")
    package static let jpegLSLossless = TransferSyntax(uid: "1.2.840.10008.1.2.4.80")
    package static let jpegLSNearLossless = TransferSyntax(uid: "1.2.840.10008.1.2.4.81")
    package static let jpeg2000Lossless = TransferSyntax(uid: "1.2.840.10008.1.2.4.90")
    package static let jpeg2000 = TransferSyntax(uid: "1.2.840.10008.1.2.4.91")
    package static let rleLossless = TransferSyntax(uid: "1.2.840.10008.1.2.5")
    package static let htj2kLossless = TransferSyntax(uid: "1.2.840.10008.1.2.4.201")
    package static let htj2kLosslessRPCL = TransferSyntax(uid: "1.2.840.10008.1.2.4.202")
    package static let htj2k = TransferSyntax(uid: "1.2.840.10008.1.2.4.203")
    package static let deflatedImageFrame = TransferSyntax(uid: "1.2.840.10008.1.2.8.1")

    /// Every syntax in which objects are taken from others: those above, and the MPEG family.
    package static let stored: [TransferSyntax] =
        [
            implicitVRLittleEndian, explicitVRLittleEndian, deflatedExplicitVRLittleEndian, explicitVRBigEndian,
            encapsulatedUncompressed, jpegBaseline, jpegExtended, jpegSpectralSelection, jpegProgressive, jpegLossless,
            jpegLosslessSV1, jpegLSLossless, jpegLSNearLossless, jpeg2000Lossless, jpeg2000, rleLossless, htj2kLossless,
            htj2kLosslessRPCL, htj2k, deflatedImageFrame,
        ] + (100...108).map { TransferSyntax(uid: "1.2.840.10008.1.2.4.\($0)") }
        + (100...106).map { TransferSyntax(uid: "1.2.840.10008.1.2.4.\($0).1") }

    /// The data set after the meta information is written big endian.
    package var isBigEndian: Bool { self == .explicitVRBigEndian }

    /// The data set is one deflate stream, so nothing in it can be addressed by an offset. Source: PS3.5 A.5.
    package var isDeflated: Bool { self == .deflatedExplicitVRLittleEndian }

    /// Pixels lie in the value field as they are, in no fragments.
    package var isNative: Bool {
        switch self {
        case .implicitVRLittleEndian, .explicitVRLittleEndian, .deflatedExplicitVRLittleEndian, .explicitVRBigEndian:
            true
        default: false
        }
    }

    /// The MPEG family: one stream for all frames. Source: PS3.5 A.4.5 to A.4.9.
    package var isVideo: Bool {
        guard uid.hasPrefix("1.2.840.10008.1.2.4.10") else { return false }
        return true
    }
}
