/// A document of one page in PDF 1.4: uncompressed, so that it can be read with the eye.
/// Source: ISO 32000-1 7.5 (PDF 1.7 holds what 1.4 had).
struct PDFDocument {
    /// Lines in Helvetica, from the top: size in points and text of ASCII characters.
    let lines: [(size: Int, text: String)]
    /// Drawing operators below the text.
    let drawing: String
    let title: String

    var bytes: [UInt8] {
        let page = stream
        let objects = [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R "
                + "/Resources << /Font << /F1 4 0 R >> >> >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
            "<< /Length \(page.utf8.count) >>\nstream\n\(page)\nendstream",
            "<< /Title (\(Self.escaped(title))) /Producer (Lightbox) >>",
        ]
        var file = "%PDF-1.4\n"
        var offsets: [Int] = []
        for (index, object) in objects.enumerated() {
            offsets.append(file.utf8.count)
            file += "\(index + 1) 0 obj\n\(object)\nendobj\n"
        }
        let table = file.utf8.count
        file += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
        for offset in offsets {
            let digits = String(offset)
            file += String(repeating: "0", count: 10 - digits.count) + digits + " 00000 n \n"
        }
        file += "trailer\n<< /Size \(objects.count + 1) /Root 1 0 R /Info 6 0 R >>\nstartxref\n\(table)\n%%EOF\n"
        return Array(file.utf8)
    }

    private var stream: String {
        var height = 780
        let text = lines.map { line in
            defer { height -= line.size * 8 / 5 }
            return "BT /F1 \(line.size) Tf 72 \(height) Td (\(Self.escaped(line.text))) Tj ET"
        }
        return (text + [drawing]).joined(separator: "\n")
    }

    private static func escaped(_ text: String) -> String {
        text.flatMap { "()\\".contains($0) ? ["\\", $0] : [$0] }.reduce(into: "") { $0.append($1) }
    }
}
