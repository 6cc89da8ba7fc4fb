import CPango
package import DICOMCore

/// The picture with marks burnt in, one over the other. A grey picture gets colours where a mark has one.
/// - Throws: `undecodable` where the picture is larger than the library draws on (32767 pixels a side).
package func drawn(_ marks: [Mark], on picture: Picture) throws(PixelError) -> Picture {
    guard !marks.isEmpty else { return picture }
    let picture = marks.contains(where: \.isColored) ? picture.withColors : picture
    var layer = [UInt8](repeating: 0, count: picture.width * picture.height * 4)
    for mark in marks {
        guard draw(mark, on: &layer, width: picture.width, height: picture.height) == .ok else {
            throw .undecodable(CodecFailure(.pango, "the mark can't be drawn"))
        }
    }
    return blended(layer, over: picture)
}

extension cpango_ink {
    fileprivate init(_ ink: Ink) {
        self.init(red: ink.red, green: ink.green, blue: ink.blue, is_edged: ink.isEdged)
    }
}

private func draw(_ mark: Mark, on layer: inout [UInt8], width: Int, height: Int) -> cpango_status {
    guard let columns = UInt32(exactly: width), let rows = UInt32(exactly: height) else { return .unsupported }
    return unsafe layer.withUnsafeMutableBufferPointer { pixels in
        guard let start = pixels.baseAddress else { return .unsupported }
        var canvas = unsafe cpango_canvas(pixels: start, byte_count: pixels.count, columns: columns, rows: rows)
        switch mark {
        case .text(let text, let place, let corner, let size, let width, let ink):
            return unsafe lent(text, at: place, by: corner, size: size, width: width, ink) { text in
                unsafe cpango_draw_text(&canvas, &text)
            }
        case .line(let points, let width, let shape):
            let coordinates = points.flatMap { [$0.x, $0.y] }
            return unsafe coordinates.withUnsafeBufferPointer { numbers in
                guard let start = numbers.baseAddress, !points.isEmpty else { return .ok }
                var line = unsafe cpango_line(
                    coordinates: start, point_count: points.count, width: width, is_curved: shape.isCurved,
                    is_closed: shape.isClosed, is_filled: shape.isFilled, ink: cpango_ink(shape.ink))
                return unsafe cpango_draw_line(&canvas, &line)
            }
        }
    }
}

/// Lends a text to the library; an empty one needs it not.
private func lent(
    _ text: String, at place: PicturePoint, by corner: Mark.Corner, size: Double, width: Double?, _ ink: Ink,
    to use: (inout cpango_text) -> cpango_status
) -> cpango_status {
    let utf8 = text.utf8.map { CChar(bitPattern: $0) }
    return unsafe utf8.withUnsafeBufferPointer { bytes in
        guard let start = bytes.baseAddress, !bytes.isEmpty else { return .ok }
        var text = unsafe cpango_text(
            utf8: start, byte_count: bytes.count, x: place.x, y: place.y, hangs_by_middle: corner == .topMiddle,
            hangs_by_right: corner == .topRight || corner == .bottomRight,
            hangs_by_bottom: corner == .bottomLeft || corner == .bottomRight, size: size, width: width ?? 0,
            ink: cpango_ink(ink))
        return unsafe use(&text)
    }
}

/// Where a text lies on a picture, in pixels from its top left corner, and what of it can't be read.
package struct TextExtent: Hashable, Sendable {
    package let left: Double
    package let top: Double
    package let right: Double
    package let bottom: Double
    /// Letters that no installed font has: boxes stand for them.
    package let unknownGlyphCount: Int
}

/// - Returns: `nil` for what is no text, or has none.
package func textExtent(of mark: Mark) -> TextExtent? {
    guard case .text(let text, let place, let corner, let size, let width, let ink) = mark, !text.isEmpty else {
        return nil
    }
    var extent = cpango_extent()
    let status = unsafe lent(text, at: place, by: corner, size: size, width: width, ink) { text in
        unsafe cpango_measure_text(&text, &extent)
    }
    guard status == .ok else { return nil }
    return TextExtent(
        left: extent.left, top: extent.top, right: extent.left + extent.width, bottom: extent.top + extent.height,
        unknownGlyphCount: Int(extent.unknown_glyph_count))
}

/// A layer of blue, green, red and alpha, the colours multiplied by alpha, over a picture.
private func blended(_ layer: [UInt8], over picture: Picture) -> Picture {
    var bytes = picture.bytes
    let channels = picture.channels
    for pixel in 0..<(picture.width * picture.height) {
        let alpha = Int(layer[4 * pixel + 3])
        guard alpha > 0 else { continue }
        for channel in 0..<channels {
            // On grey pictures marks are grey: any of their colours is their brightness.
            let place = pixel * channels + channel
            let below = (Int(bytes[place]) * (255 - alpha) + 127) / 255
            bytes[place] = UInt8(clamping: Int(layer[4 * pixel + 2 - min(channel, 2)]) + below)
        }
    }
    return Picture(width: picture.width, height: picture.height, channels: channels, bytes: bytes)
}
