/// A code extension inside of text: from here on bytes mean another set. Source: PS3.5 6.1.2.5, PS3.3 C.12.1.1.2.
struct EscapeSequence: Equatable {
    enum Designation: Equatable {
        case g0(CharacterRepertoire)
        case g1(CharacterRepertoire)
        /// Of a set that DICOM doesn't define: removed without effect.
        case unknown
    }

    let designation: Designation
    /// Bytes of the sequence, the escape character included.
    let byteCount: Int

    static let character: UInt8 = 0x1B

    /// Reads the sequence whose escape character is the first byte: intermediate bytes 02/00 to 02/15, then a final one.
    init(_ bytes: ArraySlice<UInt8>) {
        let rest = bytes.dropFirst()
        let intermediates = rest.prefix { (0x20...0x2F).contains($0) }
        guard let final = rest.dropFirst(intermediates.count).first, (0x30...0x7E).contains(final) else {
            designation = .unknown
            byteCount = 1
            return
        }
        designation = Self.byBytes[Array(intermediates) + [final]] ?? .unknown
        // A lone escape character in front of a letter is no sequence that could be removed with the letter.
        byteCount = intermediates.isEmpty ? 1 : 2 + intermediates.count
    }

    private static let byBytes: [[UInt8]: Designation] = [
        [0x28, 0x42]: .g0(.ascii),
        [0x28, 0x4A]: .g0(.romaji),
        [0x29, 0x49]: .g1(.katakana),
        [0x2D, 0x41]: .g1(.singleByte("ISO-8859-1")),
        [0x2D, 0x42]: .g1(.singleByte("ISO-8859-2")),
        [0x2D, 0x43]: .g1(.singleByte("ISO-8859-3")),
        [0x2D, 0x44]: .g1(.singleByte("ISO-8859-4")),
        [0x2D, 0x46]: .g1(.singleByte("ISO-8859-7")),
        [0x2D, 0x47]: .g1(.singleByte("ISO-8859-6")),
        [0x2D, 0x48]: .g1(.singleByte("ISO-8859-8")),
        [0x2D, 0x4C]: .g1(.singleByte("ISO-8859-5")),
        [0x2D, 0x4D]: .g1(.singleByte("ISO-8859-9")),
        [0x2D, 0x54]: .g1(.singleByte("ISO-8859-11")),
        [0x2D, 0x62]: .g1(.singleByte("ISO-8859-15")),
        // JIS C 6226, the forerunner of JIS X 0208.
        [0x24, 0x40]: .g0(.kanji),
        [0x24, 0x42]: .g0(.kanji),
        [0x24, 0x28, 0x44]: .g0(.supplementaryKanji),
        [0x24, 0x29, 0x41]: .g1(.hanzi),
        [0x24, 0x29, 0x43]: .g1(.hangul),
    ]
}
