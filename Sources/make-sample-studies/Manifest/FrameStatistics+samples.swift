package import DICOMCore

extension Manifest.FrameStatistics {
    /// The statistics of an 8-bit frame; YCbCr is converted to RGB first.
    package init(of frame: NativeFrame) {
        let channels = (0..<frame.samplesPerPixel).map { channel in
            frame.photometricInterpretation == .ybrFull
                ? Channel(rgb: channel, ofYCbCr: frame.bytes)
                : Channel(frame.bytes, from: channel, by: frame.samplesPerPixel)
        }
        let pixelCount = Double(max(frame.pixelCount, 1))
        self.init(
            minimum: channels.map(\.minimum), maximum: channels.map(\.maximum),
            mean: channels.map { (Double($0.sum) / pixelCount * 10).rounded() / 10 })
    }
}

/// The sums over one channel of a frame.
private struct Channel {
    private(set) var minimum = 255
    private(set) var maximum = 0
    private(set) var sum = 0

    /// The samples as they are.
    init(_ bytes: [UInt8], from start: Int, by step: Int) {
        for index in stride(from: start, to: bytes.count, by: step) { add(Int(bytes[index])) }
    }

    /// Red, green or blue of interleaved YCbCr, in thousandths. Source: PS3.3 C.7.6.3.1.2.
    init(rgb channel: Int, ofYCbCr bytes: [UInt8]) {
        let blue = [0, -344, 1772][channel]
        let red = [1402, -714, 0][channel]
        for index in stride(from: 0, to: bytes.count - 2, by: 3) {
            let thousandths =
                1000 * Int(bytes[index]) + blue * (Int(bytes[index + 1]) - 128) + red * (Int(bytes[index + 2]) - 128)
            add(min(max((thousandths + 500) / 1000, 0), 255))
        }
    }

    private mutating func add(_ sample: Int) {
        if sample < minimum { minimum = sample }
        if sample > maximum { maximum = sample }
        sum += sample
    }
}
