internal import CChafa

/// The columns that a character takes on a terminal: 0, 1 or 2. Source: Unicode Standard Annex 11, as GLib has it.
package func columnWidth(of character: Character) -> Int {
    let scalars = character.unicodeScalars
    // A character that asks for its picture form is two columns wide, whatever its own width.
    if scalars.count > 1, scalars.contains("\u{FE0F}") { return 2 }
    return scalars.reduce(0) { max($0, Int(cchafa_character_width($1.value))) }
}

package func columnWidth(of text: some StringProtocol) -> Int {
    // Most texts are ASCII, where each byte is a column.
    if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return text.utf8.count }
    return text.reduce(0) { $0 + columnWidth(of: $1) }
}

/// The text in exactly so many columns: cut with an ellipsis, or padded with spaces.
package func fitted(_ text: String, columns: Int) -> String {
    guard columns > 0 else { return "" }
    let width = columnWidth(of: text)
    guard width > columns else { return text + String(repeating: " ", count: columns - width) }
    var kept = ""
    var used = 0
    for character in text {
        let width = columnWidth(of: character)
        guard used + width <= columns - 1 else { break }
        kept.append(character)
        used += width
    }
    return kept + "…" + String(repeating: " ", count: columns - 1 - used)
}
