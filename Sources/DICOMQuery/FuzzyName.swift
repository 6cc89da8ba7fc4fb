/// A person name that is looked for loosely: `fuzzymatching=true` (E-05).
///
/// Each word of the request must be found in the name, in any component, group and order: as the beginning of a word, as
/// the pattern that it is if it has wildcards, or by its sound (`ColognePhonetics`). Case and accents don't count. What
/// matches literally matches fuzzily too. Source: PS3.4 C.2.2.2.1 leaves the rules to the implementation.
package struct FuzzyName: Hashable, Sendable {
    package let words: [FuzzyWord]
    package let literal: NamePattern

    /// - Returns: `nil` where the value has no letter or digit to look for.
    package init?(_ value: String) {
        words = SearchText.words(SearchText.foldedName(value), keepingWildcards: true).compactMap { FuzzyWord($0) }
        literal = NamePattern(value)
        guard !words.isEmpty else { return nil }
    }

    package func matches(_ name: FoldedName) -> Bool {
        let stored = name.words
        return words.allSatisfy { word in stored.contains { word.matches($0) } } || literal.matches(name)
    }
}

/// One word of a name that is looked for loosely.
package struct FuzzyWord: Hashable, Sendable {
    /// Ends in `*`.
    package let pattern: TextPattern
    /// `nil` where the word is not compared by its sound.
    package let sound: String?

    /// No wildcard is in it but the one at its end.
    package var isPlain: Bool { if pattern.parts.count == 2, case .literal = pattern.parts[0] { true } else { false } }

    /// - Parameter word: folded, with its wildcards. - Returns: `nil` for wildcards alone.
    init?(_ word: String) {
        guard word.contains(where: { $0 != "*" && $0 != "?" }) else { return nil }
        pattern = TextPattern(wildcards: word + "*")
        // A wildcard inside leaves no sound; those at the ends do.
        let parts = TextPattern(wildcards: word).parts.filter { $0 != .anyRun }
        guard parts.count == 1, case .literal(let core) = parts[0] else {
            sound = nil
            return
        }
        sound = ColognePhonetics.code(core)
    }

    /// - Parameter word: folded, with its sound.
    func matches(_ word: String) -> Bool {
        pattern.matches(word) || sound != nil && sound == ColognePhonetics.code(word)
    }
}

extension SearchText {
    /// The words of a folded name: runs of letters, digits and the marks on them.
    package static func words(_ folded: String, keepingWildcards: Bool = false) -> [String] {
        folded.unicodeScalars.split { scalar in
            !isPartOfWord(scalar) && !(keepingWildcards && (scalar == "*" || scalar == "?"))
        }.map { String($0) }
    }

    package static func isPartOfWord(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
            .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber:
            true
        default: false
        }
    }
}

extension FoldedName {
    /// Every word of the three groups once.
    package var words: Set<String> { Set(groups.flatMap { SearchText.words($0) }) }
}
