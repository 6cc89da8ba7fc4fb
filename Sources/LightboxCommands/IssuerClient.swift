internal import AsyncHTTPClient
internal import Foundation
internal import LightboxIssuer
internal import NIOCore
internal import NIOHTTP1

/// Asks the issuer of tokens. Requests of clients wait for its answer, so it has little time and little room.
enum IssuerClient {
    /// Who this gateway is at the issuer.
    struct Credentials: Sendable {
        let name: String
        let password: String
    }

    struct Refused: Error {
        let status: UInt
    }

    private static let patience = TimeAmount.seconds(2)
    private static let longestAnswer = 256 * 1024

    static func get(_ url: String) async throws -> [UInt8] {
        try await answer(HTTPClientRequest(url: url))
    }

    /// - Parameter form: `application/x-www-form-urlencoded`.
    static func post(_ url: String, form: String, as credentials: Credentials?) async throws -> [UInt8] {
        var request = HTTPClientRequest(url: url)
        request.method = .POST
        request.headers.add(name: "Content-Type", value: "application/x-www-form-urlencoded")
        if let credentials {
            // Source: RFC 6749 2.3.1: both halves are encoded first.
            let pair = "\(percentEncoded(credentials.name)):\(percentEncoded(credentials.password))"
            request.headers.add(name: "Authorization", value: "Basic \(Data(pair.utf8).base64EncodedString())")
        }
        request.body = .bytes(ByteBuffer(string: form))
        return try await answer(request)
    }

    private static func answer(_ request: HTTPClientRequest) async throws -> [UInt8] {
        var request = request
        request.headers.add(name: "Accept", value: "application/json")
        let response = try await HTTPClient.shared.execute(request, timeout: patience)
        guard response.status == .ok else { throw Refused(status: response.status.code) }
        return Array(buffer: try await response.body.collect(upTo: longestAnswer))
    }
}
