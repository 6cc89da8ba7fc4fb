/// Turns a value of text that is too long to be held into UTF-8, piece by piece, never failing: what can't be decoded is
/// U+FFFD. Source: PS3.5 6.1, PS3.18 F.2.2 as of CP-2518.
package struct LongTextDecoder {
    private let text: TextDecoder
    private var splitter: TextSplitter
    /// The end of what has come: a character may be cut there.
    private var held: [UInt8] = []

    /// No character and no escape sequence is longer.
    private static let longestUnit = 8

    /// - Returns: `nil` where the value is no text that a character set governs.
    package init?(_ value: ReadableValue) {
        guard let characterSet = value.characterSet else { return nil }
        self.init(characterSet, form: value.hasSingleText ? .single : .multiple)
    }

    init(_ characterSet: SpecificCharacterSet, form: TextForm) {
        text = TextDecoder(characterSet: characterSet, converter: CodeConverter())
        splitter = TextSplitter(characterSet: characterSet, form: form)
    }

    /// - Parameters:
    ///   - bytes: the next ones, cut anywhere.
    ///   - isLast: nothing follows; the padding at the end is left out.
    /// - Returns: what of the text is known by now.
    package mutating func utf8(of bytes: [UInt8], isLast: Bool) -> [UInt8] {
        held += bytes
        var limit = held.count
        if !isLast {
            limit = max(0, limit - Self.longestUnit)
            // UTF-8 is consumed byte by byte: it is cut in front of the first byte of a character.
            for _ in 0..<3 where limit > 0 && (0x80...0xBF).contains(held[limit]) { limit -= 1 }
        }
        let consumed = splitter.consume(held[...], upTo: limit)
        let values = splitter.takeValues().map { $0.map(text.string).joined() }
        var output = Array(values.joined(separator: "\\").utf8)
        held.removeFirst(consumed)
        if isLast {
            while let last = output.last, last == 0x20 || last == 0 { output.removeLast() }
        }
        return output
    }
}
