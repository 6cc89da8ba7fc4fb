import DICOMCore

extension WaveformSheet {
    /// The sheet as an SVG document, its unit a millimetre: printed in full size it is true to scale.
    package var svg: String {
        let margin = Self.margin
        var lines = [
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(text(width))mm\" height=\"\(text(height))mm\" "
                + "viewBox=\"0 0 \(text(width)) \(text(height))\">",
            "<defs>",
            grid("fine", edge: 1, color: "#fadcd6", lineWidth: 0.1),
            grid("thick", edge: 5, color: "#eca096", lineWidth: 0.2),
            "</defs>", "<rect width=\"100%\" height=\"100%\" fill=\"#fffdfa\"/>",
        ]
        for pattern in ["fine", "thick"] {
            lines.append(
                "<rect x=\"\(text(margin))\" y=\"\(text(margin))\" width=\"\(text(width - 2 * margin))\" "
                    + "height=\"\(text(height - 2 * margin))\" fill=\"url(#\(pattern))\"/>")
        }
        lines.append("<g fill=\"none\" stroke=\"#14141e\" stroke-width=\"0.25\" stroke-linejoin=\"round\">")
        lines += curves.map { curve in
            "<polyline points=\"\(curve.map { "\(text($0.x)),\(text($0.y))" }.joined(separator: " "))\"/>"
        }
        lines += ["</g>", "<g fill=\"#14141e\" font-family=\"sans-serif\">"]
        lines += texts.map {
            // SVG hangs a text by its base line.
            "<text x=\"\(text($0.x))\" y=\"\(text($0.y + 0.8 * $0.size))\" font-size=\"\(text(0.85 * $0.size))\">"
                + "\(escapedForMarkup($0.text))</text>"
        }
        return (lines + ["</g>", "</svg>", ""]).joined(separator: "\n")
    }

    private func grid(_ name: String, edge: Int, color: String, lineWidth: Double) -> String {
        "<pattern id=\"\(name)\" x=\"\(text(Self.margin))\" y=\"\(text(Self.margin))\" width=\"\(edge)\" "
            + "height=\"\(edge)\" patternUnits=\"userSpaceOnUse\"><path d=\"M \(edge) 0 H 0 V \(edge)\" fill=\"none\" "
            + "stroke=\"\(color)\" stroke-width=\"\(text(lineWidth))\"/></pattern>"
    }

    /// A hundredth of a millimetre is less than a printer knows.
    private func text(_ number: Double) -> String {
        let rounded = (number * 100).rounded() / 100
        return Int(exactly: rounded).map { "\($0)" } ?? "\(rounded)"
    }
}
