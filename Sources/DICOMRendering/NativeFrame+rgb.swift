package import DICOMCore

extension NativeFrame {
    /// The same colours as RGB, where the samples are YCbCr of 8 bits; else the frame as it is. Rounded, so for what a lossy
    /// codec made only.
    package func inRGB() -> NativeFrame {
        guard samplesPerPixel == 3, bitsAllocated == 8, bitsStored == 8, !isSigned else { return self }
        let conversion: YBRConversion
        switch photometricInterpretation {
        case .ybrFull, .ybrFull422: conversion = .full
        case .ybrPartial420, .ybrPartial422: conversion = .partial
        default: return self
        }
        return NativeFrame(
            rows: rows, columns: columns, samplesPerPixel: 3, bitsAllocated: 8, bitsStored: 8,
            representation: representation, photometricInterpretation: .rgb,
            bytes: picture(of: self, by: conversion).bytes)
    }
}
