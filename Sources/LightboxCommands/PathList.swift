internal import Foundation
internal import LightboxStore
internal import Synchronization
internal import SystemPackage

/// Paths that are separated by zero bytes, as `find -print0` writes them, read as they are asked for.
final class PathList: Sendable {
    private struct State {
        var first: [FilePath]
        var buffer: [UInt8] = []
        var isAtEnd = false
    }

    private let descriptor: FileDescriptor
    private let state: Mutex<State>

    /// - Parameters:
    ///   - path: of a file; `-` is standard input.
    ///   - first: paths that come before those of the list.
    init(path: String, behind first: [FilePath]) throws {
        do {
            descriptor =
                path == "-"
                ? .standardInput : try FileDescriptor.open(FilePath(path), .readOnly, options: [.closeOnExec])
        } catch {
            throw CommandFailure(message: "\(path) can't be read. Name a file with paths, or - for standard input.")
        }
        state = Mutex(State(first: first.reversed()))
    }

    func next() -> FilePath? {
        state.withLock { state in
            if let path = state.first.popLast() { return path }
            while true {
                if let end = state.buffer.firstIndex(of: 0) {
                    let path = Array(state.buffer[..<end])
                    state.buffer.removeFirst(end + 1)
                    if path.isEmpty { continue }
                    return filePath(path)
                }
                guard !state.isAtEnd else {
                    defer { state.buffer = [] }
                    return state.buffer.isEmpty ? nil : filePath(state.buffer)
                }
                var piece = [UInt8](repeating: 0, count: 1 << 16)
                let count = unsafe piece.withUnsafeMutableBytes { unsafe (try? descriptor.read(into: $0)) ?? 0 }
                state.isAtEnd = count == 0
                state.buffer += piece.prefix(count)
            }
        }
    }
}
