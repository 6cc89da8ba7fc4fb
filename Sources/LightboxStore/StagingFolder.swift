internal import Glibc
internal import Synchronization
internal import SystemPackage

/// Where one store keeps what is not committed yet: a folder of its own in `staging/`, made when it is first needed.
///
/// A lock beside it tells the others that it is in use; what a process leaves that was killed, the next one clears away.
final class StagingFolder: Sendable {
    private let parent: FilePath
    private let own = Mutex<(path: FilePath, lock: FileLock)?>(nil)

    /// - Parameter parent: is there already.
    init(parent: FilePath) {
        self.parent = parent
    }

    deinit {
        guard let (path, _) = own.withLock({ $0 }) else { return }
        Self.delete(path)
        _ = unsafe unlink(path.string + Self.lockSuffix)
    }

    /// A name that nothing has yet.
    func newPath() throws(StoreError) -> FilePath {
        let made = own.withLock { own -> Result<FilePath, StoreError> in
            if let own { return .success(own.path) }
            do throws(StoreError) {
                let folder = try Self.made(in: parent)
                own = folder
                return .success(folder.path)
            } catch {
                return .failure(error)
            }
        }
        return try made.get().appending("\(Self.newName()).part")
    }

    /// Clears away what others left that are no more.
    func clearAbandoned() {
        for name in (try? folderNames(parent)) ?? [] {
            let path = parent.appending(name)
            guard name.hasSuffix(Self.lockSuffix) else {
                // A name without a folder: of a version that had only one folder for all.
                if name.hasSuffix(".part") { _ = unsafe unlink(path.string) }
                continue
            }
            guard let lock = try? FileLock.taken(path, .exclusive) else { continue }
            Self.delete(parent.appending(String(name.dropLast(Self.lockSuffix.count))))
            _ = unsafe unlink(path.string)
            withExtendedLifetime(lock) {}
        }
    }

    private static let lockSuffix = ".lock"

    private static func made(in parent: FilePath) throws(StoreError) -> (path: FilePath, lock: FileLock) {
        while true {
            let path = parent.appending(newName())
            // Between its making and its taking another process may have cleared the lock away.
            guard let lock = try FileLock.taken(FilePath(path.string + lockSuffix), .exclusive), lock.isNamed else {
                continue
            }
            _ = try makeFolder(path)
            return (path, lock)
        }
    }

    private static func delete(_ folder: FilePath) {
        for name in (try? folderNames(folder)) ?? [] where name.hasSuffix(".part") {
            _ = unsafe unlink(folder.appending(name).string)
        }
        _ = unsafe rmdir(folder.string)
    }

    private static func newName() -> String {
        hexadecimal((0..<16).map { _ in .random(in: 0...255) })
    }
}
