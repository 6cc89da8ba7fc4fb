/// Whether the text of a DS or IS value can stand in JSON as a number, digit by digit as it is (D-07).
///
/// True for the grammar of RFC 8259 section 6 (no plus sign, no leading zero, digits on both sides of the point) with a
/// magnitude that a double can hold without becoming infinite or zero. For an integer string there is no fraction or
/// exponent, and at most 15 digits: they are exact in every reader.
func isJSONNumber(_ text: String.UTF8View, isInteger: Bool) -> Bool {
    var rest = text[...]
    if rest.first == UInt8(ascii: "-") { rest.removeFirst() }
    let integer = takeDigits(&rest)
    guard integer > 0, integer == 1 || text[text.index(rest.startIndex, offsetBy: -integer)] != UInt8(ascii: "0")
    else { return false }
    if isInteger { return rest.isEmpty && integer <= 15 }
    if rest.first == UInt8(ascii: ".") {
        rest.removeFirst()
        guard takeDigits(&rest) > 0 else { return false }
    }
    guard let mark = rest.first else { return integer <= 300 }
    guard mark == UInt8(ascii: "e") || mark == UInt8(ascii: "E") else { return false }
    rest.removeFirst()
    if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
    guard takeDigits(&rest) > 0, rest.isEmpty, let value = Double(String(text)) else { return false }
    return value.isFinite && (value != 0 || isZero(text))
}

/// Takes the leading digits away and counts them.
private func takeDigits(_ text: inout Substring.UTF8View) -> Int {
    var count = 0
    while let first = text.first, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) {
        text.removeFirst()
        count += 1
    }
    return count
}

/// The digits in front of the exponent are zeros: such a number did not become zero by being read.
private func isZero(_ text: String.UTF8View) -> Bool {
    text.prefix { $0 | 0x20 != UInt8(ascii: "e") }.allSatisfy { !(UInt8(ascii: "1")...UInt8(ascii: "9")).contains($0) }
}
