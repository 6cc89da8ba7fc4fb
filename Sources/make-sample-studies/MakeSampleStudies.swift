import ArgumentParser
import Foundation

@main
struct MakeSampleStudies: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "make-sample-studies",
        abstract: "Writes invented studies, the same bytes for the same seed, and a manifest of what they hold.",
        discussion: """
            Example:
              swift run make-sample-studies SampleStudies
              swift run make-sample-studies OtherStudies --seed 7
            """)

    @Argument(help: "The folder to write to; made where it is missing, files of the same names are replaced.")
    var folder: String

    @Option(help: "Other seeds give other grain, other vessels and other UIDs.")
    var seed: UInt64 = SampleStudies.defaultSeed

    func run() async throws {
        let studies = try await SampleStudies.make(seed: seed)
        let totals = try SampleFolder(URL(filePath: folder)).write(studies, seed: seed).totals
        print("\(totals.studies) studies, \(totals.instances) files, \(totals.frames) frames, \(totals.bytes) bytes")
    }
}
