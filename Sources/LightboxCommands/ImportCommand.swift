internal import ArgumentParser
internal import LightboxIngest
internal import LightboxSettings
internal import LightboxStore
internal import SystemPackage

struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Bring DICOM files, folders and archives into the data folder.",
        discussion: """
            Folders are searched to their bottom, and so are zip, tar and ISO 9660 archives; what is no DICOM is passed
            by. A broken file is reported and left as it is, the others are imported. Files that are there already are
            not imported again: the same command goes on where an earlier one was stopped.

            Examples:
              lightbox import --data /srv/images /mnt/cdrom
              lightbox import --data /srv/images --dry-run /mnt/disk
              lightbox import --data /srv/images --in-place /archive --log import.jsonl
              find /mnt -newer stamp -print0 | lightbox import --data /srv/images --files-from0 -
              lightbox import --data /srv/images --watch /srv/incoming
            """)

    @OptionGroup var options: SettingsOptions
    @OptionGroup var how: ImportChoices

    @Flag(help: "Print the report as JSON.")
    var json = false

    @Option(
        help: ArgumentHelp("Write a line of JSON for every file to this file, behind what it holds.", valueName: "FILE")
    )
    var log: String?

    @Option(
        name: .customLong("files-from0"),
        help: ArgumentHelp(
            "Read paths, each ended by a zero byte, from a file; - is standard input.", valueName: "FILE"))
    var filesFrom0: String?

    @Option(
        help: ArgumentHelp(
            "Stay and import what comes into this folder, once it has stopped growing. Ctrl-C ends it.",
            valueName: "DIR"))
    var watch: [String] = []

    @Option(help: ArgumentHelp("With --watch: how long a file must rest before it is taken.", valueName: "SECONDS"))
    var settle = 5

    @Argument(help: ArgumentHelp("Files, folders and archives.", valueName: "PATH"))
    var paths: [String] = []

    func validate() throws {
        guard !paths.isEmpty || filesFrom0 != nil || !watch.isEmpty else {
            throw ValidationError("Name at least one file or folder to import.")
        }
        guard (1...3600).contains(settle) else { throw ValidationError("--settle takes 1 to 3600 seconds.") }
        guard watch.isEmpty || (paths.isEmpty && filesFrom0 == nil && !how.dryRun) else {
            throw ValidationError("--watch goes neither with other paths nor with --dry-run.")
        }
    }

    func run() async throws {
        let settings = try options.settings()
        let importOptions = how.options(settings)
        let session = try ImportSession(
            progress: json ? .silent : .forStandardError(), log: try log.map { try ImportLog(path: $0) },
            audit: settings.audit)
        let (command, report) = (self, session)
        try await cancellingOnSignals {
            try await withImportFolder(settings, importOptions) { folder in
                if command.watch.isEmpty {
                    try await report.run(
                        try command.walk(),
                        counting: command.filesFrom0 == nil ? command.paths.map { FilePath($0) } : [],
                        into: folder, importOptions)
                } else {
                    let drop = DropFolder(
                        folders: command.watch.map { FilePath($0) }, settling: .seconds(command.settle))
                    try await report.run(drop, into: folder, importOptions)
                }
            }
        }
        let result = await session.result
        print(json ? result.json : result.text, terminator: json ? "\n" : "")
        if let failure = await session.failure { throw failure }
        if result.report.hasRefusals { throw ExitStatus.someRefused }
    }

    private func walk() throws -> FolderWalk {
        guard let filesFrom0 else { return FolderWalk(paths.map { FilePath($0) }) }
        let list = try PathList(path: filesFrom0, behind: paths.map { FilePath($0) })
        return FolderWalk { list.next() }
    }
}

/// How files are brought in.
struct ImportChoices: ParsableArguments {
    @Flag(help: "Say what would happen, and write nothing.")
    var dryRun = false

    @Flag(help: "Index the files where they lie, without a copy. One that changes later is not given out any more.")
    var inPlace = false

    @Flag(help: "Delete a file once its copy is safely in the data folder and has been compared with it.")
    var move = false

    @Option(
        help: ArgumentHelp(
            "How a large file is copied: copy; reflink shares its blocks where the file system can; hardlink is the same "
                + "file under a second name, where that is possible: whoever changes the source changes the object.",
            valueName: "WAY"))
    var link = ContentSharing.copy

    @Option(
        help: ArgumentHelp(
            "Of two contents with one SOP Instance UID, keep the first or replace it by the next.", valueName: "RULE"))
    var onConflict = ImportOptions.ConflictRule.keep

    func validate() throws {
        guard !(inPlace && move) else { throw ValidationError("--in-place and --move don't go together.") }
    }

    func options(_ settings: Settings) -> ImportOptions {
        var options = ImportOptions()
        options.mode = inPlace ? .inPlace : move ? .move : .copy(link)
        options.conflictRule = onConflict
        options.isDryRun = dryRun
        options.erasureDelay = Int64(settings.removal.eraseAfterHours) * 3600
        return options
    }
}

extension ContentSharing: ExpressibleByArgument {}
extension ImportOptions.ConflictRule: ExpressibleByArgument {}
