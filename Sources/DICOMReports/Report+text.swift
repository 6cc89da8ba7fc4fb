extension Report {
    /// The report as plain text: one line an item, indented by its depth (C-26).
    package var plainText: String {
        var lines = [title, String(repeating: "=", count: title.count), ""]
        lines += heading.map { "\($0.label): \($0.value)" }
        lines.append("")
        for item in items { item.append(to: &lines, depth: 0) }
        return lines.joined(separator: "\n") + "\n"
    }
}

extension ContentItem {
    fileprivate func append(to lines: inout [String], depth: Int) {
        let indent = String(repeating: "  ", count: depth)
        let parts = [concept?.meaning, words].compactMap { $0 }
        if !parts.isEmpty {
            // A value of several lines stays below its label.
            let text = parts.joined(separator: ": ").split(whereSeparator: \.isNewline)
            lines += text.enumerated().map { indent + ($0.offset == 0 ? "" : "  ") + $0.element }
        }
        for child in children { child.append(to: &lines, depth: depth + (parts.isEmpty ? 0 : 1)) }
    }
}
