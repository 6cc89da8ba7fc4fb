/// Text as it may stand in HTML and XML, within elements and quoted attributes. Characters that XML has no room for are
/// left out. Source: XML 1.0, 2.2.
package func escapedForMarkup(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "&": result += "&amp;"
        case "<": result += "&lt;"
        case ">": result += "&gt;"
        case "\"": result += "&quot;"
        case "'": result += "&#39;"
        case "\t", "\n", "\r": result.unicodeScalars.append(scalar)
        case let other where other.value < 0x20 || (0x7F...0x9F).contains(other.value): break
        case let other where other.value & 0xFFFE == 0xFFFE: break
        default: result.unicodeScalars.append(scalar)
        }
    }
    return result
}
