/// What lies between the stored samples of a frame and a screen, as the data set describes it. Source: PS3.4 N.2.
package struct ImageTransforms: Equatable, Sendable {
    /// Stored value → modality value.
    package enum Modality: Equatable, Sendable {
        case rescale(slope: Double, intercept: Double)
        case lookup(LookupTable)
    }

    /// Modality value → 0…1.
    package enum VOI: Equatable, Sendable {
        case window(Window)
        case lookup(LookupTable)
        /// The smallest value of the frame becomes black, the largest white; padding does not count.
        case automatic
    }

    package var modality: Modality
    package var voi: VOI
    /// Stored values that stand for no measurement: shown black (C-35).
    package var padding: ClosedRange<Int>?
    /// The lowest VOI output is shown white: MONOCHROME1, or presentation LUT shape INVERSE (C-36).
    package var isInverse: Bool
    /// Of PALETTE COLOR images.
    package var palette: Palette?

    package init(
        modality: Modality = .rescale(slope: 1, intercept: 0), voi: VOI = .automatic,
        padding: ClosedRange<Int>? = nil, isInverse: Bool = false, palette: Palette? = nil
    ) {
        self.modality = modality
        self.voi = voi
        self.padding = padding
        self.isInverse = isInverse
        self.palette = palette
    }
}

/// The colours of a PALETTE COLOR image. Source: PS3.3 C.7.9.
package struct Palette: Equatable, Sendable {
    package let red: LookupTable
    package let green: LookupTable
    package let blue: LookupTable

    package init(red: LookupTable, green: LookupTable, blue: LookupTable) {
        self.red = red
        self.green = green
        self.blue = blue
    }
}
