extension Report {
    /// The report as XML: the content tree with its codes, references and coordinates (C-26).
    package var xml: String {
        var lines = ["<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<report title=\"\(escaped(title))\">"]
        lines += heading.map { "  <fact label=\"\(escaped($0.label))\">\(escaped($0.value))</fact>" }
        for item in items { item.append(xml: &lines, depth: 1) }
        lines.append("</report>")
        return lines.joined(separator: "\n") + "\n"
    }
}

extension ContentItem {
    fileprivate func append(xml lines: inout [String], depth: Int) {
        let indent = String(repeating: "  ", count: depth)
        lines.append(
            "\(indent)<item type=\"\(escaped(valueType))\" relationship=\"\(escaped(relationship))\">")
        if let concept { lines.append("\(indent)  \(concept.xml(as: "concept"))") }
        if let text = valueXML { lines.append("\(indent)  \(text)") }
        for child in children { child.append(xml: &lines, depth: depth + 1) }
        lines.append("\(indent)</item>")
    }

    private var valueXML: String? {
        switch value {
        case .container, .none: return nil
        case .text(let text): return "<value>\(escaped(text))</value>"
        case .code(let code): return code.xml(as: "value")
        case .number(let number, let unit):
            return "<value>\(escaped(number))</value>" + (unit.map { $0.xml(as: "unit") } ?? "")
        case .reference(let reference):
            let frames = reference.frames.map(String.init).joined(separator: " ")
            return "<reference class=\"\(escaped(reference.sopClassUID))\" "
                + "instance=\"\(escaped(reference.sopInstanceUID))\""
                + (frames.isEmpty ? "/>" : " frames=\"\(frames)\"/>")
        case .coordinates(let type, let numbers):
            let list = numbers.map { "\($0)" }.joined(separator: " ")
            return "<coordinates shape=\"\(escaped(type))\">\(list)</coordinates>"
        case .item(let path):
            return "<see item=\"\(path.map(String.init).joined(separator: "."))\"/>"
        }
    }
}

extension Code {
    fileprivate func xml(as name: String) -> String {
        "<\(name) code=\"\(escaped(value))\" scheme=\"\(escaped(scheme))\">\(escaped(meaning))</\(name)>"
    }
}
