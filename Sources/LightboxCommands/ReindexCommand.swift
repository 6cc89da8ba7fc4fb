internal import ArgumentParser
internal import Foundation
internal import LightboxIndexSQLite
internal import LightboxIngest
internal import LightboxSettings
internal import LightboxStore
internal import LightboxWork
internal import SystemPackage

struct ReindexCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reindex",
        abstract: "Make the index anew from the objects alone.",
        discussion: """
            For an index that was lost or is damaged. Searches give the same as before. The old index stays in use until
            the new one is complete. Stop the server first.

            Example:
              lightbox reindex --data /srv/images
            """)

    @OptionGroup var options: SettingsOptions

    func run() async throws {
        let settings = try options.existingSettings()
        let path = FilePath(settings.data)
        let writer = try await DataFolder.writerLock(of: path)
        let exclusive = try await DataFolder.exclusiveLock(of: path)
        let made = IndexFiles(path.appending("index.new.sqlite").string)
        let used = IndexFiles(path.appending(DataFolder.indexName).string)
        made.delete()
        let outcome = try await cancellingOnSignals { try await build(settings, made: made, used: used) }
        try used.replace(by: made)
        withExtendedLifetime((writer, exclusive)) {}
        for key in outcome.damagedKeys { print("damaged   \(key): it can't be read, and is not in the index.") }
        print("\(count(outcome.instanceCount, "instance")) indexed, \(outcome.damagedKeys.count) damaged.")
        if !outcome.damagedKeys.isEmpty { throw ExitStatus.someRefused }
    }
}

private func build(_ settings: Settings, made: IndexFiles, used: IndexFiles) async throws -> LogReplay.Outcome {
    let folder = try DataFolder(settings, indexName: made.name)
    let outcome = try await folder.replay.run(includesUnlogged: true)
    // What the objects don't tell is a memory that makes the next import fast: it can be missed.
    if used.isThere { try? folder.index.takeOverSources(fromIndexAt: used.path) }
    try await folder.pool.shutDown()
    try folder.index.close()
    return outcome
}

/// The files of a SQLite index.
private struct IndexFiles {
    let path: String

    init(_ path: String) {
        self.path = path
    }

    var name: String { URL(filePath: path).lastPathComponent }
    var isThere: Bool { FileManager.default.fileExists(atPath: path) }
    private var companions: [String] { [path + "-wal", path + "-shm"] }

    func delete() {
        for file in [path] + companions { try? FileManager.default.removeItem(atPath: file) }
    }

    /// Puts another index in the place of this one. After a crash in between there is none, and the next command that
    /// writes makes it anew.
    func replace(by other: IndexFiles) throws {
        delete()
        try FileManager.default.moveItem(atPath: other.path, toPath: path)
        other.delete()
    }
}
