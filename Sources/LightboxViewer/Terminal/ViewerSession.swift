internal import DICOMweb
internal import Dispatch
internal import Foundation

/// Runs a viewer on a terminal: events in, effects out. The network is never waited for.
package struct ViewerSession: Sendable {
    private let terminal: Terminal
    private let source: any StudySource

    package init(terminal: Terminal, source: any StudySource) {
        self.terminal = terminal
        self.source = source
    }

    package enum SessionError: Error, Equatable, Sendable {
        /// The terminal does not let itself be entered.
        case noTerminal
    }

    /// - Parameters:
    ///   - drawing: how pictures are drawn where the terminal does not say better.
    ///   - choosesColors: take truecolor if the terminal has it.
    ///   - study: opened at once.
    package func run(drawing: DrawingOptions, choosesColors: Bool, study: StudyEntry? = nil) async throws {
        guard let size = terminal.size, terminal.enter() else { throw SessionError.noTerminal }
        defer { terminal.leave() }
        var drawing = drawing
        let traits = terminal.ask()
        if choosesColors, traits.hasTruecolor, drawing.colors != .mono { drawing.colors = .truecolor }
        if let cell = traits.cell ?? size.cell { drawing.cell = cell }
        var state = ViewerState(
            size: TerminalSize(columns: size.columns, rows: size.rows), drawing: drawing,
            sourceName: source.name)
        // Input is small; pictures are bounded by the wanted ones. So nothing piles up here.
        let (events, sink) = AsyncStream.makeStream(of: ViewerEvent.self)
        let reader = readInput(into: sink)
        defer { reader.stop() }
        let tasks = SessionTasks(source: source, sink: sink)
        defer { tasks.cancelAll() }
        var painter = Painter(terminal: terminal)
        var isRunning = perform(state.start(study: study), tasks, &painter)
        tasks.bring(state.wantedPictures)
        painter.paint(state)
        for await event in events {
            isRunning = perform(state.handle(event), tasks, &painter)
            guard isRunning else { break }
            tasks.bring(state.wantedPictures)
            painter.paint(state)
        }
    }

    /// - Returns: whether to go on.
    private func perform(_ effects: [ViewerEffect], _ tasks: SessionTasks, _ painter: inout Painter) -> Bool {
        for effect in effects {
            switch effect {
            case .quit: return false
            case .repaint: painter.forget()
            case .copyAddress(let resource):
                let address = Data(source.address(of: resource).utf8).base64EncodedString()
                // Source: xterm's OSC 52.
                _ = terminal.write(Array("\u{1B}]52;c;\(address)\u{07}".utf8))
            default: tasks.start(effect)
            }
        }
        return true
    }

    /// A thread of its own waits for keys, since reading blocks; it also sees when the size changes.
    private func readInput(into sink: AsyncStream<ViewerEvent>.Continuation) -> InputReader {
        let reader = InputReader(terminal: terminal, sink: sink)
        reader.start()
        return reader
    }
}

/// What is shown, so that only changes are sent.
private struct Painter {
    let terminal: Terminal
    private var shown: Grid?
    private var cache = BlockCache()

    init(terminal: Terminal) {
        self.terminal = terminal
    }

    mutating func forget() {
        shown = nil
    }

    mutating func paint(_ state: ViewerState) {
        let grid = screen(of: state, cache: &cache)
        _ = terminal.write(bytes(turning: shown, into: grid, colors: state.drawing.colors))
        shown = grid
    }
}
