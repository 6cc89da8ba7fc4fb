internal import Foundation

/// A VOI window, in output units of the modality LUT (HU for CT). Source: PS3.3 C.11.2.1.2, C.11.2.1.3.
package struct Window: Equatable, Sendable {
    package enum Function: Sendable, Hashable {
        case linear, linearExact, sigmoid
    }

    package let center: Double
    /// At least 1 for `linear`, above 0 for the others.
    package let width: Double
    package let function: Function

    /// A width below what the function allows, as files have it that mean a threshold, becomes the smallest allowed.
    package init(center: Double, width: Double, function: Function) {
        self.center = center
        self.width = max(width, function == .linear ? 1 : .leastNormalMagnitude)
        self.function = function
    }

    /// Maps a modality value to 0…1 (C-30, C-31, C-32).
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
