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
        let (traits, typed) = terminal.ask(through: choices.multiplexer)
        let drawing = choices.options(for: traits, size: size)
        var state = ViewerState(
            size: TerminalSize(columns: size.columns, rows: size.rows), drawing: drawing,
            sourceName: source.name, hasAddresses: source.hasAddresses)
        // Input is small; pictures are bounded by the wanted ones. So nothing piles up here.
        let queue = EventQueue()
        let reader = InputReader(terminal: terminal, queue: queue)
        let tasks = SessionTasks(source: source, queue: queue)
        defer {
            reader.stop()
            tasks.cancelAll()
        }
        var painter = ScreenPainter(
            pictures: drawing.graphics.map {
                PicturePainter(
                    $0, cell: drawing.cell, multiplexer: choices.multiplexer,
                    number: Int(ProcessInfo.processInfo.processIdentifier))
            })
        let writer = ScreenWriter(terminal: terminal)
        reader.start(after: typed)
        var effects = state.start(study: study)
        while await perform(effects, tasks, &painter, writer, choices.multiplexer) {
            tasks.bring(state.wantedPictures)
            await writer.write(painter.bytes(showing: state))
            guard let events = await queue.next() else { break }
            effects = events.flatMap { state.handle($0) }
        }
        await writer.write(painter.forget())
    }

    /// - Returns: whether to go on.
    private func perform(
        _ effects: [ViewerEffect], _ tasks: SessionTasks, _ painter: inout ScreenPainter, _ writer: ScreenWriter,
        _ multiplexer: Multiplexer?
    ) async -> Bool {
        for effect in effects {
            switch effect {
            case .quit: return false
            case .repaint: await writer.write(painter.forget())
            case .suspend: terminal.suspend()
            case .copyAddress(let resource):
                guard let url = source.address(of: resource) else { continue }
                await writer.write(clipboardSequence(url, through: multiplexer))
            default: tasks.start(effect)
            }
        }
        return true
    }
}

/// Puts a text into the clipboard of the machine where the terminal is shown. Source: xterm's OSC 52.
/// - Parameter multiplexer: it may pass the sequence on itself, or let it through, or neither; twice does no harm.
package func clipboardSequence(_ text: String, through multiplexer: Multiplexer?) -> [UInt8] {
    let sequence = Array("\u{1B}]52;c;\(Data(text.utf8).base64EncodedString())\u{07}".utf8)
    return sequence + (multiplexer?.passing(sequence) ?? [])
}
