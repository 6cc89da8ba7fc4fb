internal import Foundation
internal import Synchronization

/// Reads keys on a thread of its own and sends them as events. It looks at the size of the terminal whenever nothing was
/// typed for a moment: a signal would tell sooner, but its handler can't be shared with other parts of a process.
final class InputReader: Sendable {
    private let terminal: Terminal
    private let queue: EventQueue
    private let isStopped = Mutex(false)

    /// A lone escape is the key if nothing follows within this time; sequences come in one piece or faster.
    private static let patience = 60

    init(terminal: Terminal, queue: EventQueue) {
        self.terminal = terminal
        self.queue = queue
    }

    /// - Parameter typed: what was read before, answers of the terminal among it.
    func start(after typed: [UInt8]) {
        Thread.detachNewThread { self.run(typed) }
    }

    func stop() {
        isStopped.withLock { $0 = true }
    }

    private func run(_ typed: [UInt8]) {
        var parser = InputParser()
        var size = terminal.size
        var resumptionCount = terminal.resumptionCount
        parser.read(typed).forEach { queue.put(.input($0)) }
        while !isStopped.withLock({ $0 }) {
            switch terminal.read(withinMilliseconds: Self.patience) {
            case .bytes(let bytes): parser.read(bytes).forEach { queue.put(.input($0)) }
            case .nothing: parser.endWaiting().forEach { queue.put(.input($0)) }
            case .gone: return queue.finish()
            }
            if terminal.isLost { return queue.finish() }
            let count = terminal.resumptionCount
            if let now = terminal.size, now != size || count != resumptionCount {
                (size, resumptionCount) = (now, count)
                queue.put(.resized(now))
            }
        }
    }
}
