internal import ArgumentParser
internal import Foundation
internal import LightboxIssuer
internal import LightboxSettings

struct TokenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token",
        abstract: "Print a token of somebody invented, for rehearsals with serve --issuer.",
        discussion: """
            It is signed by the key of the data folder: a server over the same folder that was started with --issuer takes it,
            and no other does.

            Examples:
              lightbox token --data /srv/images --list
              lightbox token --data /srv/images patient-1
              curl -H "Authorization: Bearer $(lightbox token --data /srv/images)" http://127.0.0.1:8080/dicom-web/studies
              lightbox token --data /srv/images patient-2 --fault expired    a token that is to be refused
            """)

    @OptionGroup var options: SettingsOptions

    @Argument(help: ArgumentHelp("Who it is; --list tells all.", valueName: "identity"))
    var identity = "clinician"

    @Option(help: ArgumentHelp("Its scopes, instead of the usual ones.", valueName: "SCOPES"))
    var scope: String?

    @Option(help: ArgumentHelp("How long it is good for; else issuer.tokenSeconds.", valueName: "SECONDS"))
    var seconds: String?

    @Option(help: "Make one that is to be refused: expired, audience (of another service) or signature.")
    var fault: String?

    @Flag(help: "Print who there is, and make no token.")
    var list = false

    @Flag(help: "Print JSON.")
    var json = false

    func run() async throws {
        let settings = try options.settings(["issuer.tokenSeconds": seconds])
        guard !list else { return try printIdentities(settings) }
        try checkDataFolder(settings)
        guard let person = settings.identities.first(where: { $0.name == identity }) else {
            throw CommandFailure(
                message: "There is no \(identity): name one of "
                    + settings.identities.map(\.name).joined(separator: ", ") + ".",
                exitCode: ExitStatus.wrongUsage)
        }
        let fault = try fault.map { name -> TokenFault in
            guard let fault = TokenFault(rawValue: name) else {
                throw CommandFailure(
                    message: "--fault takes \(TokenFault.allCases.map(\.rawValue).joined(separator: ", ")).",
                    exitCode: ExitStatus.wrongUsage)
            }
            return fault
        }
        do {
            let token = try await settings.tokenPress().token(
                for: person, clientID: "lightbox-token", scope: scope, fault: fault, now: Date())
            print(json ? String(decoding: try Self.encoder.encode(token), as: UTF8.self) : token.accessToken)
        } catch let error as OAuthError {
            throw CommandFailure(message: "No token: \(error.description).", exitCode: ExitStatus.wrongUsage)
        }
    }

    private func printIdentities(_ settings: Settings) throws {
        guard !json else { return print(String(decoding: try Self.encoder.encode(settings.identities), as: UTF8.self)) }
        let width = settings.identities.map(\.name.count).max() ?? 0
        for person in settings.identities {
            print(
                person.name.padding(toLength: width, withPad: " ", startingAt: 0), person.label, person.usualScope,
                separator: "   ")
        }
    }

    private static var encoder: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }
}
