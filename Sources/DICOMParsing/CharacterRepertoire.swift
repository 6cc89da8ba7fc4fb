/// A coded character set that text of a data set can be in. Source: PS3.3 C.12.1.1.2, PS3.5 6.1.
enum CharacterRepertoire: Hashable, Sendable {
    /// ISO IR 6.
    case ascii
    /// ISO IR 14, the left half of JIS X 0201.
    case romaji
    /// ISO IR 13, the right half of JIS X 0201.
    case katakana
    /// The right half of a single-byte set, by iconv's name of the whole.
    case singleByte(String)
    /// ISO IR 87, JIS X 0208, two 7-bit bytes a character.
    case kanji
    /// ISO IR 159, JIS X 0212, two 7-bit bytes a character.
    case supplementaryKanji
    /// ISO IR 149, KS X 1001, two 8-bit bytes a character.
    case hangul
    /// ISO IR 58, GB 2312, two 8-bit bytes a character.
    case hanzi
    /// ISO IR 192.
    case utf8
    case gbk
    case gb18030
    /// Bytes of no declared set: UTF-8 where they are valid UTF-8, Latin-1 otherwise.
    case undeclared

    /// iconv's name of an encoding that has the set; `nil` where no conversion is needed.
    var encoding: String? {
        switch self {
        case .ascii, .utf8, .undeclared: nil
        case .romaji, .katakana: "SHIFT_JIS"
        case .singleByte(let name): name
        case .kanji, .supplementaryKanji: "EUC-JP"
        case .hangul: "CP949"
        case .hanzi, .gbk: "GBK"
        case .gb18030: "GB18030"
        }
    }

    /// Bytes of ASCII mean in `encoding` what they mean in ASCII, so that both can be converted in one run.
    var includesASCII: Bool {
        switch self {
        case .romaji, .katakana, .kanji, .supplementaryKanji: false
        default: true
        }
    }

    /// The bytes of the set as `encoding` writes them.
    func encoded(_ bytes: [UInt8]) -> [UInt8] {
        switch self {
        case .kanji:
            bytes.map { $0 | 0x80 }
        case .supplementaryKanji:
            // The third code set of EUC-JP has a prefix before every character.
            bytes.indices.flatMap { $0.isMultiple(of: 2) ? [0x8F, bytes[$0] | 0x80] : [bytes[$0] | 0x80] }
        default:
            bytes
        }
    }

    /// Bytes of the character that begins at an 8-bit byte.
    func characterByteCount(at index: Int, in bytes: ArraySlice<UInt8>) -> Int {
        let next = index + 1 < bytes.endIndex ? bytes[index + 1] : 0
        switch self {
        case .hangul, .hanzi:
            return next >= 0xA1 ? 2 : 1
        case .gbk:
            return next >= 0x40 && next != 0x7F ? 2 : 1
        case .gb18030:
            if (0x30...0x39).contains(next) { return min(4, bytes.endIndex - index) }
            return next >= 0x40 && next != 0x7F ? 2 : 1
        default:
            return 1
        }
    }
}
