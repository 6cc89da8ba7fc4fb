import DICOMCore

/// The name of an attribute in a query: tags of eight hexadecimal digits or keywords, sequences before a dot.
/// Source: PS3.18 8.3.1 (E-01).
package struct SearchAttributeID: Hashable {
    /// Sequences from the outside in, the attribute last.
    let path: [Tag]

    /// - Returns: `nil` where the text names no attribute, or names one below something that is no sequence.
    package init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 64 else { return nil }
        var path: [Tag] = []
        for part in parts {
            guard let tag = Tag(hexadecimal: part) ?? AttributeDictionary.tag(forKeyword: String(part)) else {
                return nil
            }
            path.append(tag)
        }
        // A private attribute may be a sequence, the dictionary can't know.
        guard path.dropLast().allSatisfy({ $0.isPrivate || AttributeDictionary.vr(for: $0) == .SQ }) else { return nil }
        self.path = path
    }

    init(path: [Tag]) {
        self.path = path
    }

    /// Keywords where there are some, else tags.
    var name: String {
        path.map { AttributeDictionary.keyword(for: $0) ?? $0.description }.joined(separator: ".")
    }
}
