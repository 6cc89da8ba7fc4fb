package import DICOMCore
internal import DICOMPixels
internal import DICOMweb

/// What is done with pixels of a transfer syntax, as the codecs have it.
package struct SyntaxSupport: Hashable, Sendable {
    package let syntax: TransferSyntax
    /// Of frames that go out as they are stored; `nil` where only whole instances do, or nothing does.
    package let mediaType: String?
    /// Frames are decoded, for rendering and for Explicit VR Little Endian.
    package let isDecoded: Bool
    /// Frames of other syntaxes are encoded in it without loss, for who asks.
    package let isEncoded: Bool

    /// Of every syntax in which objects are taken in.
    package static let all: [SyntaxSupport] = TransferSyntax.stored.map { syntax in
        SyntaxSupport(
            syntax: syntax,
            mediaType: MediaTypeTable.storedPixels.first { $0.transferSyntaxes.contains(syntax) }?.name,
            isDecoded: canDecode(syntax), isEncoded: canEncode(to: syntax) && !syntax.mayBeLossy)
    }
}
