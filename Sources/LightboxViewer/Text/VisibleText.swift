/// Text from a file or the network as it may stand on a terminal: a character that would steer the terminal, or turn the
/// line around, is made visible instead.
package func visibleText(_ text: some StringProtocol) -> String {
    guard text.unicodeScalars.contains(where: { visibleSubstitute(for: $0) != nil }) else { return String(text) }
    var visible = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { visible.append(visibleSubstitute(for: scalar) ?? scalar) }
    return String(visible)
}

/// - Returns: `nil` for a character that may stay.
private func visibleSubstitute(for scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    // The control pictures: ␛ for ESC.
    case 0x00...0x1F: Unicode.Scalar(0x2400 + scalar.value)
    case 0x7F: "\u{2421}"
    // C1 holds CSI in one character. Line separators, bidirectional controls, tags, noncharacters.
    case 0x80...0x9F, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB,
        0xE0000...0xE0FFF:
        "\u{FFFD}"
    default: scalar.value & 0xFFFE == 0xFFFE ? "\u{FFFD}" : nil
    }
}
