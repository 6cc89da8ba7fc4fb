package import DICOMCore

/// Makes the picture of a frame, at the frame's own size.
/// - Returns: one channel for monochrome frames, three for all others.
/// - Complexity: linear in the pixels; monochrome frames of up to 16 bits pass through one table.
package func render(_ frame: NativeFrame, _ transforms: ImageTransforms) -> Picture {
    let isPalette = frame.photometricInterpretation == .paletteColor
    if frame.samplesPerPixel == 1, isPalette, let palette = transforms.palette {
        return Picture(
            width: frame.columns, height: frame.rows, channels: 3, bytes: colour(frame, through: palette))
    }
    guard frame.samplesPerPixel == 3 else {
        return Picture(width: frame.columns, height: frame.rows, channels: 1, bytes: grayscale(frame, transforms))
    }
    return Picture(width: frame.columns, height: frame.rows, channels: 3, bytes: colour(frame))
}
