package import DICOMCore

/// Why a frame can't be drawn.
package enum RenderingError: Error, Equatable {
    /// A retired colour space, or one with another number of samples.
    case unsupportedPhotometricInterpretation(PhotometricInterpretation)
    /// PALETTE COLOR without a usable palette.
    case missingPalette
}
