package import DICOMCore

/// A black ground that pictures are put onto one after the other, in place.
package struct Canvas: Sendable {
    package let width: Int
    package let height: Int
    private var channels = 1
    private var bytes: [UInt8]

    /// - Precondition: neither side is negative; who makes it has looked how large it will be.
    package init(width: Int, height: Int) {
        self.width = width
        self.height = height
        bytes = [UInt8](repeating: 0, count: width * height)
    }

    /// What is on it now: grey until a coloured picture has been put onto it.
    package var picture: Picture { Picture(width: width, height: height, channels: channels, bytes: bytes) }

    /// Puts the left upper part of a picture, at most so large, onto a place. What lies beyond the canvas is left out.
    package mutating func put(_ picture: Picture, left: Int, top: Int, width partWidth: Int, height partHeight: Int) {
        if picture.channels == 3, channels == 1 {
            bytes = self.picture.withColors.bytes
            channels = 3
        }
        let source = channels == 3 ? picture.withColors : picture
        let firstColumn = max(0, -left)
        let columnCount = min(partWidth, source.width, width - left) - firstColumn
        let firstRow = max(0, -top)
        let endRow = min(partHeight, source.height, height - top)
        guard columnCount > 0, firstRow < endRow else { return }
        for row in firstRow..<endRow {
            let from = (row * source.width + firstColumn) * channels
            let to = ((top + row) * width + left + firstColumn) * channels
            for byte in 0..<(columnCount * channels) { bytes[to + byte] = source.bytes[from + byte] }
        }
    }
}
