package import DICOMCore

/// The most bytes that a decoded frame may have. The largest frames of clinical use, whole digital mammograms and
/// stitched radiographs, stay below 100 MB; a head of a few bytes can ask for 25 GB.
package let decodedFrameByteLimit = 512 << 20

/// Decodes one frame: a pure function of its bytes, so that it can run in any process.
///
/// Samples stay as they are stored, YCbCr included; only what is part of the code stream is undone, like the colour
/// transforms of JPEG 2000. `photometricInterpretation` of the result says what the samples are then.
/// - Parameter encoded: the fragments of the frame joined; a native frame from its first bit in little-endian order, whatever
///   the syntax. Bytes behind the end are ignored.
/// - Parameter description: of the full frame, as the data set has it. The code stream has to agree.
/// - Parameter halvings: how often the sides may be halved for a preview (rounded up). JPEG 2000 and JPEG baseline give
///   as many as their code stream has; all other syntaxes give the full frame. `rows` and `columns` of the result tell.
/// - Throws: `unsupportedSyntax` where `canDecode` is false, and what is wrong with the bytes otherwise; never a
///   part of a picture.
/// - Complexity: linear in the samples; holds the decoded frame up to twice.
package func decode(
    _ encoded: [UInt8], syntax: TransferSyntax, description: PixelDescription, reducedBy halvings: Int = 0,
    byteLimit: Int = decodedFrameByteLimit
) throws(PixelError) -> NativeFrame {
    guard let decoder = decoders[syntax] else { throw .unsupportedSyntax(syntax) }
    let form = try FrameForm(description, byteLimit: byteLimit)
    return try decoder.decode(encoded, form, reducedBy: max(0, halvings))
}

/// Whether `decode` has a codec for the syntax. Video has none: its frames are no pictures of their own.
package func canDecode(_ syntax: TransferSyntax) -> Bool { decoders[syntax] != nil }

/// Whether `decode` hands the bytes of a frame to a library in C, which a hostile code stream could lead astray. Native frames
/// and RLE are read by Swift alone, which checks every access.
package func isDecodedInC(_ syntax: TransferSyntax) -> Bool {
    !(decoders[syntax] is NativeDecoder || decoders[syntax] is RLEDecoder)
}

/// One way to decode frames.
protocol FrameDecoder: Sendable {
    func decode(_ encoded: [UInt8], _ form: FrameForm, reducedBy halvings: Int) throws(PixelError) -> NativeFrame
}

/// Transfer syntax → codec. Source: PS3.5 section 10, annex A.
private let decoders: [TransferSyntax: any FrameDecoder] = [
    .implicitVRLittleEndian: NativeDecoder(),
    .explicitVRLittleEndian: NativeDecoder(),
    .deflatedExplicitVRLittleEndian: NativeDecoder(),
    .explicitVRBigEndian: NativeDecoder(),
    .encapsulatedUncompressed: NativeDecoder(),
    .deflatedImageFrame: DeflatedFrameDecoder(),
    .rleLossless: RLEDecoder(),
    .jpegBaseline: JPEGDecoder(),
    .jpegExtended: JPEGDecoder(),
    .jpegSpectralSelection: JPEGDecoder(),
    .jpegProgressive: JPEGDecoder(),
    .jpegLossless: JPEGDecoder(),
    .jpegLosslessSV1: JPEGDecoder(),
    .jpegLSLossless: JPEGLSDecoder(),
    .jpegLSNearLossless: JPEGLSDecoder(),
    .jpeg2000Lossless: JPEG2000Decoder(),
    .jpeg2000: JPEG2000Decoder(),
    .htj2kLossless: JPEG2000Decoder(),
    .htj2kLosslessRPCL: JPEG2000Decoder(),
    .htj2k: JPEG2000Decoder(),
]
