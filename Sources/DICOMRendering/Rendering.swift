package import DICOMCore

/// Draws a frame: modality LUT, VOI LUT and inversion for grey images, conversion to RGB for coloured ones
/// (C-30 to C-40). The picture has the frame's size; brightness is rounded half up to 8 bits (C-37).
///
/// One sample a pixel is grey whatever it is called, but for a palette.
/// Colour images know no window (C-09): only their samples are scaled to 8 bits.
/// - Complexity: linear in the samples; grey images of up to 16 bits take one table look-up a pixel.
package func render(_ frame: NativeFrame, _ parameters: RenderingParameters) throws(RenderingError) -> Picture {
    switch (frame.samplesPerPixel, frame.photometricInterpretation) {
    case (1, .paletteColor):
        guard let palette = parameters.palette else { throw .missingPalette }
        return colored(frame, by: palette)
    case (1, _):
        guard let palette = parameters.palette else { return GrayscalePipeline(frame, parameters).picture }
        return supplemented(GrayscalePipeline(frame, parameters).picture, of: frame, by: palette)
    case (3, .rgb), (3, .ybrICT), (3, .ybrRCT), (3, .monochrome1), (3, .monochrome2):
        return Picture(width: frame.columns, height: frame.rows, channels: 3, bytes: eightBitSamples(of: frame))
    case (3, .ybrFull), (3, .ybrFull422):
        return picture(of: frame, by: .full)
    case (3, .ybrPartial420), (3, .ybrPartial422):
        return picture(of: frame, by: .partial)
    default:
        throw .unsupportedPhotometricInterpretation(frame.photometricInterpretation)
    }
}

/// PALETTE COLOR: every stored value has its colour; no modality or VOI step (C-38).
private func colored(_ frame: NativeFrame, by palette: Palette) -> Picture {
    var bytes = [UInt8](repeating: 0, count: 3 * frame.pixelCount)
    frame.forEachInteger { pixel, value in palette.write(value, to: &bytes, at: 3 * pixel) }
    return Picture(width: frame.columns, height: frame.rows, channels: 3, bytes: bytes)
}

/// A supplemental palette colours the values from its first mapped one on; the others stay grey.
/// Source: PS3.3 C.7.6.19.
private func supplemented(_ grey: Picture, of frame: NativeFrame, by palette: Palette) -> Picture {
    var bytes = [UInt8](repeating: 0, count: 3 * frame.pixelCount)
    frame.forEachInteger { pixel, value in
        if value >= palette.firstMapped {
            palette.write(value, to: &bytes, at: 3 * pixel)
        } else {
            for channel in 0..<3 { bytes[3 * pixel + channel] = grey.bytes[pixel] }
        }
    }
    return Picture(width: frame.columns, height: frame.rows, channels: 3, bytes: bytes)
}
