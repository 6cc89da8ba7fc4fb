/// How a terminal takes pictures as pixels.
package enum GraphicsProtocol: String, CaseIterable, Sendable {
    /// Pictures have numbers, are sent once and placed often. Source: kitty's terminal graphics protocol.
    case kitty
    /// Files in OSC 1337. Source: iTerm2's inline images protocol.
    case iterm
    /// Six rows of pixels a line, in a palette. Source: DEC STD 070.
    case sixel
}

extension TerminalTraits {
    /// The best way that the terminal itself has named: only what it answered counts.
    package var graphics: GraphicsProtocol? {
        if hasKittyGraphics { return .kitty }
        // These two take files; other terminals that do say so by sixels or kitty's protocol as well.
        if ["iTerm2", "mintty"].contains(where: { name.hasPrefix($0) }) { return .iterm }
        return hasSixels ? .sixel : nil
    }

    /// Frames of kitty's protocol that the terminal plays by itself. Others take still pictures only.
    package var hasAnimation: Bool { hasKittyGraphics && name.hasPrefix("kitty") }
}
