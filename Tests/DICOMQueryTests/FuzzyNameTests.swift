import DICOMQuery
import Testing

@Suite("Fuzzy matching of names")
struct FuzzyNameTests {
    @Test(
        "E-05 the codes are those of Cologne phonetics",
        arguments: [
            ("mullerludenscheidt", "65752682"), ("wikipedia", "3412"), ("breschnew", "17863"), ("meier", "67"),
            ("mayer", "67"), ("schmidt", "862"), ("smith", "862"), ("katherine", "4276"), ("catherine", "4276"),
            ("philip", "351"), ("filip", "351"), ("xaver", "4837"), ("aachen", "046"),
        ])
    func codes(word: String, code: String) {
        #expect(ColognePhonetics.code(word) == code)
    }

    @Test(
        "E-05 short words, words of one sound and words of other scripts have no code",
        arguments: ["li", "lee", "山田太郎"])
    func withoutCode(word: String) {
        #expect(ColognePhonetics.code(word) == nil)
    }

    @Test(
        "E-05 case, accents, order of components, beginnings of words and sound don't separate",
        arguments: [
            "Müller^Jürgen", "MULLER JURGEN", "jürgen^müller", "jürg mull", "Miller", "*ülle*", "Jürgen", "mull?r",
            "Müller^Jürgen^^Dr.",
        ])
    func found(value: String) throws {
        let name = try #require(FuzzyName(value))
        #expect(name.matches(FoldedName("MÜLLER-LÜDENSCHEIDT^Jürgen Karl^^Dr.")))
    }

    @Test(
        "E-05 every word must be there, and the middle of a word is none",
        arguments: ["Müller^Anna", "uller", "Mxller", "gen", "maria"])
    func notFound(value: String) throws {
        let name = try #require(FuzzyName(value))
        #expect(!name.matches(FoldedName("MÜLLER-LÜDENSCHEIDT^Jürgen Karl^^Dr.")))
    }

    @Test("E-05 all three groups are looked through")
    func groups() throws {
        let stored = FoldedName("Yamada^Tarou=山田^太郎=やまだ^たろう")
        for value in ["山田", "太郎 山", "やま", "tarou", "Yamada=山田", "jamada"] {
            #expect(try #require(FuzzyName(value)).matches(stored), "\(value)")
        }
        #expect(FuzzyName("*") == nil)
        #expect(FuzzyName("^^") == nil)
    }

    @Test("E-05 what matches literally matches fuzzily", arguments: ["d*j", "doe^*", "?oe^j", "*e^j"])
    func literal(value: String) throws {
        #expect(NamePattern(value).matches(FoldedName("Doe^J")))
        #expect(try #require(FuzzyName(value)).matches(FoldedName("Doe^J")))
    }
}
