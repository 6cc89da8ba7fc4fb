internal import Crypto
internal import Foundation
internal import JWTKit

/// The key by which tokens for rehearsals are signed. It lies in the data folder, so that `lightbox token` and the server
/// use the same one, and a token of one folder is worth nothing at another.
package struct RehearsalKey: Sendable {
    let key: ES256PrivateKey
    let identifier: JWKIdentifier

    /// The name of its file in a data folder.
    package static let fileName = "rehearsal-key.pem"

    package init() {
        self.init(ES256PrivateKey())
    }

    private init(_ key: ES256PrivateKey) {
        self.key = key
        let digest = SHA256.hash(data: Data((key.parameters?.x ?? "").utf8))
        identifier = JWKIdentifier(string: "rehearsal-" + digest.prefix(4).map { String($0, radix: 16) }.joined())
    }

    /// Reads the key of a data folder, and makes one where there is none; a blocking call.
    /// - Throws: where the file can be neither read nor written.
    package init(dataFolder: String) throws {
        let path = "\(dataFolder)/\(Self.fileName)"
        if !FileManager.default.fileExists(atPath: path) {
            // Nobody else may read it, not for a moment; and of two that make one at once the first wins.
            let temporary = "\(path).\(UUID().uuidString)"
            let text = ES256PrivateKey().pemRepresentation
            guard
                FileManager.default.createFile(
                    atPath: temporary, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600])
            else { throw CocoaError(.fileWriteNoPermission) }
            defer { try? FileManager.default.removeItem(atPath: temporary) }
            try? FileManager.default.linkItem(atPath: temporary, toPath: path)
        }
        self.init(try ES256PrivateKey(pem: try String(contentsOfFile: path, encoding: .utf8)))
    }

    /// The public half as a JSON Web Key Set (RFC 7517).
    package var keySet: String {
        let parameters = key.parameters
        return """
            {"keys":[{"kty":"EC","crv":"P-256","alg":"ES256","use":"sig","kid":"\(identifier.string)",\
            "x":"\(parameters.map { base64URL($0.x) } ?? "")","y":"\(parameters.map { base64URL($0.y) } ?? "")"}]}
            """
    }

    private func base64URL(_ text: String) -> String {
        text.replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }
}
