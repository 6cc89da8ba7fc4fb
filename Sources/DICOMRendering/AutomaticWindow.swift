/// How often a modality value occurs in a frame.
struct ValueCount {
    let value: Double
    let count: Int
}

/// The window of a frame that says nothing of one (C-34): from black to white go the values between two percentiles, so
/// that neither a wire of metal nor a few dead pixels decide over the rest.
///
/// The least value is left out of them where it fills a noticeable part of the frame: the air around a body, the border
/// around a scan. Frames of up to 256 different values are shown from their least to their greatest: they are ready-made
/// pictures, test cards and maps of labels, where no value is an outlier.
/// - Parameter values: ascending, padding left out, each value once.
/// - Returns: `nil` where there are not two values.
func automaticWindow(of values: [ValueCount]) -> Window? {
    guard let least = values.first, let greatest = values.last, least.value < greatest.value else { return nil }
    guard values.count > 256 else { return Window(from: least.value, to: greatest.value) }
    let total = values.reduce(0) { $0 + $1.count }
    let isBorder = least.count * 20 >= total
    let rest = isBorder ? values.dropFirst() : values[...]
    let restCount = isBorder ? total - least.count : total
    let low = percentile(0.005, of: rest, total: restCount)
    let high = percentile(0.995, of: rest, total: restCount)
    guard let low, let high, low < high else { return Window(from: least.value, to: greatest.value) }
    return Window(from: low, to: high)
}

/// The least value that so great a share of all does not exceed.
private func percentile(_ share: Double, of values: ArraySlice<ValueCount>, total: Int) -> Double? {
    let wanted = max(1, Int((share * Double(total)).rounded(.up)))
    var sum = 0
    for entry in values {
        sum += entry.count
        if sum >= wanted { return entry.value }
    }
    return nil
}

extension Window {
    /// The first value is black, the second white.
    fileprivate init?(from low: Double, to high: Double) {
        self.init(center: low / 2 + high / 2, width: high - low, function: .linearExact)
    }
}
