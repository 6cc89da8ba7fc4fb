package import DICOMCore

/// What is done to a picture after it came from the server.
package struct PictureTurns: Hashable, Sendable {
    /// Quarters clockwise, 0 to 3.
    package var quarters = 0
    package var isInverted = false

    package init(quarters: Int = 0, isInverted: Bool = false) {
        self.quarters = quarters
        self.isInverted = isInverted
    }
}

extension Picture {
    package func turned(_ turns: PictureTurns) -> Picture {
        var picture = self
        for _ in 0..<(turns.quarters & 3) { picture = picture.turnedClockwise }
        guard turns.isInverted else { return picture }
        return Picture(
            width: picture.width, height: picture.height, channels: channels, bytes: picture.bytes.map { 255 - $0 })
    }

    private var turnedClockwise: Picture {
        var turned = [UInt8](repeating: 0, count: bytes.count)
        for row in 0..<height {
            for column in 0..<width {
                let source = (row * width + column) * channels
                let target = (column * height + (height - 1 - row)) * channels
                for channel in 0..<channels { turned[target + channel] = bytes[source + channel] }
            }
        }
        return Picture(width: height, height: width, channels: channels, bytes: turned)
    }
}
