import DICOMCore
import Support
import Testing

@testable import DICOMParsing

@Suite("Long text")
struct LongTextTests {
    /// Pieces of text as writers write it, by the terms of (0008,0005).
    private static let words: [(terms: [String], words: [[UInt8]])] = [
        (["ISO_IR 100"], [[0x47, 0xE4, 0xDF, 0x65], [0x20], [0x0D, 0x0A], [0x33, 0x5C, 0x34]]),
        (["ISO_IR 192"], [Array("größer".utf8), Array("日本語".utf8), Array("𠮷 \u{1F5BC}".utf8), [0x0A]]),
        (["GB18030"], [[0xCD, 0xF5], [0x81, 0x30, 0x81, 0x30], [0x41], [0x0A]]),
        (
            ["", "ISO 2022 IR 87"],
            [
                [0x1B, 0x24, 0x42, 0x46, 0x7C, 0x4B, 0x5C, 0x1B, 0x28, 0x42], [0x41, 0x20], [0x0D, 0x0A],
                // A writer that does not switch back.
                [0x1B, 0x24, 0x42, 0x46, 0x7C],
            ]
        ),
        (["", "ISO 2022 IR 149"], [[0x1B, 0x24, 0x29, 0x43, 0xB1, 0xE8, 0xC8, 0xF1], [0x5E], [0x0A], [0x5C]]),
    ]

    @Test("X-03 text that comes in pieces, cut anywhere, is the text that comes at once", arguments: 1...30)
    func pieces(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for (terms, words) in Self.words {
            for vr in [VR.UT, .UC] {
                var bytes: [UInt8] = []
                for _ in 0..<100 { bytes += words.randomElement(using: &generator) ?? [] }
                let set = SpecificCharacterSet(terms: terms)
                let whole = TextDecoder(characterSet: set, converter: CodeConverter()).values(
                    of: bytes + [0x21], vr: vr)
                var decoder = LongTextDecoder(set, form: vr == .UT ? .single : .multiple)
                var text: [UInt8] = []
                var rest = (bytes + [0x21])[...]
                while !rest.isEmpty {
                    let piece = rest.prefix(Int.random(in: 1...40, using: &generator))
                    rest = rest.dropFirst(piece.count)
                    text += decoder.utf8(of: Array(piece), isLast: rest.isEmpty)
                }
                // Of several values the padding of each is left out where they are at hand at once.
                let expected = vr == .UT ? whole[0] : whole.joined(separator: "\\")
                let strip = { (text: String) in vr == .UT ? text : text.filter { $0 != " " } }
                #expect(strip(String(decoding: text, as: UTF8.self)) == strip(expected), "\(terms) \(vr) seed \(seed)")
            }
        }
    }
}
