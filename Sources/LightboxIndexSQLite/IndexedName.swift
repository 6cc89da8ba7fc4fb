import DICOMQuery

/// How the groups of person names lie among the values of an attribute that was chosen to be indexed: each of them by
/// itself, folded, behind the mark of its kind. Source of the groups: PS3.5 6.2.1.1.
enum IndexedName {
    private static let (alphabetic, ideographic, phonetic) = ("A=", "I=", "P=")

    /// The groups that a name has.
    static func values(of name: FoldedName) -> [String] {
        [(alphabetic, name.alphabetic), (ideographic, name.ideographic), (phonetic, name.phonetic)]
            .compactMap { mark, group in group.map { mark + $0 } }
    }

    /// One of these a value must match.
    /// - Returns: `nil` where more than one group must match: they could be found in two different names.
    static func patterns(_ pattern: NamePattern) -> [TextPattern]? {
        switch pattern {
        case .anyGroup(let any): return [alphabetic, ideographic, phonetic].map { any.behind($0) }
        case .groups(let first, let second, let third):
            let asked = [(alphabetic, first), (ideographic, second), (phonetic, third)]
                .compactMap { mark, pattern in pattern.map { $0.behind(mark) } }
            return asked.count == 1 ? asked : nil
        }
    }
}

extension TextPattern {
    /// The pattern of the same texts with another text before them.
    fileprivate func behind(_ text: String) -> TextPattern {
        guard case .literal(let first)? = parts.first else { return TextPattern(parts: [.literal(text)] + parts) }
        return TextPattern(parts: [.literal(text + first)] + parts.dropFirst())
    }
}
