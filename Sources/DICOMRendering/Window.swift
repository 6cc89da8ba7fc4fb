#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A VOI window. Source: PS3.3 C.11.2.1.2, C.11.2.1.3.
package struct Window: Hashable, Sendable {
    /// In output units of the modality LUT (HU for CT), like `width`.
    package let center: Double
    package let width: Double
    package let function: Function

    /// VOI LUT Function (0028,1056).
    package enum Function: Sendable, Hashable {
        case linear
        case linearExact
        case sigmoid
    }

    /// - Returns: `nil` where the standard forbids the width (C-08): below 1 for `linear`, 0 and below for the others.
    package init?(center: Double, width: Double, function: Function = .linear) {
        guard center.isFinite, width.isFinite, function == .linear ? width >= 1 : width > 0 else { return nil }
        self.center = center
        self.width = width
        self.function = function
    }

    /// A window of values that are known to be right.
    init(validated center: Double, width: Double) {
        self.center = center
        self.width = width
        function = .linearExact
    }

    /// Maps a modality value to 0…1 (C-30, C-31, C-32). Source: PS3.3 C.11.2.1.2.1, C.11.2.1.3.1, C.11.2.1.3.2.
    package func map(_ value: Double) -> Double {
        switch function {
        case .linear:
            if value <= center - 0.5 - (width - 1) / 2 { return 0 }
            if value > center - 0.5 + (width - 1) / 2 { return 1 }
            return (value - (center - 0.5)) / (width - 1) + 0.5
        case .linearExact:
            if value <= center - width / 2 { return 0 }
            if value > center + width / 2 { return 1 }
            return (value - center) / width + 0.5
        case .sigmoid:
            return 1 / (1 + exp(-4 * (value - center) / width))
        }
    }
}
