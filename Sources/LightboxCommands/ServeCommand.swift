internal import ArgumentParser
internal import LightboxSettings

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Serve the studies of a data folder by DICOMweb.",
        discussion: """
            Stops on SIGTERM or Ctrl-C, after the requests in flight are finished.

            Examples:
              lightbox serve --data /srv/images
              lightbox serve --data /srv/images --port 9000 --config /etc/lightbox.yaml
            """)

    @OptionGroup var options: SettingsOptions
    @OptionGroup var address: AddressOptions

    func run() async throws {
        let settings = try options.settings(address.options)
        try checkExposure(settings)
        try checkDataFolder(settings)
        try await serve(try DataFolder(settings), settings)
    }
}

/// Where to listen.
struct AddressOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The address to listen on; loopback reaches this machine only.", valueName: "HOST"))
    var host: String?

    @Option(help: ArgumentHelp("The TCP port; 0 lets the system choose a free one.", valueName: "PORT"))
    var port: String?

    @Flag(help: "Allow an address that other machines reach, without access control.")
    var allowRemote = false

    var options: [String: String?] {
        ["server.host": host, "server.port": port, "server.allowRemote": allowRemote ? "true" : nil]
    }
}
