package import DICOMCore

/// What the samples of a frame can be once they are decoded: what `decode` promises before it has seen a code stream.
package func decodedPhotometricInterpretations(
    of description: PixelDescription, in syntax: TransferSyntax
) -> Set<PhotometricInterpretation> {
    let stored = description.photometricInterpretation
    // Every pixel has its three samples then.
    let full = stored == .ybrFull422 ? .ybrFull : stored
    switch syntax {
    case .jpeg2000Lossless, .jpeg2000, .htj2kLossless, .htj2kLosslessRPCL, .htj2k:
        return [stored == .ybrICT || stored == .ybrRCT ? .rgb : full]
    case .jpegBaseline, .jpegExtended, .jpegSpectralSelection, .jpegProgressive, .jpegLossless, .jpegLosslessSV1:
        // The markers of a lossy stream may say the one or the other.
        return description.samplesPerPixel == 3 ? [full, .rgb, .ybrFull] : [full]
    default:
        return [full]
    }
}
