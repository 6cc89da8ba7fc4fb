package import DICOMCore

/// Why a frame can't be decoded or encoded.
package enum PixelError: Error, Equatable {
    /// No codec for this transfer syntax here; video is one of them.
    case unsupportedSyntax(TransferSyntax)
    /// The Image Pixel module contradicts itself, or names a form that no codec has: which of its attributes.
    case unsupportedDescription(PixelAttribute)
    /// A frame of so many bytes is more than is decoded at once; `nil` where the size overflows.
    case tooLarge(byteCount: Int?, limit: Int)
    /// A native frame holds fewer bytes than it should.
    case truncated(expected: Int, found: Int)
    /// The code stream says something else than the Image Pixel module: in which attribute.
    case mismatch(PixelAttribute)
    /// The bytes are no whole code stream of the syntax.
    case undecodable(CodecFailure)
    /// The samples have no form in this syntax: in which attribute.
    case unencodable(PixelAttribute, TransferSyntax)
}

/// An attribute of the Image Pixel module. Source: PS3.3 C.7.6.3.
package enum PixelAttribute: String, Sendable, Hashable {
    case rows
    case columns
    case samplesPerPixel
    case bitsAllocated
    case bitsStored
    case highBit
    case photometricInterpretation
    case pixelElement
}

/// What a library reported.
package struct CodecFailure: Equatable, Sendable {
    package enum Library: String, Sendable, Hashable {
        case dcmtk, libjpeg, openJPEG, openJPH, libpng, giflib, lcms, pango, zlib
        /// Code of this module: RLE, native frames.
        case own
    }

    package let library: Library
    /// The library's own words, for the log only.
    package let text: String

    package init(_ library: Library, _ text: String) {
        self.library = library
        self.text = text
    }
}
