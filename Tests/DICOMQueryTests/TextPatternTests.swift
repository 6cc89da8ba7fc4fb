import DICOMQuery
import Testing

@Suite("Text patterns")
struct TextPatternTests {
    @Test(
        "E-21 * stands for any run and ? for one character",
        arguments: [
            ("SMI*", "SMITH", true), ("SMI*", "SMI", true), ("SMI*", "SM", false), ("*TH", "SMITH", true),
            ("*M*T*", "SMITH", true), ("*T*M*", "SMITH", false), ("S?ITH", "SMITH", true), ("S?ITH", "SITH", false),
            ("?????", "SMITH", true), ("????", "SMITH", false), ("*", "", true), ("?", "", false), ("", "", true),
            ("", "x", false), ("**a**", "bab", true), ("[a]", "a", false), ("[a]*", "[a]b", true), ("%", "x", false),
            ("_", "x", false), ("smi*", "SMITH", false), ("a*b*c", "a-b-b-c", true), ("M?ller", "Müller", true),
        ])
    func wildcards(pattern: String, text: String, isMatch: Bool) {
        #expect(TextPattern(wildcards: pattern).matches(text) == isMatch)
    }

    @Test("a pattern of many runs is matched without backtracking through all of them")
    func manyRuns() {
        let pattern = TextPattern(wildcards: String(repeating: "*a", count: 300) + "b")
        #expect(!pattern.matches(String(repeating: "a", count: 1000)))
    }

    @Test("an exact pattern takes * and ? as characters")
    func exact() {
        #expect(TextPattern(exactly: "A*").matches("A*"))
        #expect(!TextPattern(exactly: "A*").matches("AB"))
        #expect(TextPattern(exactly: "A*").literal == "A*")
    }

    @Test("the prefix is what stands before the first wildcard")
    func prefix() {
        #expect(TextPattern(wildcards: "AB?C*").prefix == "AB")
        #expect(TextPattern(wildcards: "*AB").prefix.isEmpty)
        #expect(TextPattern(wildcards: "AB").literal == "AB")
        #expect(TextPattern(wildcards: "**").isUniversal)
    }
}

@Suite("Texts as they are compared")
struct SearchTextTests {
    @Test("E-30 composed and decomposed characters are the same, padding is none")
    func normalized() {
        #expect(Array(SearchText.normalized("Mu\u{308}ller ").unicodeScalars) == Array("Müller".unicodeScalars))
        #expect(SearchText.normalized("  A B  ") == "A B")
    }

    @Test(
        "E-20 person names are compared without case and accents",
        arguments: [
            ("MÜLLER^Jürgen", "muller^jurgen"), ("Mu\u{308}ller", "muller"), ("Großmann", "grossmann"),
            ("GROSSMANN", "grossmann"), ("Łukasz^Ørsted", "lukasz^orsted"), ("ΣΟΦΟΣ", "σοφοσ"), ("σοφός", "σοφοσ"),
            ("SMITH^JOHN^^^", "smith^john"), ("SMITH ", "smith"), ("やまだ^たろう", "やまだ^たろう"), ("が", "が"),
        ])
    func folded(name: String, expected: String) {
        #expect(Array(SearchText.foldedName(name).unicodeScalars) == Array(expected.unicodeScalars))
    }

    @Test("E-20 a name without = matches any of its three groups, one with = each group in its place")
    func groups() {
        let name = FoldedName("Yamada^Tarou=山田^太郎=やまだ^たろう")
        for text in ["YAMADA*", "山田*", "*たろう", "yamada^tarou=山田*", "=山田^太郎", "==やまだ*"] {
            #expect(NamePattern(text).matches(name), "\(text)")
        }
        for text in ["Tarou", "yamada^tarou=やまだ*", "=Yamada*", "Yamada"] {
            #expect(!NamePattern(text).matches(name), "\(text)")
        }
    }
}
