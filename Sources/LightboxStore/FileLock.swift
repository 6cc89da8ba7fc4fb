internal import Glibc
package import SystemPackage

/// An advisory lock on a file; the system frees it when its holder ends, however it ends.
///
/// Two locks of one process on the same file keep each other out as those of two processes do (`flock`).
package final class FileLock: Sendable {
    package enum Kind: Sendable {
        /// Many may hold it, unless one holds it exclusively.
        case shared
        case exclusive
    }

    private let descriptor: FileDescriptor

    /// Takes the lock if it is free at this moment. The file is made where it is missing.
    /// - Returns: `nil` where another holds it.
    package static func taken(_ path: FilePath, _ kind: Kind) throws(StoreError) -> FileLock? {
        let lock = try FileLock(path)
        return lock.take(kind) ? lock : nil
    }

    private init(_ path: FilePath) throws(StoreError) {
        do {
            descriptor = try FileDescriptor.open(
                path, .readWrite, options: [.create, .closeOnExec], permissions: [.ownerReadWrite])
        } catch {
            throw .unwritable(path: path.string, code: (error as? Errno)?.rawValue ?? EIO)
        }
    }

    private func take(_ kind: Kind) -> Bool {
        flock(descriptor.rawValue, (kind == .shared ? LOCK_SH : LOCK_EX) | LOCK_NB) == 0
    }

    /// Takes the lock as soon as it is free, without holding a thread meanwhile.
    /// - Parameter patience: how long to wait for it.
    /// - Returns: `nil` where another holds it until then.
    /// - Throws: `StoreError`; `CancellationError`.
    package static func waited(_ path: FilePath, _ kind: Kind, patience: Duration) async throws -> FileLock? {
        let lock = try FileLock(path)
        let end = ContinuousClock.now + patience
        var pause = Duration.milliseconds(1)
        while !lock.take(kind) {
            guard ContinuousClock.now < end else { return nil }
            try await Task.sleep(for: pause)
            pause = min(pause * 2, .milliseconds(20))
        }
        return lock
    }

    /// The file still has a name: a lock on one that was deleted keeps nobody out.
    var isNamed: Bool {
        var status = stat()
        return unsafe fstat(descriptor.rawValue, &status) == 0 && status.st_nlink > 0
    }

    deinit {
        try? descriptor.close()
    }
}
