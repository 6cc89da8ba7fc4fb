/// The sound of a word as digits, after H. J. Postel's Cologne phonetics ("Die Kölner Phonetik", IBM-Nachrichten 19, 1969):
/// Meier, Mayer and Meyer are 67, Schmidt and Smith are 862, Catherine and Katherine are 4276.
///
/// Unlike Soundex it does not keep the first letter, so that Philip and Filip sound alike. It was made for German names and
/// does well with other names in Latin letters.
package enum ColognePhonetics {
    /// - Parameter word: as `SearchText.foldedName` leaves it.
    /// - Returns: `nil` for words of which another script has a letter, that have fewer than three letters, or whose sound
    ///   is a single digit: those would match too much.
    package static func code(_ word: String) -> String? {
        let letters = Array(word.utf8)
        guard letters.count >= 3, letters.allSatisfy({ (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }) else {
            return nil
        }
        var digits: [UInt8] = []
        for index in letters.indices {
            let before = index > 0 ? letters[index - 1] : nil
            let after = index + 1 < letters.count ? letters[index + 1] : nil
            digits += sound(letters[index], before: before, after: after)
        }
        var code = ""
        var last: UInt8?
        for digit in digits {
            defer { last = digit }
            // Runs count once; vowels only at the start.
            guard digit != last, digit != 0 || code.isEmpty else { continue }
            code += String(digit)
        }
        return code.count >= 2 ? code : nil
    }

    private static func sound(_ letter: UInt8, before: UInt8?, after: UInt8?) -> [UInt8] {
        switch letter {
        case UInt8(ascii: "h"): []
        case UInt8(ascii: "b"): [1]
        case UInt8(ascii: "p"): after == UInt8(ascii: "h") ? [3] : [1]
        case UInt8(ascii: "d"), UInt8(ascii: "t"): isOne(of: "csz", after) ? [8] : [2]
        case UInt8(ascii: "f"), UInt8(ascii: "v"), UInt8(ascii: "w"): [3]
        case UInt8(ascii: "g"), UInt8(ascii: "k"), UInt8(ascii: "q"): [4]
        case UInt8(ascii: "c"): isHardC(before: before, after: after) ? [4] : [8]
        case UInt8(ascii: "x"): isOne(of: "ckq", before) ? [8] : [4, 8]
        case UInt8(ascii: "l"): [5]
        case UInt8(ascii: "m"), UInt8(ascii: "n"): [6]
        case UInt8(ascii: "r"): [7]
        case UInt8(ascii: "s"), UInt8(ascii: "z"): [8]
        default: [0]
        }
    }

    private static func isHardC(before: UInt8?, after: UInt8?) -> Bool {
        guard before != nil else { return isOne(of: "ahkloqrux", after) }
        return !isOne(of: "sz", before) && isOne(of: "ahkoqux", after)
    }

    private static func isOne(of letters: StaticString, _ letter: UInt8?) -> Bool {
        guard let letter else { return false }
        return letters.description.utf8.contains(letter)
    }
}
