internal import CQRCode

/// A QR code: a square of dark and light modules. Source: ISO/IEC 18004.
package struct QRCode: Hashable, Sendable {
    /// Modules of a row and of a column, without the quiet zone.
    package let width: Int
    /// `width` × `width`, row by row; `true` is dark.
    package let modules: [Bool]

    /// The modules that the quiet zone has on each side.
    private static let quietZone = 4
    /// A row of the largest code, version 40.
    private static let largestWidth = 177

    /// - Returns: `nil` where the text is longer than a code holds (2331 bytes) or has a zero character.
    package init?(_ text: String) {
        guard !text.utf8.contains(0) else { return nil }
        var bytes = [UInt8](repeating: 0, count: Self.largestWidth * Self.largestWidth)
        var width = 0
        let status = unsafe cqrcode_encode(text, &bytes, bytes.count, &width)
        guard status == .ok, width > 0 else { return nil }
        self.width = width
        modules = bytes.prefix(width * width).map { $0 == 1 }
    }

    /// The code as an SVG picture with its quiet zone, dark on white whatever the page's colours are: scanners expect it.
    package var svg: String {
        let edge = width + 2 * Self.quietZone
        var path = ""
        for row in 0..<width {
            var column = 0
            while column < width {
                guard modules[row * width + column] else {
                    column += 1
                    continue
                }
                let start = column
                while column < width, modules[row * width + column] { column += 1 }
                let run = column - start
                path += "M\(start + Self.quietZone) \(row + Self.quietZone)h\(run)v1h-\(run)z"
            }
        }
        return """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(edge) \(edge)" shape-rendering="crispEdges">\
            <path fill="#fff" d="M0 0h\(edge)v\(edge)H0z"/><path d="\(path)"/></svg>
            """
    }
}
