import DICOMCore
import DICOMParsing
import Support
import Testing

/// Reads a text of a made object.
private func parsed(_ bytes: [UInt8], characterSet: String?, _ tag: UInt32 = 0x0010_0010, _ vr: String = "PN") throws
    -> [String]
{
    let declared = characterSet.map { MadeObject.explicit(0x0008_0005, "CS", $0) } ?? []
    let padded = bytes.count.isMultiple(of: 2) ? bytes : bytes + [0x20]
    let object = MadeObject.partTen(
        dataSet: declared + MadeObject.explicit(0x0008_0016, "UI", "1.2") + MadeObject.explicit(tag, vr, padded))
    return try PartTenFile(bytes: object).parse().dataSet.strings(Tag(rawValue: tag))
}

private let escape: [UInt8] = [0x1B]

private func escaped(_ text: String) -> [UInt8] {
    text.unicodeScalars.map { $0 == "␛" ? 0x1B : UInt8(truncatingIfNeeded: $0.value) }
}

@Suite("Character sets")
struct CharacterSetTests {
    @Test("D-06 a Japanese name in three groups is what PS3.5 H.3.1 says")
    func kanji() throws {
        let name = escaped("Yamada^Tarou=␛$B;3ED␛(B^␛$BB@O:␛(B=␛$B$d$^$@␛(B^␛$B$?$m$&␛(B")
        #expect(try parsed(name, characterSet: #"\ISO 2022 IR 87"#) == ["Yamada^Tarou=山田^太郎=やまだ^たろう"])
    }

    @Test("D-06 a Japanese name in half-width katakana is what PS3.5 H.3.2 says")
    func katakana() throws {
        let start: [UInt8] = [0xD4, 0xCF, 0xC0, 0xDE, 0x5E, 0xC0, 0xDB, 0xB3, 0x3D]
        let name = start + escaped("␛$B;3ED␛(J^␛$BB@O:␛(J=␛$B$d$^$@␛(J^␛$B$?$m$&␛(J")
        #expect(
            try parsed(name, characterSet: #"ISO 2022 IR 13\ISO 2022 IR 87"#) == ["ﾔﾏﾀﾞ^ﾀﾛｳ=山田^太郎=やまだ^たろう"])
    }

    @Test("D-06 a Korean name is what PS3.5 I.2 says, also where an escape sequence was forgotten")
    func hangul() throws {
        let name = escaped(
            "Hong^Gildong=␛$)C\u{FB}\u{F3}^␛$)C\u{D1}\u{CE}\u{D4}\u{D7}=␛$)C\u{C8}\u{AB}^\u{B1}\u{E6}\u{B5}\u{BF}")
        #expect(try parsed(name, characterSet: #"\ISO 2022 IR 149"#) == ["Hong^Gildong=洪^吉洞=홍^길동"])
    }

    @Test("D-09 supplementary kanji are converted, the text after them is ASCII again")
    func supplementaryKanji() throws {
        let text = escaped("␛$(D0!␛(Bx")
        #expect(try parsed(text, characterSet: #"\ISO 2022 IR 159"#) == ["丂x"])
    }

    @Test(
        "D-15 a letter of every single-byte set",
        arguments: [
            ("100", 0xE9, "é"), ("101", 0xB3, "ł"), ("109", 0xB1, "ħ"), ("110", 0xF3, "ķ"), ("144", 0xB6, "Ж"),
            ("127", 0xE2, "ق"), ("126", 0xC4, "Δ"), ("138", 0xF9, "ש"), ("148", 0xF0, "ğ"), ("203", 0xA4, "€"),
            ("166", 0xA1, "ก"), ("13", 0xB1, "ｱ"),
        ] as [(String, UInt8, String)])
    func singleByte(number: String, byte: UInt8, letter: String) throws {
        #expect(try parsed([0x41, byte], characterSet: "ISO_IR \(number)") == ["A" + letter])
        #expect(try parsed([0x41, byte], characterSet: "ISO 2022 IR \(number)") == ["A" + letter])
    }

    @Test(
        "D-15 spellings of real files are understood",
        arguments: [
            "ISO_IR 100", "ISO-IR 100", "ISO IR 100", "iso_ir_100", "ISO_IR100", "ISO 2022-IR 100", "ISO_2022_IR_100",
            "ISO2022IR100", "ISO 8859-1", #"ISO 2022 IR 6\ISO 2022 IR 100"#, #"ISO_IR 100\ISO 2022 IR 144"#,
        ])
    func spellings(term: String) throws {
        #expect(try parsed([0x41, 0xE9], characterSet: term) == ["Aé"])
    }

    @Test("D-09 a 5C that is the second byte of a character is no delimiter")
    func delimiters() throws {
        let values = try parsed([0x41, 0x81, 0x5C, 0x5C, 0x42], characterSet: "GBK", 0x0008_1030, "LO")
        #expect(values == ["A乗", "B"])
        let fourBytes: [UInt8] = [0x95, 0x32, 0x82, 0x36, 0x5C, 0x42]
        #expect(try parsed(fourBytes, characterSet: "GB18030", 0x0008_1030, "LO") == ["𠀀", "B"])
        let japanese = escaped("␛$B0\\␛(B\\B")
        #expect(try parsed(japanese, characterSet: #"\ISO 2022 IR 87"#, 0x0008_1030, "LO") == ["移", "B"])
    }

    @Test("D-09 a backslash of LT is data, one of LO is a delimiter")
    func singleValued() throws {
        #expect(try parsed(escaped(#"a\b"#), characterSet: nil, 0x0010_4000, "LT") == [#"a\b"#])
        #expect(try parsed(escaped(#"a\b"#), characterSet: nil, 0x0008_1030, "LO") == ["a", "b"])
    }

    @Test("D-09 a code extension ends with the line and with the value")
    func extensionEnds() throws {
        // Cyrillic until the end of the line, then Latin-1 again.
        let text: [UInt8] = escape + [0x2D, 0x4C, 0xB6, 0x0D, 0x0A, 0xE9]
        #expect(
            try parsed(text, characterSet: #"ISO 2022 IR 100\ISO 2022 IR 144"#, 0x0010_4000, "LT") == ["Ж\r\né"])
        let values: [UInt8] = escape + [0x2D, 0x4C, 0xB6, 0x5C, 0xE9]
        #expect(
            try parsed(values, characterSet: #"ISO 2022 IR 100\ISO 2022 IR 144"#, 0x0008_1030, "LO") == ["Ж", "é"])
    }

    @Test(
        "D-15 no escape sequence is left in the text, known or not",
        arguments: ["a␛(Bb", "a␛$)Ab", "a␛%Gb", "a␛(~b", "ab␛"], [nil, "ISO_IR 100", "ISO_IR 192", "GB18030"])
    func noEscapes(text: String, characterSet: String?) throws {
        let found = try parsed(escaped(text), characterSet: characterSet).joined()
        #expect(!found.unicodeScalars.contains("\u{1B}"))
        #expect(found.hasPrefix("a") && found.contains("b"))
    }

    @Test(
        "D-15 bytes of no set are UTF-8 where they are valid, Latin-1 otherwise", arguments: [nil, "ISO_IR 999", "x"])
    func undeclared(characterSet: String?) throws {
        #expect(try parsed([0xC3, 0xA9], characterSet: characterSet) == ["é"])
        #expect(try parsed([0x41, 0xE9], characterSet: characterSet) == ["Aé"])
    }

    @Test(
        "D-15 a wrong declaration spoils the text that it is about, and nothing else",
        arguments: [
            ("ISO_IR 192", Array("Böse".utf8), "Böse"),
            ("ISO_IR 192", [0x42, 0xF6, 0x73, 0x65], "B\u{FFFD}se"),
            ("ISO_IR 100", Array("Bö".utf8), "BÃ¶"),
            ("GB18030", [0x81, 0x30, 0x81, 0x30, 0xCD, 0xF5], "\u{80}王"),
            ("GBK", [0xCD, 0xF5, 0x41], "王A"),
            ("GB18030", [0x42, 0xF6], "B\u{FFFD}"),
            (#"\ISO 2022 IR 149"#, [0x42, 0xF6], "B\u{FFFD}"),
            (#"\ISO 2022 IR 87"#, [0xB2, 0xC4], "\u{B2}\u{C4}"),
            (#"ISO_IR 192\ISO 2022 IR 87"#, Array("山".utf8), "山"),
            ("ISO_IR 13", [0x5C, 0xB1], "¥ｱ"),
        ] as [(String, [UInt8], String)])
    func wrongDeclaration(characterSet: String, bytes: [UInt8], text: String) throws {
        #expect(try parsed(bytes, characterSet: characterSet, 0x0008_4000, "LT") == [text])
    }

    @Test("D-15 what can't be decoded becomes U+FFFD")
    func undecodable() throws {
        #expect(try parsed([0x41, 0xE9], characterSet: "ISO_IR 192") == ["A\u{FFFD}"])
        #expect(try parsed([0xFF, 0x41], characterSet: "GB18030") == ["\u{FFFD}A"])
        #expect(try parsed(escaped("␛$B\u{21}␛(BA"), characterSet: #"\ISO 2022 IR 87"#).joined().hasSuffix("A"))
        let noise = [UInt8](repeating: 0xFF, count: 5000)
        let text = try parsed(noise, characterSet: "GB18030", 0x0008_1030, "LO").joined()
        #expect(text == String(repeating: "\u{FFFD}", count: 5000))
    }

    @Test("D-09 padding is no part of a value; leading spaces are of PN and LT, not of LO and CS")
    func padding() throws {
        #expect(try parsed(escaped(" a \u{0}"), characterSet: nil) == [" a"])
        #expect(try parsed(escaped(" a \\ b "), characterSet: nil, 0x0008_1030, "LO") == ["a", "b"])
        #expect(try parsed(escaped(" A "), characterSet: nil, 0x0008_0060, "CS") == ["A"])
        #expect(try parsed(escaped("  "), characterSet: nil) == [])
        #expect(try parsed(escaped("a\\"), characterSet: nil, 0x0008_1030, "LO") == ["a", ""])
    }

    @Test("an item has the character set around it unless it has its own")
    func items() throws {
        let name: [UInt8] = [0x41, 0xB6]
        func item(_ start: [UInt8]) -> [UInt8] { MadeObject.item(start + MadeObject.explicit(0x0010_0010, "PN", name)) }
        let items = item([]) + item(MadeObject.explicit(0x0008_0005, "CS", "ISO_IR 100")) + item([])
        let object = MadeObject.partTen(
            dataSet: MadeObject.explicit(0x0008_0005, "CS", "ISO_IR 144")
                + MadeObject.explicit(0x0008_1140, "SQ", items) + MadeObject.explicit(0x0010_0010, "PN", name))
        let dataSet = try PartTenFile(bytes: object).parse().dataSet
        let patientName = Tag(0x0010, 0x0010)
        #expect(dataSet.items(Tag(0x0008, 0x1140)).map { $0.string(patientName) } == ["AЖ", "A¶", "AЖ"])
        #expect(dataSet.string(patientName) == "AЖ")
    }
}
