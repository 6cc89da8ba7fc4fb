internal import ArgumentParser
internal import Foundation
internal import LightboxIngest
internal import LightboxSettings

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

    @Option(help: ArgumentHelp("The folder of the sample studies.", valueName: "DIR"))
    var samples = "SampleStudies"

    func run() async throws {
        let settings = try options.settings(address.options)
        try checkExposure(settings)
        guard FileManager.default.fileExists(atPath: samples) else {
            throw CommandFailure(
                message: "There is no folder \(samples). Run this where the SampleStudies folder lies, "
                    + "or name it with --samples.")
        }
        let report = try await DataFolder.withWriter(settings) { folder in
            try await importPaths([samples], into: folder, progress: .forStandardError())
        }
        if report.importedCount > 0 { print(report.summary, terminator: "") }
        try await serve(try DataFolder(settings), settings)
    }
}
