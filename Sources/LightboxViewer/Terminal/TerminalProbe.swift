/// What a terminal says of itself when it is asked.
package struct TerminalTraits: Equatable, Sendable {
    package var cell: CellSize?
    package var hasTruecolor = false
    package var hasKittyGraphics = false
    package var hasSixels = false
    /// Name and version, as the terminal writes them; empty where it does not tell.
    package var name = ""
    /// The terminal has said its device attributes, which all that answer at all come to last.
    package var isComplete = false

    package init() {}
}

/// Asks for name and version (XTVERSION), for a picture that is not to be kept (kitty's protocol), for the size of a cell
/// and of the window in pixels (CSI 16 t, CSI 14 t), for a colour that was set before as it is kept (DECRQSS), then for the
/// device attributes: every terminal answers the last one, so that nobody waits for an answer that doesn't come.
/// - Parameter multiplexer: the question about pictures goes through it to the terminal behind.
package func terminalQuestions(through multiplexer: Multiplexer?) -> [UInt8] {
    let picture = Array("\u{1B}_Gi=1,s=1,v=1,a=q,t=d,f=24;AAAA\u{1B}\\".utf8)
    return (multiplexer?.passing(picture) ?? picture)
        + Array("\u{1B}[>q\u{1B}[16t\u{1B}[14t\u{1B}[48;2;1;2;3m\u{1B}P$qm\u{1B}\\\u{1B}[0m\u{1B}[c".utf8)
}

/// Reads the answers out of whatever has come. Source: xterm's control sequences; ECMA-48; kitty's graphics protocol.
/// - Parameters:
///   - columns: of the terminal, in cells, like `rows`: what a cell is where only the whole is told.
package func terminalTraits(_ bytes: [UInt8], columns: Int = 0, rows: Int = 0) -> TerminalTraits {
    let text = String(decoding: bytes.prefix(4096), as: UTF8.self)
    var traits = TerminalTraits()
    if let match = text.firstMatch(of: /\u{1B}\[4;([0-9]{1,5});([0-9]{1,5})t/), columns > 0, rows > 0 {
        traits.cell = CellSize(width: (Int(match.2) ?? 0) / columns, height: (Int(match.1) ?? 0) / rows)
    }
    if let match = text.firstMatch(of: /\u{1B}\[6;([0-9]{1,3});([0-9]{1,3})t/),
        let cell = CellSize(width: Int(match.2) ?? 0, height: Int(match.1) ?? 0)
    {
        traits.cell = cell
    }
    if let match = text.firstMatch(of: /\u{1B}P>\|([^\u{1B}]{1,100})\u{1B}\\/) {
        traits.name = visibleText(match.1)
    }
    traits.hasTruecolor = text.contains(/\u{1B}P1\$r[0-9;:]*48[:;]2[:;]+1[:;]2[:;]3/)
    traits.hasKittyGraphics = text.contains(/\u{1B}_Gi=1[^;\u{1B}]*;OK/)
    if let match = text.firstMatch(of: /\u{1B}\[\?([0-9;]*)c/) {
        traits.isComplete = true
        // The first number is the class of the terminal. Source: DEC STD 070; 4 is sixel graphics.
        traits.hasSixels = match.1.split(separator: ";").dropFirst().contains("4")
    }
    return traits
}

extension Terminal {
    /// Asks the terminal, which has to be entered; it ends in time whether or not there are answers.
    /// - Parameters:
    ///   - limit: only terminals that answer nothing at all take so long; answers may come a long way.
    ///   - multiplexer: what lies between; the terminal behind it answers later than it does itself.
    /// - Returns: the traits, and all that was read: what was typed meanwhile is among it.
    package func ask(
        through multiplexer: Multiplexer? = nil, withinMilliseconds limit: Int = 1000
    ) -> (traits: TerminalTraits, read: [UInt8]) {
        guard write(terminalQuestions(through: multiplexer)) else { return (TerminalTraits(), []) }
        let size = size
        let clock = ContinuousClock()
        var end = clock.now + .milliseconds(limit)
        var bytes: [UInt8] = []
        var traits = TerminalTraits()
        var isLingering = false
        while clock.now < end, bytes.count < 4096 {
            let left = Int((end - clock.now) / .milliseconds(1))
            guard case .bytes(let piece) = read(withinMilliseconds: max(left, 1)) else { break }
            bytes += piece
            traits = terminalTraits(bytes, columns: size?.columns ?? 0, rows: size?.rows ?? 0)
            guard traits.isComplete else { continue }
            guard multiplexer != nil, !traits.hasKittyGraphics else { break }
            if !isLingering { end = min(end, clock.now + .milliseconds(300)) }
            isLingering = true
        }
        return (traits, bytes)
    }
}
