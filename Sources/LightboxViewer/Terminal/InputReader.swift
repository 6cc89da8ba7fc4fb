internal import Foundation
internal import Synchronization

/// Reads keys on a thread of its own and sends them as events. It looks at the size of the terminal whenever nothing was
/// typed for a moment: a signal would tell sooner, but its handler can't be shared with other parts of a process.
final class InputReader: Sendable {
    private let terminal: Terminal
    private let sink: AsyncStream<ViewerEvent>.Continuation
    private let isStopped = Mutex(false)

    /// A lone escape is the key if nothing follows within this time; sequences come in one piece or faster.
    private static let patience = 60

    init(terminal: Terminal, sink: AsyncStream<ViewerEvent>.Continuation) {
        self.terminal = terminal
        self.sink = sink
    }

    func start() {
        Thread.detachNewThread { self.run() }
    }

    func stop() {
        isStopped.withLock { $0 = true }
    }

    private func run() {
        var parser = InputParser()
        var size = terminal.size
        while !isStopped.withLock({ $0 }) {
            switch terminal.read(withinMilliseconds: Self.patience) {
            case .bytes(let bytes): parser.read(bytes).forEach { sink.yield(.input($0)) }
            case .nothing: parser.endWaiting().forEach { sink.yield(.input($0)) }
            case .gone: return sink.finish()
            }
            if let now = terminal.size, now != size {
                size = now
                sink.yield(.resized(now))
            }
        }
    }
}
