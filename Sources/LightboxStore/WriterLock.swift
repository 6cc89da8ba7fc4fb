package import SystemPackage

/// The right to write to a data folder, which importers, receivers and other commands have in turn.
///
/// Whoever lets go of it and asks again comes behind those who wait: they stand in line for a second lock, which is held
/// only until its holder has the first.
package struct WriterLock: Sendable {
    private let folder: FilePath

    package init(folder: FilePath) {
        self.folder = folder
    }

    /// - Parameter patience: how long to wait for it.
    /// - Returns: held until it is let go of; `nil` where others write for longer than that.
    /// - Throws: `StoreError` where the folder can't be written; `CancellationError`.
    package func take(patience: Duration) async throws -> FileLock? {
        let end = ContinuousClock.now + patience
        guard
            let line = try await FileLock.waited(folder.appending("line.lock"), .exclusive, patience: patience)
        else { return nil }
        defer { withExtendedLifetime(line) {} }
        return try await FileLock.waited(
            folder.appending("writer.lock"), .exclusive, patience: max(.zero, end - ContinuousClock.now))
    }
}
