import DICOMCore
import Foundation

/// The forms in which texts are compared.
package enum SearchText {
    /// Canonical composition (NFC), so that an `é` is one whether it was typed as one character or as two (E-30), and
    /// without the spaces around it, which are padding. Source: PS3.5 6.2.
    package static func normalized(_ text: String) -> String {
        let trimmed = text.trimmingSpaces()
        guard !trimmed.utf8.allSatisfy({ $0 < 0x80 }) else { return trimmed }
        return trimmed.precomposedStringWithCanonicalMapping
    }

    /// One group of a person name without case and accents (E-20), and without delimiters behind its last component.
    ///
    /// Only the combining marks of European scripts go (U+0300 to U+036F): the marks of Japanese kana or Thai are letters
    /// to their readers. Letters with a stroke have no decomposition in Unicode and are named here.
    package static func foldedName(_ group: String) -> String {
        var end = group.endIndex
        while end > group.startIndex {
            let previous = group.index(before: end)
            guard group[previous] == "^" || group[previous] == " " else { break }
            end = previous
        }
        let name = String(group[..<end]).trimmingSpaces()
        guard !name.utf8.allSatisfy({ $0 < 0x80 }) else { return name.lowercased() }
        var folded = String.UnicodeScalarView()
        // By way of upper case, so that ß becomes ss.
        for scalar in name.uppercased().lowercased().decomposedStringWithCanonicalMapping.unicodeScalars {
            guard !(0x0300...0x036F).contains(scalar.value) else { continue }
            folded.append(contentsOf: (strokeless[scalar] ?? String(scalar)).unicodeScalars)
        }
        return String(folded).precomposedStringWithCanonicalMapping
    }

    private static let strokeless: [Unicode.Scalar: String] = [
        "ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ŧ": "t", "æ": "ae", "œ": "oe",
    ]
}

extension String {
    fileprivate func trimmingSpaces() -> String {
        guard hasPrefix(" ") || hasSuffix(" ") else { return self }
        var rest = self[...]
        while rest.first == " " { rest.removeFirst() }
        while rest.last == " " { rest.removeLast() }
        return String(rest)
    }
}

/// The three groups of a person name as they are compared; `nil` for a group that is empty. Source: PS3.5 6.2.1.1.
package struct FoldedName: Hashable, Sendable {
    package let alphabetic: String?
    package let ideographic: String?
    package let phonetic: String?

    /// Groups that are folded already; an empty one is `nil`.
    package init(alphabetic: String?, ideographic: String?, phonetic: String?) {
        self.alphabetic = alphabetic
        self.ideographic = ideographic
        self.phonetic = phonetic
    }

    package init(_ value: String) {
        let name = PersonName(value)
        func folded(_ group: String) -> String? {
            let text = SearchText.foldedName(group)
            return text.isEmpty ? nil : text
        }
        alphabetic = folded(name.alphabetic)
        ideographic = folded(name.ideographic)
        phonetic = folded(name.phonetic)
    }

    package var groups: [String] { [alphabetic, ideographic, phonetic].compactMap { $0 } }
}
