import DICOMCore

/// A preset of brightness and contrast. Source: PS3.3 C.11.2.1.2.
struct Window {
    let center: Double
    let width: Double
    let explanation: String

    static let lung = Window(center: -600, width: 1600, explanation: "Lung")
    static let mediastinum = Window(center: 50, width: 400, explanation: "Mediastinum")
    static let bone = Window(center: 480, width: 2500, explanation: "Bone")
}

extension DataSet {
    /// Presets, the first one is what a viewer shows.
    mutating func put(_ windows: [Window]) {
        put("WindowCenter", windows.map(\.center))
        put("WindowWidth", windows.map(\.width))
        put("WindowCenterWidthExplanation", texts: windows.map(\.explanation))
    }

    /// Output = stored value × slope + intercept. Source: PS3.3 C.11.1.
    mutating func putRescale(slope: Double, intercept: Double, type: String) {
        put("RescaleIntercept", [intercept])
        put("RescaleSlope", [slope])
        put("RescaleType", type)
    }
}
