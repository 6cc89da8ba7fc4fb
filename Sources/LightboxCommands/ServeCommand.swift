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
              lightbox serve --data /srv/images --certificate server.pem --key server.key
              lightbox serve --data /srv/images --stow --watch /srv/incoming
              lightbox serve --data /srv/images --dimse 11112 --ae LIGHTBOX
            """)

    @OptionGroup var options: SettingsOptions
    @OptionGroup var address: AddressOptions
    @OptionGroup var intake: IntakeOptions

    func run() async throws {
        let settings = try options.settings(address.options.merging(intake.options) { $1 })
        try checkExposure(settings)
        // A server that takes in may start with nothing.
        if !settings.takesIn { try checkDataFolder(settings) }
        try await serve(try DataFolder(settings), settings)
    }
}

/// What is taken in while the data folder is served.
struct IntakeOptions: ParsableArguments {
    @Flag(help: "Let clients store instances over HTTP (STOW-RS).")
    var stow = false

    @Option(
        help: ArgumentHelp("Import what comes into this folder, once it has stopped growing.", valueName: "DIR"))
    var watch: [String] = []

    @Option(
        help: ArgumentHelp("Let DICOM programs send objects (C-STORE) to this TCP port.", valueName: "PORT"))
    var dimse: String?

    @Option(help: ArgumentHelp("The AE title by which they have to call.", valueName: "TITLE"))
    var ae: String?

    var options: [String: String?] {
        [
            "dimse.port": dimse, "dimse.title": ae, "store.enabled": stow ? "true" : nil,
            "watch.folders": watch.isEmpty ? nil : watch.joined(separator: ","),
        ]
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

    @Flag(help: "Open the desk of the imaging track at /desk.")
    var desk = false

    @Flag(help: "Issue tokens of invented people, for rehearsals: everybody can be anybody.")
    var issuer = false

    @Option(help: ArgumentHelp("Speak TLS with this certificate (PEM, with those above it).", valueName: "FILE"))
    var certificate: String?

    @Option(help: ArgumentHelp("The private key of the certificate (PEM).", valueName: "FILE"))
    var key: String?

    @Option(help: ArgumentHelp("Serve the build of a web viewer (OHIF 3) at /viewer/.", valueName: "DIR"))
    var viewer: String?

    var options: [String: String?] {
        [
            "server.host": host, "server.port": port, "server.allowRemote": allowRemote ? "true" : nil,
            "desk.open": desk ? "true" : nil, "viewer.folder": viewer, "issuer.open": issuer ? "true" : nil,
            "server.tls.certificate": certificate, "server.tls.key": key,
        ]
    }
}
