/// Writes text as ISO 2022 IR 6 with escapes to IR 87 (JIS X 0208, two bytes a character).
///
/// ASCII is active at the start, before every delimiter (`\`, `^`, `=`, control characters) and at the end.
/// Source: PS3.5 6.1.2.5.3, H.3.
func encodeISO2022(_ text: String) -> [UInt8] {
    let toASCII: [UInt8] = [0x1B, 0x28, 0x42]
    let toKanji: [UInt8] = [0x1B, 0x24, 0x42]
    var bytes: [UInt8] = []
    var isKanji = false
    for scalar in text.unicodeScalars {
        if scalar.isASCII != !isKanji {
            bytes += scalar.isASCII ? toASCII : toKanji
            isKanji = !scalar.isASCII
        }
        if scalar.isASCII {
            bytes.append(UInt8(scalar.value))
        } else {
            let code = jisX0208(scalar)
            bytes += [UInt8(code >> 8), UInt8(code & 0xFF)]
        }
    }
    return isKanji ? bytes + toASCII : bytes
}

/// The code of a character in JIS X 0208: kana by rule (rows 4 and 5), and the few kanji that the samples use.
private func jisX0208(_ scalar: Unicode.Scalar) -> UInt16 {
    switch scalar.value {
    case 0x3041...0x3093: return 0x2421 + UInt16(scalar.value - 0x3041)
    case 0x30A1...0x30F6: return 0x2521 + UInt16(scalar.value - 0x30A1)
    default:
        guard let code = kanji[scalar] else { preconditionFailure("\(scalar) is missing in the table of kanji") }
        return code
    }
}

private let kanji: [Unicode.Scalar: UInt16] = [
    "一": 0x306C, "中": 0x4366, "光": 0x3877, "医": 0x3065, "右": 0x3126, "太": 0x4240, "山": 0x3B33, "師": 0x3B55,
    "影": 0x3146, "手": 0x3C6A, "撮": 0x3B23, "放": 0x4A7C, "架": 0x324D, "正": 0x4035, "灯": 0x4574, "田": 0x4544,
    "病": 0x4942, "空": 0x3675, "箱": 0x4822, "科": 0x324A, "純": 0x3D63, "線": 0x407E, "単": 0x4331, "射": 0x3C4D,
    "部": 0x4974, "郎": 0x4F3A, "院": 0x3121, "面": 0x4C4C,
]
