internal import CLinux
internal import Glibc
internal import LightboxIndex
internal import LightboxStore
package import SystemPackage

/// Folders into which files are dropped by others: each is imported once it has stopped growing.
package struct DropFolder: Sendable {
    private let folders: [FilePath]
    private let settling: Duration

    /// How long nothing may happen before the folders are looked at anyway: some network file systems tell nothing.
    private static let longestWait = Duration.seconds(60)

    /// - Parameter settling: how long a file must have been left alone.
    package init(folders: [FilePath], settling: Duration) {
        self.folders = folders
        self.settling = settling
    }

    /// Imports what comes until the task is cancelled.
    /// - Throws: what the importer throws; `CancellationError` in the end.
    package func run(
        with importer: Importer, isolation: isolated (any Actor)? = #isolation, report: (ImportEvent) async -> Void
    ) async throws {
        let changes = try FolderChanges()
        let seen = SeenFiles(settling: settling)
        while true {
            seen.beginRound()
            let walk = FolderWalk(folders, entering: { changes.watch($0) }, taking: { seen.isReady($0, $1) })
            try await importer.run(walk, isolation: isolation, report: report)
            // Something is still growing: look again when it can have settled.
            try await changes.wait(atMost: seen.isWaiting ? settling : Self.longestWait)
        }
    }
}

/// Tells when something happens in folders (inotify).
private final class FolderChanges: Sendable {
    private let descriptor: FileDescriptor

    init() throws {
        let number = clinux_watch_open()
        guard number >= 0 else { throw StoreError.unreadable(code: -number) }
        descriptor = FileDescriptor(rawValue: number)
    }

    deinit {
        try? descriptor.close()
    }

    /// A folder that can't be watched is still looked at from time to time.
    func watch(_ folder: FilePath) {
        _ = unsafe folder.withPlatformString { unsafe clinux_watch_add(descriptor.rawValue, $0) }
    }

    /// Comes back when something has happened, or after a while.
    func wait(atMost duration: Duration) async throws {
        let end = ContinuousClock.now + duration
        while ContinuousClock.now < end, clinux_watch_take(descriptor.rawValue) == 0 {
            try await Task.sleep(for: .milliseconds(250))
        }
        try Task.checkCancellation()
    }
}
