/// The text behind the percent triplets of a URI's component, as UTF-8. A plus is a plus (E-04). Source: RFC 3986 2.1.
/// - Returns: `nil` for a `%` without two hexadecimal digits and for bytes that are no UTF-8 (G-12).
package func percentDecoded(_ component: some StringProtocol) -> String? {
    let source = Array(String(component).utf8)
    guard source.contains(UInt8(ascii: "%")) else { return String(component) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(source.count)
    var index = 0
    while index < source.count {
        guard source[index] == UInt8(ascii: "%") else {
            bytes.append(source[index])
            index += 1
            continue
        }
        guard index + 2 < source.count, let high = hexadecimalValue(source[index + 1]),
            let low = hexadecimalValue(source[index + 2])
        else { return nil }
        bytes.append(high << 4 | low)
        index += 3
    }
    return String(validating: bytes, as: UTF8.self)
}

private func hexadecimalValue(_ digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
    default: nil
    }
}
