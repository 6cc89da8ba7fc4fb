internal import ArgumentParser
internal import Foundation
internal import LightboxIndex
internal import LightboxIngest

/// `lightbox` with its subcommands.
struct LightboxCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lightbox",
        abstract: "A DICOMweb image gateway: clients search, fetch and view the DICOM files of your folders.",
        discussion: """
            Examples:
              lightbox demo                                  sample studies, served at once
              lightbox import --data /srv/images /mnt/cd     bring a folder in
              lightbox serve --data /srv/images              serve what is there
              lightbox query --data /srv/images 'PatientName=SMI*'   search it here
              lightbox verify --data /srv/images             compare index and objects

            Exit codes: 0 done, 1 failed, 2 wrong usage, 3 finished with some inputs refused.
            """,
        version: productVersion,
        subcommands: [
            DemoCommand.self, ServeCommand.self, ImportCommand.self, QueryCommand.self, ViewCommand.self,
            VerifyCommand.self, ReindexCommand.self, RemoveCommand.self, BackupCommand.self, RestoreCommand.self,
            TokenCommand.self, ConfigCommand.self, DecodeWorkerCommand.self, PageWorkerCommand.self,
        ])
}

/// The version of the product, in `--version` and in the Server header.
package let productVersion = "0.1.0"

/// What the process says to a script; the README lists the codes under "Your own studies".
enum ExitStatus {
    static let failed = ExitCode(1)
    static let wrongUsage = ExitCode(2)
    static let someRefused = ExitCode(3)
}

/// A failure that the user can do something about: one line on standard error that says what to do next.
struct CommandFailure: Error {
    let message: String
    var exitCode = ExitStatus.failed
}

/// Runs the command that the process was started with, and ends the process with its exit code.
package func runLightbox() async {
    do {
        var command = try LightboxCommand.parseAsRoot()
        if var asynchronous = command as? any AsyncParsableCommand {
            try await asynchronous.run()
        } else {
            try command.run()
        }
    } catch let failure as CommandFailure {
        end(failure)
    } catch WritingError.busy, IndexWriteError.busy {
        end(
            CommandFailure(
                message: "Another program keeps writing to the data folder. Wait until it has ended, and run the same "
                    + "command again."))
    } catch let code as ExitCode {
        exit(code.rawValue)
    } catch {
        let code = LightboxCommand.exitCode(for: error)
        let text = LightboxCommand.fullMessage(for: error)
        guard code.isSuccess else {
            writeError(text + "\n")
            exit(code == .validationFailure ? ExitStatus.wrongUsage.rawValue : ExitStatus.failed.rawValue)
        }
        print(text)
        exit(0)
    }
}

private func end(_ failure: CommandFailure) -> Never {
    writeError("lightbox: \(failure.message)\n")
    exit(failure.exitCode.rawValue)
}

/// Writes to standard error, all of it.
func writeError(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
}
