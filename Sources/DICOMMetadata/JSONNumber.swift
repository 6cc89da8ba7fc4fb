/// Whether the text of a DS or IS value can stand in JSON as a number, digit by digit as it is (D-07).
///
/// True for the grammar of RFC 8259 section 6 (no plus sign, no leading zero, digits on both sides of the point) with a
/// magnitude that a double can hold without becoming infinite or zero. For an integer string there is no fraction or
/// exponent, and at most 15 digits: they are exact in every reader.
func isJSONNumber(_ text: ArraySlice<UInt8>, isInteger: Bool) -> Bool {
    var index = text.startIndex
    /// Steps over digits and counts them.
    func takeDigits() -> Int {
        let start = index
        while index < text.endIndex, text[index] &- UInt8(ascii: "0") <= 9 { index += 1 }
        return index - start
    }
    func take(_ one: UInt8, or other: UInt8) -> Bool {
        guard index < text.endIndex, text[index] == one || text[index] == other else { return false }
        index += 1
        return true
    }

    _ = take(UInt8(ascii: "-"), or: UInt8(ascii: "-"))
    let firstDigit = index
    let integerCount = takeDigits()
    guard integerCount > 0, integerCount == 1 || text[firstDigit] != UInt8(ascii: "0") else { return false }
    if isInteger { return index == text.endIndex && integerCount <= 15 }
    if take(UInt8(ascii: "."), or: UInt8(ascii: ".")), takeDigits() == 0 { return false }
    guard index < text.endIndex else { return integerCount <= 300 }
    let digits = text[firstDigit..<index]
    guard take(UInt8(ascii: "e"), or: UInt8(ascii: "E")) else { return false }
    _ = take(UInt8(ascii: "-"), or: UInt8(ascii: "+"))
    guard takeDigits() > 0, index == text.endIndex, let value = Double(String(decoding: text, as: UTF8.self))
    else { return false }
    // Zero is what the digits must say themselves: a number must not become zero by being read.
    return value.isFinite && (value != 0 || !digits.contains { $0 != UInt8(ascii: "0") && $0 != UInt8(ascii: ".") })
}
