internal import ArgumentParser
internal import Foundation
internal import LightboxSettings

struct ConfigCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config", abstract: "Look at the configuration.", subcommands: [Check.self])

    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "check",
            abstract: "Say whether the configuration is right, and what is wrong with it.",
            discussion: """
                Example:
                  lightbox config check --config /etc/lightbox.yaml
                """)

        @OptionGroup var options: SettingsOptions

        func run() async throws {
            let settings = try options.settings()
            _ = try indexedAttributes(settings)
            let address = "\(settings.server.host):\(settings.server.port)"
            print("The configuration is right: data in \(settings.data), on \(address).")
        }
    }
}
