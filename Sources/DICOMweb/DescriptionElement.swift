internal import DICOMCore

/// An element of a WADL document, before it is XML or JSON.
struct DescriptionElement {
    let name: String
    /// In the order in which they are written.
    let attributes: [(name: String, value: String)]
    var children: [DescriptionElement] = []
    var text: String?

    init(
        _ name: String, _ attributes: [(name: String, value: String)] = [], children: [DescriptionElement] = [],
        text: String? = nil
    ) {
        self.name = name
        self.attributes = attributes
        self.children = children
        self.text = text
    }

    var xml: String {
        let head = name + attributes.map { " \($0.name)=\"\(escapedForMarkup($0.value))\"" }.joined()
        let content = (text.map(escapedForMarkup) ?? "") + children.map(\.xml).joined()
        return content.isEmpty ? "<\(head)/>" : "<\(head)>\(content)</\(name)>"
    }

    /// Attributes as members with an `@`, children as arrays under their names. Source: PS3.18 annex G.
    var json: String {
        var members = attributes.map { "\(quoted("@\($0.name)")):\(quoted($0.value))" }
        if let text { members.append("\(quoted("text")):\(quoted(text))") }
        var names: [String] = []
        for child in children where !names.contains(child.name) { names.append(child.name) }
        for name in names {
            let same = children.filter { $0.name == name }.map(\.json).joined(separator: ",")
            members.append("\(quoted(name)):[\(same)]")
        }
        return "{\(members.joined(separator: ","))}"
    }
}
