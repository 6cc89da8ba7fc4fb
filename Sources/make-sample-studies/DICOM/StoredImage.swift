package import DICOMCore
import DICOMPixels

/// The frames of an instance with the form in which its file holds them.
package struct StoredImage: Sendable {
    /// As drawn, before encoding.
    package let frames: [NativeFrame]
    package let syntax: TransferSyntax
    /// A code stream a frame; `nil` for native pixels.
    package let fragments: [[UInt8]]?
    package let photometricInterpretation: PhotometricInterpretation

    /// - Precondition: at least one frame, all of one shape.
    /// - Throws: `PixelError` where the syntax can't hold the frames.
    package init(_ frames: [NativeFrame], syntax: TransferSyntax, quality: Int = 90) throws {
        guard let first = frames.first else { preconditionFailure("an image has a frame") }
        self.frames = frames
        self.syntax = syntax
        guard !syntax.isNative else {
            fragments = nil
            photometricInterpretation = first.photometricInterpretation
            return
        }
        let encoded = try frames.map { try encode($0, to: syntax, options: EncodingOptions(quality: quality)) }
        fragments = encoded.map(\.bytes)
        photometricInterpretation = encoded[0].photometricInterpretation
    }

    package var bitsAllocated: Int { frames[0].bitsAllocated }
    package var isLossy: Bool { syntax == .jpegBaseline }

    /// Bytes as drawn over bytes as stored, to one decimal. Source: PS3.3 C.7.6.1.1.5.2.
    package var compressionRatio: Double {
        let drawn = frames.reduce(0) { $0 + $1.bytes.count }
        let stored = fragments?.reduce(0) { $0 + $1.count } ?? drawn
        return (10 * Double(drawn) / Double(max(stored, 1))).rounded() / 10
    }
}

extension DataSet {
    /// The Image Pixel module of a stored image, and what a lossy one has to own up to.
    /// Source: PS3.3 C.7.6.3, C.7.6.1.1.5.
    package mutating func putPixels(_ image: StoredImage) {
        let frame = image.frames[0]
        put("SamplesPerPixel", frame.samplesPerPixel)
        put("PhotometricInterpretation", image.photometricInterpretation.term)
        put("Rows", frame.rows)
        put("Columns", frame.columns)
        put("BitsAllocated", frame.bitsAllocated)
        put("BitsStored", frame.bitsStored)
        put("HighBit", frame.bitsStored - 1)
        put("PixelRepresentation", frame.isSigned ? 1 : 0)
        if frame.samplesPerPixel > 1 { put("PlanarConfiguration", 0) }
        put("LossyImageCompression", image.isLossy ? "01" : "00")
        guard image.isLossy else { return }
        put("LossyImageCompressionRatio", [image.compressionRatio])
        put("LossyImageCompressionMethod", "ISO_10918_1")
    }
}
