package import DICOMCore

/// How a frame is encoded, where the syntax leaves a choice.
package struct EncodingOptions: Equatable, Sendable {
    /// The quality of libjpeg, 1 to 100; lossy syntaxes only.
    package var quality: Int
    /// JPEG baseline stores colour as YBR_FULL_422, otherwise as YBR_FULL.
    package var halvesChrominance: Bool

    package init(quality: Int = 90, halvesChrominance: Bool = true) {
        self.quality = quality
        self.halvesChrominance = halvesChrominance
    }
}

/// A frame in the form that its fragment holds, with what the data set around it has to say.
package struct EncodedFrame: Equatable, Sendable {
    /// A whole code stream, of an even number of bytes as a fragment needs it (PS3.5 A.4).
    package let bytes: [UInt8]
    /// What Photometric Interpretation (0028,0004) has to be. Source: PS3.5 8.2.
    package let photometricInterpretation: PhotometricInterpretation
}

/// Encodes one frame.
///
/// - `rleLossless`: 8 to 32 bits, any samples.
/// - `jpegBaseline`: 8 bits unsigned; RGB becomes YBR_FULL_422 (or YBR_FULL), everything else stays what it is.
/// - `jpegLosslessSV1`, `jpegLSLossless`: up to 16 bits, 1 or 3 samples.
/// - `jpeg2000Lossless`: up to 24 bits, 1 or 3 samples; RGB becomes YBR_RCT.
/// - `htj2kLossless`, `htj2kLosslessRPCL`: the same, up to 16 bits.
/// - Throws: `unsupportedSyntax` for any other syntax, `unencodable` for samples that the syntax has no room for.
/// - Complexity: linear in the samples; holds one encoded copy.
package func encode(
    _ frame: NativeFrame, to syntax: TransferSyntax, options: EncodingOptions = EncodingOptions()
) throws(PixelError) -> EncodedFrame {
    guard let encoder = encoders[syntax] else { throw .unsupportedSyntax(syntax) }
    guard frame.representation != .floatingPoint else { throw .unencodable(.pixelElement, syntax) }
    let encoded = try encoder.encode(frame, options)
    return EncodedFrame(
        bytes: encoded.bytes.paddedToEvenCount(), photometricInterpretation: encoded.photometricInterpretation)
}

/// Whether `encode` has a codec for the syntax.
package func canEncode(to syntax: TransferSyntax) -> Bool { encoders[syntax] != nil }

/// One way to encode frames.
protocol FrameEncoder: Sendable {
    func encode(_ frame: NativeFrame, _ options: EncodingOptions) throws(PixelError) -> EncodedFrame
}

private let encoders: [TransferSyntax: any FrameEncoder] = [
    .rleLossless: RLEEncoder(),
    .jpegBaseline: JPEGBaselineEncoder(),
    .jpegLosslessSV1: DCMTKLosslessEncoder.jpeg,
    .jpegLSLossless: DCMTKLosslessEncoder.jpegLS,
    .jpeg2000Lossless: JPEG2000Encoder.openJPEG,
    .htj2kLossless: JPEG2000Encoder.openJPH,
    .htj2kLosslessRPCL: JPEG2000Encoder.openJPHRPCL,
]

extension [UInt8] {
    /// With a zero byte behind where the count is odd.
    fileprivate func paddedToEvenCount() -> [UInt8] { count % 2 == 0 ? self : self + [0] }
}
