internal import ArgumentParser
internal import DICOMCore
internal import DICOMQuery
internal import LightboxIndex
internal import LightboxIndexSQLite
internal import LightboxIngest
internal import LightboxSettings
internal import LightboxStore

struct RemoveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove",
        abstract: "Take a study, a series or an instance out of the data folder.",
        discussion: """
            It is gone from every search at once and answers 410 from then on. Its bytes are erased later, when the delay
            of removal.eraseAfterHours is over and a command writes to the data folder or the server runs. Of what is
            indexed in place only the entry goes: the files are not touched.

            Examples:
              lightbox remove --data /srv/images --study 1.2.3
              lightbox remove --data /srv/images --instance 1.2.3.4.5 --erase-now
            """)

    @OptionGroup var options: SettingsOptions

    @Option(help: ArgumentHelp("A Study Instance UID.", valueName: "UID"))
    var study: String?

    @Option(help: ArgumentHelp("A Series Instance UID; with --study where two studies have it.", valueName: "UID"))
    var series: String?

    @Option(help: ArgumentHelp("A SOP Instance UID.", valueName: "UID"))
    var instance: String?

    @Flag(help: "Erase the bytes at once.")
    var eraseNow = false

    func validate() throws {
        guard study != nil || series != nil || instance != nil else {
            throw ValidationError("Name what to remove with --study, --series or --instance.")
        }
    }

    func run() async throws {
        let settings = try options.existingSettings()
        try await DataFolder.withWriter(settings) { folder in
            let target = try await target(in: folder)
            let hours = eraseNow ? 0 : settings.removal.eraseAfterHours
            let removed = try await folder.remover.remove(target, delay: Int64(hours) * 3600)
            guard removed > 0 else { throw nothingThere }
            let erased = try await folder.remover.eraseDue()
            let rest = erased > 0 ? "their bytes are erased." : "their bytes are erased in \(count(hours, "hour"))."
            print("\(count(removed, "instance")) removed; \(rest)")
        }
    }

    private func target(in folder: DataFolder) async throws -> RetrieveTarget {
        if let instance {
            guard let uid = SOPInstanceUID(instance) else { throw invalid(instance) }
            guard let found = try await folder.index.existing([uid])[uid],
                study == nil || study == found.identity.study.text,
                series == nil || series == found.identity.series.text
            else { throw nothingThere }
            return .instance(found.identity)
        }
        let studyUID = try study.map { text in
            guard let uid = StudyInstanceUID(text) else { throw invalid(text) }
            return uid
        }
        if let series {
            guard let uid = SeriesInstanceUID(series) else { throw invalid(series) }
            let page = try await folder.index.search(
                SearchQuery(level: .series, study: studyUID, series: uid), scope: .everything)
            guard let first = page.results.first else { throw nothingThere }
            guard page.results.count == 1 else {
                throw CommandFailure(message: "Two studies have the series \(series). Name one with --study.")
            }
            return .series(first.study, uid)
        }
        guard let studyUID else { throw nothingThere }
        return .study(studyUID)
    }

    private var nothingThere: CommandFailure {
        CommandFailure(message: "There is nothing of this UID in the data folder. A search shows what there is.")
    }

    private func invalid(_ text: String) -> CommandFailure {
        CommandFailure(message: "\(text) is no UID: digits and dots, at most 64.", exitCode: ExitStatus.wrongUsage)
    }
}
