/// The query parameters of Rendered and Thumbnail resources. Source: PS3.18 8.3.5.1 (C-01 to C-12).
package struct RenderingParameters: Hashable, Sendable {
    package var viewport: Viewport?
    package var window: Window?
    /// 1 to 100, for media types with loss.
    package var quality: Int?
    package var annotations: Set<Annotation> = []
    /// Keywords of `annotation` that the standard does not have, for the warning.
    package var unsupportedAnnotations: [String] = []
    package var iccProfile: ICCProfile?
    /// Of a contact sheet: how many frames it shows, and how many side by side.
    package var tileCount: Int?
    package var tileColumns: Int?

    package init() {}

    /// What is rendered decides which parameters there are.
    package enum Target: Sendable {
        case image
        case presentationState
        /// Knows `viewport` only; the others are ignored like any parameter that is not supported (C-01, C-02).
        case thumbnail
        /// The viewport is that of one frame on it.
        case contactSheet
        /// Reports and documents: no parameter applies (C-12).
        case document
    }

    /// Where an image is scaled to, and what part of it is shown (C-05).
    package struct Viewport: Hashable, Sendable {
        /// Pixels; the image keeps its aspect ratio and fits in.
        package var width: Int
        package var height: Int
        /// `nil` for the whole image.
        package var region: SourceRegion?

        package init(width: Int, height: Int, region: SourceRegion? = nil) {
            self.width = width
            self.height = height
            self.region = region
        }

        /// The most pixels that a viewport may have.
        package static let pixelLimit = 64 * 1024 * 1024
    }

    /// A rectangle of the source image in its pixels, counted from 0 at the top left.
    package struct SourceRegion: Hashable, Sendable {
        package var left: Double
        package var top: Double
        /// Above 0; `nil` to the right edge.
        package var width: Double?
        /// Above 0; `nil` to the bottom edge.
        package var height: Double?
        package var isFlippedHorizontally: Bool
        package var isFlippedVertically: Bool

        package init(
            left: Double = 0, top: Double = 0, width: Double? = nil, height: Double? = nil,
            isFlippedHorizontally: Bool = false, isFlippedVertically: Bool = false
        ) {
            self.left = left
            self.top = top
            self.width = width
            self.height = height
            self.isFlippedHorizontally = isFlippedHorizontally
            self.isFlippedVertically = isFlippedVertically
        }
    }

    /// A VOI window in output units of the modality LUT (C-08, C-09).
    package struct Window: Hashable, Sendable {
        package var center: Double
        /// At least 1 for `linear`, above 0 for the others.
        package var width: Double
        package var function: Function

        package enum Function: String, CaseIterable, Sendable {
            case linear
            case linearExact = "linear-exact"
            case sigmoid
        }

        package init(center: Double, width: Double, function: Function) {
            self.center = center
            self.width = width
            self.function = function
        }
    }

    /// The most frames of a contact sheet.
    package static let tileLimit = 400

    package enum Annotation: String, CaseIterable, Sendable {
        case patient, technique
    }

    package enum ICCProfile: String, CaseIterable, Sendable {
        case no, yes, srgb, adobergb, rommrgb
    }
}

/// The parameters that are refused, all of them: status 400 (C-02).
package struct RenderingParameterError: Error, Equatable, Sendable {
    package let faults: [Fault]

    package init(faults: [Fault]) {
        self.faults = faults
    }

    package struct Fault: Hashable, Sendable {
        package let parameter: Parameter
        package let reason: Reason

        package init(_ parameter: Parameter, _ reason: Reason) {
            self.parameter = parameter
            self.reason = reason
        }
    }

    /// The raw value is the parameter's name.
    package enum Parameter: String, CaseIterable, Sendable {
        case viewport, window, quality, annotation
        case iccProfile = "iccprofile"
        /// Of contact sheets.
        case count, columns

        /// Those that the standard gives to Rendered resources.
        package static let standard: [Parameter] = [.viewport, .window, .quality, .annotation, .iccProfile]
        package static let ofContactSheets: [Parameter] = [.count, .columns, .viewport, .window, .quality]
    }

    package enum Reason: Hashable, Sendable {
        case syntax
        case outOfRange
        case repeated
        case notForThumbnails
        case notForPresentationStates
        /// The media type of the answer can't hold an ICC profile (C-10).
        case notForMediaType
    }
}

extension RenderingParameterError.Parameter {
    /// What the parameter takes, for people.
    package var syntax: String {
        switch self {
        case .viewport:
            "width,height[,left,top,width,height]: whole pixels above 0, then a region of the source image in decimals"
        case .window:
            "center,width,function: two decimals and linear (width at least 1), linear-exact or sigmoid (width above 0)"
        case .quality: "a whole number from 1 to 100"
        case .annotation: "patient or technique or both, separated by a comma"
        case .iccProfile: "no, yes, srgb, adobergb or rommrgb; other than no only where the media type has room for it"
        case .count, .columns: "a whole number from 1 to \(RenderingParameters.tileLimit)"
        }
    }

    /// A value that is right.
    package var example: String {
        switch self {
        case .viewport: "512,512"
        case .window: "40,400,linear"
        case .quality: "90"
        case .annotation: "patient,technique"
        case .iccProfile: "srgb"
        case .count: "16"
        case .columns: "4"
        }
    }

    /// The section of PS3.18 that defines it.
    package var section: String {
        switch self {
        case .annotation: "8.3.5.1.1"
        case .quality: "8.3.5.1.2"
        case .viewport: "8.3.5.1.3"
        case .window: "8.3.5.1.4"
        case .iccProfile: "8.3.5.1.5"
        case .count, .columns: "8.3"
        }
    }
}
