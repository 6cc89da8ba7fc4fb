/// A program between us and the terminal that draws, which has to be asked to let a sequence through.
package enum Multiplexer: Equatable, Sendable {
    case tmux

    package init?(environment: [String: String]) {
        guard let socket = environment["TMUX"], !socket.isEmpty else { return nil }
        self = .tmux
    }

    /// The sequence as tmux passes it on, where its option `allow-passthrough` says so. Source: tmux(1).
    package func passing(_ sequence: [UInt8]) -> [UInt8] {
        var wrapped = Array("\u{1B}Ptmux;".utf8)
        for byte in sequence {
            if byte == 0x1B { wrapped.append(byte) }
            wrapped.append(byte)
        }
        return wrapped + Array("\u{1B}\\".utf8)
    }
}
