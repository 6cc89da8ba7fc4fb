/// What turns the samples of a frame into a picture, as a value. Source: PS3.4 N.2, PS3.3 C.11.
package struct RenderingParameters: Hashable, Sendable {
    /// Stored value → output units (HU for CT).
    package var modality: ModalityTransform
    /// Output units → brightness.
    package var voi: VOITransform
    /// Stored values that are no image: black, and left out of an automatic window (C-35).
    package var padding: ClosedRange<Int>?
    /// Presentation LUT Shape INVERSE. MONOCHROME1 inverts by itself; both together invert once (C-36).
    package var isInverse: Bool
    /// MONOCHROME1 is shown inverted; a presentation state says itself what is.
    package var invertsMonochrome1 = true
    /// Presentation LUT of a presentation state, its input the whole range of the VOI LUT's output. Source: PS3.3 C.11.6.
    package var presentationLUT: LookupTable?
    /// Of PALETTE COLOR images, or a supplemental one for the upper values of MONOCHROME2 (C-38).
    package var palette: Palette?
    /// Height of a pixel by its width: 1 for square ones (C-42).
    package var pixelAspectRatio: Double

    package init(
        modality: ModalityTransform = .identity, voi: VOITransform = .automatic, padding: ClosedRange<Int>? = nil,
        isInverse: Bool = false, palette: Palette? = nil, pixelAspectRatio: Double = 1
    ) {
        self.modality = modality
        self.voi = voi
        self.padding = padding
        self.isInverse = isInverse
        self.palette = palette
        self.pixelAspectRatio = pixelAspectRatio
    }

    /// Whether the mean of stored values stands for them: not where a value has a colour of its own, or is no image.
    package var allowsMeans: Bool { palette == nil && padding == nil }

    /// Bytes of memory, about: tables count.
    package var byteCount: Int {
        var count = 256 + (palette?.byteCount ?? 0) + (presentationLUT?.byteCount ?? 0)
        if case .table(let table) = modality { count += table.byteCount }
        if case .table(let table) = voi { count += table.byteCount }
        return count
    }
}

/// The Modality LUT, one of two mutually exclusive forms (C-33). Source: PS3.3 C.11.1.
package enum ModalityTransform: Hashable, Sendable {
    /// Rescale Slope × stored value + Rescale Intercept.
    case rescale(slope: Double, intercept: Double)
    case table(LookupTable)

    package static let identity = ModalityTransform.rescale(slope: 1, intercept: 0)

    func map(_ stored: Double) -> Double {
        switch self {
        case .rescale(let slope, let intercept): slope * stored + intercept
        case .table(let table): Double(table[Int(clamping: stored)])
        }
    }
}

/// The VOI LUT. Source: PS3.3 C.11.2 (C-34).
package enum VOITransform: Hashable, Sendable {
    case window(Window)
    case table(LookupTable)
    /// The smallest modality value of the frame is black, the largest white, padding left out. One value alone is
    /// black, but for 1-bit images: there 0 is black and 1 is white.
    case automatic
}

extension Int {
    /// The nearest integer; the ends of the range for what lies beyond, 0 for no number.
    init(clamping value: Double) {
        guard !value.isNaN else {
            self = 0
            return
        }
        self = Int(exactly: value.rounded()) ?? (value < 0 ? .min : .max)
    }
}
