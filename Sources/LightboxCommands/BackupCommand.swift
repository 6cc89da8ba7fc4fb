internal import ArgumentParser
internal import Foundation
internal import LightboxAuditTrail
internal import LightboxIndex
internal import LightboxIndexSQLite
internal import LightboxIssuer
internal import LightboxSettings
internal import LightboxStore
internal import LightboxWork
internal import SystemPackage

struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copy a data folder, while it is served and written to.",
        discussion: """
            The copy is what the data folder was at one moment. A second backup into the same folder copies what has come
            since, and erases what has been erased. Files that are indexed in place are not in it: they are not ours.
            Importers wait while the last new objects and the index are copied. Audit events that wait for their receiver
            are in it, and the key of the issuer for rehearsals: keep it as you keep the data folder.

            Examples:
              lightbox backup --data /srv/images --to /mnt/backup/images
              lightbox restore --data /srv/images --from /mnt/backup/images
            """)

    @OptionGroup var options: SettingsOptions

    @Option(help: ArgumentHelp("The folder of the backup; made where it is missing.", valueName: "DIR"))
    var to: String

    func run() async throws {
        let settings = try options.existingSettings()
        let target = FilePath(to)
        try checkTarget()
        let folder = try DataFolder(settings)
        do {
            let note = try await cancellingOnSignals { try await folder.backUp(to: target) }
            try await folder.pool.shutDown()
            print("\(count(note.instances, "instance")) are in \(to).")
        } catch let error as StoreError {
            throw CommandFailure(
                message: "The backup is not complete: \(error.text) Run the same command again to go on.")
        }
    }

    /// Another program's folder stays as it is.
    private func checkTarget() throws {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: to)) ?? []
        guard names.isEmpty || names.contains(BackupNote.fileName) else {
            throw CommandFailure(
                message: "\(to) is not empty and holds no backup. Name an empty folder, or one of an earlier backup.",
                exitCode: ExitStatus.wrongUsage)
        }
    }
}

struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Make a data folder of a backup.",
        discussion: """
            The data folder must not be there yet. The index is checked; lightbox verify --deep compares every byte.

            Example:
              lightbox restore --data /srv/images --from /mnt/backup/images
            """)

    @OptionGroup var options: SettingsOptions

    @Option(help: ArgumentHelp("The folder of the backup.", valueName: "DIR"))
    var from: String

    func run() async throws {
        let settings = try options.settings()
        let (source, target) = (FilePath(from), FilePath(settings.data))
        guard let note = BackupNote(folder: source) else {
            throw CommandFailure(
                message: "\(from) holds no finished backup: there is no \(BackupNote.fileName) in it.",
                exitCode: ExitStatus.wrongUsage)
        }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: settings.data)) ?? []
        guard names.isEmpty else {
            throw CommandFailure(
                message: "\(settings.data) is there already. Move it away, or name another folder with --data.",
                exitCode: ExitStatus.wrongUsage)
        }
        do {
            _ = try StoreCopy(from: source, to: target).run()
            let index = DataFolder.indexName
            try FileManager.default.copyItem(
                atPath: source.appending(index).string, toPath: target.appending(index).string)
            try copyBelongings(from: source, to: target)
        } catch let error as StoreError {
            throw CommandFailure(
                message: "The backup can't be brought back: \(error.text) Remove \(settings.data) and try again.")
        }
        let folder = try DataFolder(settings)
        guard try folder.index.isSound(), try await folder.index.totals().instances == note.instances else {
            throw CommandFailure(
                message: "The index of the backup is damaged. "
                    + "lightbox reindex --data \(settings.data) makes it anew from the objects.")
        }
        try await folder.pool.shutDown()
        try folder.index.close()
        print("\(count(note.instances, "instance")) are back.")
    }
}

/// What a finished backup says of itself.
private struct BackupNote: Codable {
    static let fileName = "backup.json"

    let instances: Int
    /// When the copy was what the data folder is, in seconds since 1970.
    let time: Int64

    init(_ totals: IndexTotals) {
        instances = totals.instances
        time = Int64(Date().timeIntervalSince1970)
    }

    init?(folder: FilePath) {
        guard let data = try? Data(contentsOf: URL(filePath: folder.appending(Self.fileName).string)),
            let note = try? JSONDecoder().decode(Self.self, from: data)
        else { return nil }
        self = note
    }
}

/// Copies what a data folder has beside objects and index: events that wait for their receiver, and the key by which tokens
/// for rehearsals are signed.
private func copyBelongings(from source: FilePath, to target: FilePath) throws {
    try copyAuditJournal(
        from: source.appending(DataFolder.auditName), to: target.appending(DataFolder.auditName))
    let (key, copy) = (source.appending(RehearsalKey.fileName), target.appending(RehearsalKey.fileName))
    guard FileManager.default.fileExists(atPath: key.string) else { return }
    try? FileManager.default.removeItem(atPath: copy.string)
    try FileManager.default.copyItem(atPath: key.string, toPath: copy.string)
}

extension DataFolder {
    /// Most is copied while others write; the rest, and the index, while they wait.
    fileprivate func backUp(to target: FilePath) async throws -> BackupNote {
        let copy = try StoreCopy(from: path, to: target)
        _ = try await pool.run { try copy.run() }
        let lock = try await Self.writerLock(of: path)
        let (index, made) = (index, target.appending("index.new.sqlite").string)
        let totals = try await index.totals()
        try await pool.run {
            _ = try copy.run()
            try copyBelongings(from: path, to: target)
            try? FileManager.default.removeItem(atPath: made)
            try index.copy(to: made)
        }
        withExtendedLifetime(lock) {}
        let note = BackupNote(totals)
        let used = target.appending(Self.indexName).string
        let bytes = try JSONEncoder().encode(note)
        // An interrupted backup is none: its note is of neither the old index nor the new one.
        let noteFile = target.appending(BackupNote.fileName).string
        try? FileManager.default.removeItem(atPath: noteFile)
        for name in [used, used + "-wal", used + "-shm"] { try? FileManager.default.removeItem(atPath: name) }
        try FileManager.default.moveItem(atPath: made, toPath: used)
        try bytes.write(to: URL(filePath: noteFile), options: .atomic)
        return note
    }
}
