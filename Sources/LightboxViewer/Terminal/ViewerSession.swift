internal import DICOMweb
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
    ///   - choices: how pictures are drawn where the terminal does not say better.
    ///   - study: opened at once.
    package func run(_ choices: DrawingChoices, study: StudyEntry? = nil) async throws {
        guard let size = terminal.size, terminal.enter() else { throw SessionError.noTerminal }
        defer { terminal.leave() }
        let drawing = choices.options(
            for: terminal.ask(through: choices.multiplexer), size: size)
        var state = ViewerState(
            size: TerminalSize(columns: size.columns, rows: size.rows), drawing: drawing,
            sourceName: source.name, hasAddresses: source.hasAddresses)
        // Input is small; pictures are bounded by the wanted ones. So nothing piles up here.
        let (events, sink) = AsyncStream.makeStream(of: ViewerEvent.self)
        let reader = readInput(into: sink)
        defer { reader.stop() }
        let tasks = SessionTasks(source: source, sink: sink)
        defer { tasks.cancelAll() }
        var painter = ScreenPainter(
            pictures: drawing.graphics.map {
                PicturePainter(
                    $0, cell: drawing.cell, multiplexer: choices.multiplexer,
                    number: Int(ProcessInfo.processInfo.processIdentifier))
            })
        defer { _ = terminal.write(painter.forget()) }
        var isRunning = perform(state.start(study: study), tasks, &painter)
        tasks.bring(state.wantedPictures)
        _ = terminal.write(painter.bytes(showing: state))
        for await event in events {
            isRunning = perform(state.handle(event), tasks, &painter)
            guard isRunning else { break }
            tasks.bring(state.wantedPictures)
            _ = terminal.write(painter.bytes(showing: state))
        }
    }

    /// - Returns: whether to go on.
    private func perform(_ effects: [ViewerEffect], _ tasks: SessionTasks, _ painter: inout ScreenPainter) -> Bool {
        for effect in effects {
            switch effect {
            case .quit: return false
            case .repaint: _ = terminal.write(painter.forget())
            case .copyAddress(let resource):
                guard let url = source.address(of: resource) else { continue }
                let address = Data(url.utf8).base64EncodedString()
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
