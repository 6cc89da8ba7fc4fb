internal import ArgumentParser
internal import Foundation
internal import LightboxIngest
internal import LightboxSettings
internal import SystemPackage

struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Serve the sample studies: a DICOMweb server with something in it, at once.",
        discussion: """
            The samples are imported into the data folder on the first start.

            Example:
              lightbox demo --port 9000
            """)

    @OptionGroup var options: SettingsOptions
    @OptionGroup var address: AddressOptions
    @OptionGroup var intake: IntakeOptions

    @Option(help: ArgumentHelp("The folder of the sample studies.", valueName: "DIR"))
    var samples = "SampleStudies"

    func run() async throws {
        let settings = try options.settings(address.options.merging(intake.options) { $1 })
        try checkExposure(settings)
        guard FileManager.default.fileExists(atPath: samples) else {
            throw CommandFailure(
                message: "There is no folder \(samples). Run this where the SampleStudies folder lies, "
                    + "or name it with --samples.")
        }
        let session = try ImportSession(progress: .forStandardError(), log: nil)
        try await DataFolder.withTurns(settings) { folder in
            try await session.run(
                FolderWalk([FilePath(samples)]), counting: [], into: folder, ImportOptions())
        }
        if let failure = await session.failure { throw failure }
        let result = await session.result
        if result.report.importedCount > 0 { print(result.text, terminator: "") }
        try await serve(try DataFolder(settings), settings)
    }
}
