/// What a terminal says of itself when it is asked.
package struct TerminalTraits: Equatable, Sendable {
    package var cell: CellSize?
    package var hasTruecolor = false
    /// The terminal has said its device attributes, which all that answer at all come to last.
    package var isComplete = false

    package init() {}
}

/// Asks for the size of a cell (CSI 16 t), for a colour that was set before as it is kept (DECRQSS), then for the device
/// attributes: every terminal answers the last one, so that nobody waits for an answer that doesn't come.
package let terminalQuestions = Array(
    "\u{1B}[16t\u{1B}[48;2;1;2;3m\u{1B}P$qm\u{1B}\\\u{1B}[0m\u{1B}[c".utf8)

/// Reads the answers out of whatever has come. Source: xterm's control sequences; ECMA-48.
package func terminalTraits(_ bytes: [UInt8]) -> TerminalTraits {
    let text = String(decoding: bytes.prefix(4096), as: UTF8.self)
    var traits = TerminalTraits()
    if let match = text.firstMatch(of: /\u{1B}\[6;([0-9]{1,3});([0-9]{1,3})t/) {
        traits.cell = CellSize(width: Int(match.2) ?? 0, height: Int(match.1) ?? 0)
    }
    traits.hasTruecolor = text.contains(/\u{1B}P1\$r[0-9;:]*48[:;]2[:;]+1[:;]2[:;]3/)
    traits.isComplete = text.contains(/\u{1B}\[\?[0-9;]*c/)
    return traits
}

extension Terminal {
    /// Asks the terminal, which has to be entered; it ends in time whether or not there are answers.
    /// - Returns: the traits, and what was typed meanwhile is lost.
    package func ask(withinMilliseconds limit: Int = 250) -> TerminalTraits {
        guard write(terminalQuestions) else { return TerminalTraits() }
        let clock = ContinuousClock()
        let end = clock.now + .milliseconds(limit)
        var bytes: [UInt8] = []
        while clock.now < end, bytes.count < 4096, !terminalTraits(bytes).isComplete {
            let left = Int((end - clock.now) / .milliseconds(1))
            guard case .bytes(let piece) = read(withinMilliseconds: max(left, 1)) else { break }
            bytes += piece
        }
        return terminalTraits(bytes)
    }
}
