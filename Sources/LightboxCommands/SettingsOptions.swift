internal import ArgumentParser
internal import Foundation
internal import LightboxSettings

/// The options that every command takes which touches a data folder.
struct SettingsOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The data folder: index and objects (LIGHTBOX_DATA).", valueName: "DIR"))
    var data: String?

    @Option(help: ArgumentHelp("A configuration file; Config/lightbox.yaml documents the keys.", valueName: "FILE"))
    var config: String?

    /// - Parameter options: values of further options by configuration key; `nil` where an option was not given.
    func settings(_ options: [String: String?] = [:]) throws -> Settings {
        var given = options.compactMapValues(\.self)
        given["data"] = data
        do {
            return try Settings.load(
                file: config, environment: ProcessInfo.processInfo.environment, options: given)
        } catch {
            throw CommandFailure(message: error.description, exitCode: ExitStatus.wrongUsage)
        }
    }

    /// The same for a command that needs a data folder which is there.
    func existingSettings() throws -> Settings {
        let settings = try settings()
        try checkDataFolder(settings)
        return settings
    }
}

/// Says what to do where there is no data folder, instead of making an empty one.
func checkDataFolder(_ settings: Settings) throws {
    guard FileManager.default.fileExists(atPath: settings.data) else {
        throw CommandFailure(
            message: "There is no data folder \(settings.data). Import something first "
                + "(lightbox import --data \(settings.data) PATH), or name another with --data.")
    }
}
