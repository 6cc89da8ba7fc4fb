internal import Foundation

/// Writes to a terminal away from the threads that requests run on: one at the end of a slow line takes its time.
struct ScreenWriter: Sendable {
    let terminal: Terminal

    /// Returns when the terminal has taken all of it. - Returns: whether it is still there.
    @discardableResult
    func write(_ bytes: [UInt8]) async -> Bool {
        guard !bytes.isEmpty else { return true }
        return await withCheckedContinuation { continuation in
            // A thread for each screen: there are a few tens a second.
            Thread.detachNewThread { continuation.resume(returning: terminal.write(bytes)) }
        }
    }
}
