internal import ArgumentParser
internal import LightboxIngest
internal import SystemPackage

struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Bring DICOM files and folders into the data folder.",
        discussion: """
            Folders are searched to their bottom; what is no DICOM is passed by. A broken file is reported and left as
            it is, the others are imported. Files that are there already are not imported again.

            Examples:
              lightbox import --data /srv/images /mnt/cdrom
              lightbox import --data /srv/images scan-1.dcm scan-2.dcm --json
            """)

    @OptionGroup var options: SettingsOptions

    @Flag(help: "Print the report as JSON.")
    var json = false

    @Argument(help: ArgumentHelp("Files and folders.", valueName: "PATH"))
    var paths: [String]

    func validate() throws {
        guard !paths.isEmpty else { throw ValidationError("Name at least one file or folder to import.") }
    }

    func run() async throws {
        let settings = try options.settings()
        let report = try await DataFolder.withWriter(settings) { folder in
            try await importPaths(paths, into: folder, progress: json ? .silent : .forStandardError())
        }
        if json {
            print(report.json)
        } else {
            print(report.summary, terminator: "")
        }
        if report.hasRefusals { throw ExitStatus.someRefused }
    }
}

/// Imports the paths and draws how far it is.
func importPaths(_ paths: [String], into folder: DataFolder, progress: ImportProgress) async throws -> ImportReport {
    var report = ImportReport()
    var progress = progress
    do {
        try await folder.importer.run(paths.map { FilePath($0) }) { event in
            report.add(event)
            progress.show(event, report: report)
        }
    } catch {
        progress.finish()
        throw importFailure(error, report: report)
    }
    progress.finish()
    return report
}
