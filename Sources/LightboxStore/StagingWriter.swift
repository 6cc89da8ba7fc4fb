internal import Crypto
internal import Glibc
internal import Synchronization
internal import SystemPackage

/// Writes an object that arrives in pieces to a file that nobody sees, hashed on the way. Blocks; one call at a time. A
/// writer that is let go of before it has finished leaves nothing behind.
package final class StagingWriter: Sendable {
    private struct State {
        var output: FileDescriptor?
        var hash = SHA256()
        var byteCount: Int64 = 0
    }

    private let path: FilePath
    private let folder: FilePath
    private let state: Mutex<State>

    /// - Parameters:
    ///   - path: of the file, which is made.
    ///   - folder: named in errors.
    init(path: FilePath, in folder: FilePath) throws(StoreError) {
        self.path = path
        self.folder = folder
        do {
            state = Mutex(State(output: try newFile(path)))
        } catch {
            throw writeError(error, at: folder)
        }
    }

    deinit {
        guard let output = state.withLock({ $0.output }) else { return }
        try? output.close()
        _ = unsafe unlink(path.string)
    }

    package func write(_ piece: [UInt8]) throws(StoreError) {
        do {
            try state.withLock { state in
                guard let output = state.output else { throw Errno.badFileDescriptor }
                state.hash.update(data: piece)
                try output.writeAll(piece)
                state.byteCount += Int64(piece.count)
            }
        } catch {
            throw writeError(error, at: folder)
        }
    }

    /// Makes what was written durable; nothing can be written afterwards.
    package func finish() throws(StoreError) -> StagedObject {
        do {
            return try state.withLock { state in
                guard let output = state.output else { throw Errno.badFileDescriptor }
                guard fsync(output.rawValue) == 0 else { throw Errno(rawValue: errno) }
                try output.close()
                state.output = nil
                return StagedObject(
                    byteCount: state.byteCount, digest: Array(state.hash.finalize()), content: .file(path))
            }
        } catch {
            throw writeError(error, at: folder)
        }
    }
}

/// A file that was not there before.
func newFile(_ path: FilePath) throws -> FileDescriptor {
    try FileDescriptor.open(
        path, .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec],
        permissions: [.ownerReadWrite, .groupRead])
}

/// What an error on the way into a folder means to the caller.
func writeError(_ error: any Error, at folder: FilePath) -> StoreError {
    guard let code = error as? Errno, code != .noSpace, code != .diskQuotaExceeded else { return StoreError(error) }
    return .unwritable(path: folder.string, code: code.rawValue)
}
