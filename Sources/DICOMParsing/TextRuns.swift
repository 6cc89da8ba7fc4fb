/// Bytes of text in one repertoire.
struct TextRun: Equatable {
    let repertoire: CharacterRepertoire
    let bytes: [UInt8]
}

/// How text is divided into values. Source: PS3.5 6.2, 6.4.
enum TextForm {
    /// LT ST UT UR: one value.
    case single
    /// Values between backslashes.
    case multiple
    /// Person names: `^` and `=` end a code extension like the backslash.
    case personNames
}

/// Divides text at backslashes and at changes of the repertoire; no escape sequence is left in the runs.
///
/// At a delimiter, and at the end of a line or page, the code extension ends: the next byte has the meaning that the
/// first term of (0008,0005) gives it. A backslash that is the second byte of a character is no delimiter. Source:
/// PS3.5 6.1.2.5.3 (D-09).
func textRuns(of bytes: [UInt8], in characterSet: SpecificCharacterSet, form: TextForm) -> [[TextRun]] {
    var splitter = TextSplitter(characterSet: characterSet, form: form)
    splitter.consume(bytes[...])
    return splitter.values
}

/// What the division of text has come to: text can be given to it in pieces.
struct TextSplitter {
    let characterSet: SpecificCharacterSet
    let form: TextForm
    private var g0: CharacterRepertoire
    private var g1: CharacterRepertoire
    private var finished: [[TextRun]] = []
    private var runs: [TextRun] = []
    private var repertoire: CharacterRepertoire
    private var run: [UInt8] = []

    init(characterSet: SpecificCharacterSet, form: TextForm) {
        self.characterSet = characterSet
        self.form = form
        g0 = characterSet.g0
        g1 = characterSet.g1
        repertoire = g0
    }

    var values: [[TextRun]] {
        var last = self
        last.endRun()
        return last.finished + [last.runs]
    }

    /// What has come so far; the value at its end goes on with the first one that is taken next.
    mutating func takeValues() -> [[TextRun]] {
        endRun()
        defer { (finished, runs) = ([], []) }
        return finished + [runs]
    }

    /// - Parameter limit: no character or escape sequence that begins behind it is consumed; the end where it is `nil`.
    /// - Returns: where the next one begins.
    @discardableResult
    mutating func consume(_ bytes: ArraySlice<UInt8>, upTo limit: Int? = nil) -> Int {
        var index = bytes.startIndex
        while index < limit ?? bytes.endIndex {
            let byte = bytes[index]
            if byte == EscapeSequence.character {
                let sequence = EscapeSequence(bytes[index...])
                designate(sequence.designation)
                index += sequence.byteCount
            } else if byte < 0x20 {
                append(bytes[index...index], of: .ascii)
                if byte == 0x0A || byte == 0x0C || byte == 0x0D { endExtension() }
                index += 1
            } else if byte >= 0x80 {
                let count = g1.characterByteCount(at: index, in: bytes)
                append(bytes[index..<index + count], of: g1)
                index += count
            } else if byte == 0x20, g0 == .kanji || g0 == .supplementaryKanji {
                // No character of a two-byte set begins with a space: padding of a writer that did not switch back.
                append(bytes[index...index], of: .ascii)
                index += 1
            } else if g0 == .kanji || g0 == .supplementaryKanji {
                // Half a character stands alone, so that it can't swallow an escape sequence.
                let isWhole = index + 1 < bytes.endIndex && (0x21...0x7E).contains(bytes[index + 1])
                let end = index + (isWhole ? 2 : 1)
                append(bytes[index..<end], of: g0)
                index = end
            } else {
                consumeSingle(byte)
                index += 1
            }
        }
        return index
    }

    private mutating func consumeSingle(_ byte: UInt8) {
        switch (byte, form) {
        case (UInt8(ascii: "\\"), .multiple), (UInt8(ascii: "\\"), .personNames):
            endRun()
            finished.append(runs)
            runs = []
            endExtension()
        case (UInt8(ascii: "^"), .personNames), (UInt8(ascii: "="), .personNames):
            append([byte], of: .ascii)
            endExtension()
        default:
            append([byte], of: g0)
        }
    }

    private mutating func designate(_ designation: EscapeSequence.Designation) {
        switch designation {
        case .g0(let repertoire): g0 = repertoire
        case .g1(let repertoire): g1 = repertoire
        case .unknown: break
        }
    }

    private mutating func endExtension() {
        g0 = characterSet.g0
        g1 = characterSet.g1
    }

    private mutating func append(_ bytes: ArraySlice<UInt8>, of next: CharacterRepertoire) {
        if next != repertoire {
            if next == .ascii, repertoire.includesASCII {
                run += bytes
                return
            }
            if repertoire != .ascii || !next.includesASCII { endRun() }
            repertoire = next
        }
        run += bytes
    }

    private mutating func endRun() {
        if !run.isEmpty { runs.append(TextRun(repertoire: repertoire, bytes: run)) }
        run = []
    }
}
