internal import CTerminal

/// The size of a terminal in cells, and of a cell in pixels where the terminal tells.
package struct TerminalSize: Hashable, Sendable {
    package var columns: Int
    package var rows: Int
    package var cell: CellSize?

    package init(columns: Int, rows: Int, cell: CellSize? = nil) {
        self.columns = columns
        self.rows = rows
        self.cell = cell
    }
}

/// The terminal that the process belongs to. Between `enter` and `leave` keys come at once and the screen is ours; it is
/// given back on every end of the process that runs code (an exit, a signal, a crash) and while it is stopped.
package struct Terminal: Sendable {
    private let descriptor: Int32

    /// The controlling terminal, also where standard input or output is something else.
    /// - Returns: `nil` where there is none.
    package init?() {
        let descriptor = cterminal_open()
        guard descriptor >= 0 else { return nil }
        self.descriptor = descriptor
    }

    /// - Returns: `nil` where standard output is no terminal.
    package static func size(ofStandardOutput: Void) -> TerminalSize? {
        cterminal_is_terminal(1) ? size(of: 1) : nil
    }

    package static var isInteractive: Bool { cterminal_is_terminal(0) && cterminal_is_terminal(1) }

    package var size: TerminalSize? { Self.size(of: descriptor) }

    private static func size(of descriptor: Int32) -> TerminalSize? {
        var size = cterminal_size()
        guard unsafe cterminal_get_size(descriptor, &size), size.columns > 0, size.rows > 0 else { return nil }
        return TerminalSize(
            columns: Int(size.columns), rows: Int(size.rows),
            cell: CellSize(width: Int(size.width) / Int(size.columns), height: Int(size.height) / Int(size.rows)))
    }

    /// The other screen, no cursor, mouse with drags in SGR form (1002, 1006), pasted text in brackets.
    private static let greeting = "\u{1B}[?1049h\u{1B}[?25l\u{1B}[?1002h\u{1B}[?1006h\u{1B}[?2004h"
    /// Undoes it, and a half-sent string or synchronised output first.
    private static let farewell =
        "\u{1B}\\\u{1B}[?2026l\u{1B}[0m\u{1B}[?2004l\u{1B}[?1006l\u{1B}[?1002l\u{1B}[?25h\u{1B}[?1049l"

    /// - Returns: whether the terminal let itself be entered.
    package func enter() -> Bool {
        let greeting = Array(Self.greeting.utf8)
        let farewell = Array(Self.farewell.utf8)
        return unsafe greeting.withUnsafeBufferPointer { greeting in
            unsafe farewell.withUnsafeBufferPointer { farewell in
                guard let first = greeting.baseAddress, let last = farewell.baseAddress else { return false }
                return unsafe cterminal_enter(descriptor, first, greeting.count, last, farewell.count)
            }
        }
    }

    package func leave() {
        cterminal_leave()
    }

    /// Gives the terminal to the shell and stops the process, as Ctrl-Z does elsewhere. Returns when it goes on.
    package func suspend() {
        cterminal_suspend()
    }

    /// How often the process went on after a stop; the screen is not known then.
    package var resumptionCount: UInt32 { cterminal_resumptions() }

    /// Who started the process has ended, and the keys go to others.
    package var isLost: Bool { cterminal_is_lost(descriptor) }

    /// - Returns: whether the terminal is still there.
    package func write(_ bytes: [UInt8]) -> Bool {
        guard !bytes.isEmpty else { return true }
        return unsafe bytes.withUnsafeBufferPointer { buffer in
            guard let start = buffer.baseAddress else { return true }
            return unsafe cterminal_write(descriptor, start, buffer.count)
        }
    }

    package enum Input: Equatable, Sendable {
        case bytes([UInt8])
        case nothing
        case gone
    }

    /// Blocks until there is input, or the time is over.
    package func read(withinMilliseconds milliseconds: Int) -> Input {
        switch cterminal_wait(descriptor, Int32(clamping: milliseconds)) {
        case 0: return .nothing
        case 1: break
        default: return .gone
        }
        var count = -1
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: 4096) { buffer, initialized in
            guard let start = buffer.baseAddress else { return }
            count = unsafe cterminal_read(descriptor, start, 4096)
            initialized = max(count, 0)
        }
        guard count != 0 else { return .nothing }
        return count > 0 ? .bytes(bytes) : .gone
    }
}
