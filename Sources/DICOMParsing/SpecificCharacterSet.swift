/// Specific Character Set (0008,0005) as the state in which every text value begins. Source: PS3.3 C.12.1.1.2,
/// PS3.5 6.1.2.5 (D-15).
package struct SpecificCharacterSet: Equatable, Sendable {
    /// What bytes below 0x80 mean.
    let g0: CharacterRepertoire
    /// What bytes from 0x80 on mean.
    let g1: CharacterRepertoire

    /// No Specific Character Set.
    static let absent = SpecificCharacterSet(g0: .ascii, g1: .undeclared)

    private init(g0: CharacterRepertoire, g1: CharacterRepertoire) {
        self.g0 = g0
        self.g1 = g1
    }

    /// Understands the defined terms and the spellings that real files have instead of them.
    /// - Parameter terms: the values of (0008,0005); an empty first one is the default repertoire.
    init(terms: [String]) {
        let sets = terms.map(Self.set(of:))
        let first = sets.first ?? nil
        // Text in a further set announces it by an escape sequence. Writers forget that, so that an 8-bit byte for which
        // the first term has no meaning is taken for the first further set that has one.
        let g1 = first?.g1 ?? sets.lazy.compactMap { $0?.g1 }.first
        self.init(g0: first?.g0 ?? .ascii, g1: g1 ?? .undeclared)
    }

    private static func set(of term: String) -> (g0: CharacterRepertoire, g1: CharacterRepertoire?)? {
        // `ISO_IR 100`, `ISO-IR 100`, `ISO IR_100`, `iso_ir100` are all the same.
        let key = String(term.uppercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) })
        switch key {
        case "", "ISOIR6", "ISO2022IR6": return (.ascii, nil)
        case "GB18030", "ISO2022GB18030": return (.ascii, .gb18030)
        case "GBK", "ISO2022GBK": return (.ascii, .gbk)
        case "UTF8": return (.ascii, .utf8)
        default: break
        }
        for prefix in ["ISO2022IR", "ISOIR", "ISO2022"] where key.hasPrefix(prefix) {
            if let number = Int(key.dropFirst(prefix.count)), let set = byRegistration[number] { return set }
        }
        return key.hasPrefix("ISO8859") ? part(key.dropFirst("ISO8859".count)) : nil
    }

    /// `ISO 8859-15`: no defined term, but written.
    private static func part(_ number: Substring) -> (g0: CharacterRepertoire, g1: CharacterRepertoire?)? {
        guard let number = Int(number), (1...15).contains(number), number != 12 else { return nil }
        return (.ascii, .singleByte("ISO-8859-\(number)"))
    }

    /// The defined terms that are understood. Source: PS3.3 C.12.1.1.2 (B-93).
    package static let definedTerms: [String] =
        byRegistration.keys.sorted().map { number in
            // Sets of several bytes a character have terms with code extensions only.
            [58, 87, 149, 159].contains(number) ? "ISO 2022 IR \(number)" : "ISO_IR \(number)"
        } + ["GB18030", "GBK"]

    /// By the number of the ISO register. Source: PS3.3 tables C.12-2 to C.12-5.
    private static let byRegistration: [Int: (g0: CharacterRepertoire, g1: CharacterRepertoire?)] = [
        6: (.ascii, nil),
        13: (.romaji, .katakana),
        14: (.romaji, nil),
        58: (.ascii, .hanzi),
        87: (.ascii, nil),
        100: (.ascii, .singleByte("ISO-8859-1")),
        101: (.ascii, .singleByte("ISO-8859-2")),
        109: (.ascii, .singleByte("ISO-8859-3")),
        110: (.ascii, .singleByte("ISO-8859-4")),
        126: (.ascii, .singleByte("ISO-8859-7")),
        127: (.ascii, .singleByte("ISO-8859-6")),
        138: (.ascii, .singleByte("ISO-8859-8")),
        144: (.ascii, .singleByte("ISO-8859-5")),
        148: (.ascii, .singleByte("ISO-8859-9")),
        149: (.ascii, .hangul),
        159: (.ascii, nil),
        166: (.ascii, .singleByte("ISO-8859-11")),
        192: (.ascii, .utf8),
        203: (.ascii, .singleByte("ISO-8859-15")),
    ]
}
