package import DICOMCore

extension WaveformSheet {
    /// Pixels of a millimetre where nobody says how large the picture is to be.
    private static let defaultScale = 4.0
    /// Pixels of the letters of a label: of smaller ones the strokes of II and III run together.
    private static let smallestLabel = 11.0
    private static let paper: (UInt8, UInt8, UInt8) = (255, 253, 250)
    private static let fineLine: (UInt8, UInt8, UInt8) = (250, 222, 216)
    private static let thickLine: (UInt8, UInt8, UInt8) = (236, 160, 150)

    /// Size of the picture in pixels: the largest one that fits, or four pixels a millimetre.
    package func pictureSize(viewport: (width: Int, height: Int)?) -> (width: Int, height: Int) {
        let whole = PictureRegion(left: 0, top: 0, width: width, height: height)
        let fitted = viewport.flatMap {
            fittedSize(of: whole, inWidth: $0.width, height: $0.height, pixelAspectRatio: 1)
        }
        return fitted
            ?? (Int((width * Self.defaultScale).rounded()), Int((height * Self.defaultScale).rounded()))
    }

    /// The empty paper: lines of a millimetre and of five, where they are far enough apart.
    package func paper(width pixelWidth: Int, height pixelHeight: Int) -> Picture {
        let scale = Double(pixelWidth) / width
        func kind(_ place: Int, _ length: Double) -> Int {
            let from = (Double(place) - Self.margin * scale) / scale
            let to = (Double(place + 1) - Self.margin * scale) / scale
            guard Double(place) >= (Self.margin * scale).rounded(.down),
                Double(place) <= ((length - Self.margin) * scale).rounded(.down)
            else { return -1 }
            if scale >= 1, (to / 5).rounded(.down) > (from / 5).rounded(.down) { return 2 }
            return scale >= 2.5 && to.rounded(.down) > from.rounded(.down) ? 1 : 0
        }
        let columns = (0..<pixelWidth).map { kind($0, width) }
        let rows = (0..<pixelHeight).map { kind($0, height) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(3 * pixelWidth * pixelHeight)
        for row in rows {
            for column in columns {
                let line = row < 0 || column < 0 ? 0 : max(row, column)
                let color = line == 2 ? Self.thickLine : line == 1 ? Self.fineLine : Self.paper
                bytes += [color.0, color.1, color.2]
            }
        }
        return Picture(width: pixelWidth, height: pixelHeight, channels: 3, bytes: bytes)
    }

    /// Curves, and texts where they can be read, for a picture so many pixels wide.
    package func marks(width pixelWidth: Int) -> [Mark] {
        let scale = Double(pixelWidth) / width
        let ink = Ink(red: 20, green: 20, blue: 30, isEdged: false)
        let lineWidth = max(1, 0.25 * scale)
        let readable = texts.filter { $0.size * scale >= ($0.isLabel ? 6 : 8) }
        return curves.map { curve in
            .line(
                curve.map { PicturePoint(x: $0.x * scale, y: $0.y * scale) }, width: lineWidth,
                shape: Mark.Shape(ink: ink))
        }
            + readable.map {
                .text(
                    $0.text, at: PicturePoint(x: $0.x * scale, y: $0.y * scale), by: .topLeft,
                    size: max(0.85 * $0.size * scale, $0.isLabel ? Self.smallestLabel : 0), width: nil, ink: ink)
            }
    }
}
