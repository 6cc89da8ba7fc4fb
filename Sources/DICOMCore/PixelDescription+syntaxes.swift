extension PixelDescription {
    /// The syntaxes without loss that have room for frames of this form, with all that the samples say: RLE, JPEG Lossless,
    /// JPEG-LS, JPEG 2000 and High-Throughput JPEG 2000. Source: PS3.5 8.2, A.4.
    /// - Parameter stored: the syntax that the frames are in. What was lost once is not called lossless again (B-61).
    package func losslessSyntaxes(from stored: TransferSyntax) -> Set<TransferSyntax> {
        guard element == .pixelData, !stored.mayBeLossy, bitsAllocated >= 8, (1...bitsAllocated).contains(bitsStored),
            samplesPerPixel == 1 || samplesPerPixel == 3
        else { return [] }
        var syntaxes: Set<TransferSyntax> = []
        if bitsAllocated <= 32 { syntaxes.insert(.rleLossless) }
        if bitsAllocated <= 16 {
            syntaxes.formUnion([.jpegLosslessSV1, .jpegLSLossless, .htj2kLossless, .htj2kLosslessRPCL])
        }
        if bitsAllocated <= 32, bitsStored <= 24 { syntaxes.insert(.jpeg2000Lossless) }
        return syntaxes.subtracting([stored])
    }
}

extension PixelDescription {
    /// The same with every bit of a word taken for one of the sample: overlays of old objects lie in those above it.
    package var withWholeWords: PixelDescription {
        var copy = self
        copy.bitsStored = bitsAllocated
        copy.highBit = bitsAllocated - 1
        copy.isSigned = false
        return copy
    }
}
