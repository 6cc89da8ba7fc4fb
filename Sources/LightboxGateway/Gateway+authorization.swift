internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import LightboxAccess
internal import LightboxIssuer
internal import LightboxPages
internal import NIOCore

/// Where apps look for the way to a token; SMART has it below the FHIR service, too.
let metadataPaths: Set<String> = [
    "/.well-known/smart-configuration", "/.well-known/oauth-authorization-server",
    "/fhir/.well-known/smart-configuration",
]
/// Where the issuer for rehearsals is.
let issuerPath = "/issuer"

extension Gateway {
    /// The way to a token: metadata of its issuer, and the issuer for rehearsals where that is open.
    /// - Returns: `nil` for a path of anything else.
    func answerAuthorization(_ request: Request) async throws -> Response? {
        let path = request.uri.path
        let root = String(serviceURL(host: request.head.authority, options: options).dropLast(servicePath.count))
        if metadataPaths.contains(path) {
            try checkMethod(request.method)
            guard let metadata = issuer?.metadata(at: root) ?? options.authorization else {
                throw GatewayError.noSuchPage
            }
            var response = try unkeptJSON(metadata)
            response.headers[.cacheControl] = "no-cache"
            return response
        }
        guard let issuer, path.hasPrefix("\(issuerPath)/") else { return nil }
        return try await IssuerRoutes(issuer: issuer, root: root)
            .answer(String(path.dropFirst(issuerPath.count + 1)), request)
    }
}

/// The issuer for rehearsals over HTTP.
struct IssuerRoutes: Sendable {
    let issuer: RehearsalIssuer
    /// The URL of the server, without a slash at its end.
    let root: String

    private static let longestForm = 65_536

    private var endpoint: String { "\(root)\(issuerPath)/token" }

    /// - Parameter path: below `/issuer`, without a slash at its start.
    func answer(_ path: String, _ request: Request) async throws -> Response {
        let isPost = ["token", "register"].contains(path)
        guard isPost ? request.method == .post : request.method == .get || request.method == .head else {
            throw GatewayError.methodNotAllowed
        }
        do {
            switch path {
            case "jwks":
                return unkept(Array(issuer.press.keySet.utf8), "application/json")
            case "identities": return try unkeptJSON(issuer.identities)
            case "authorize": return try await authorize(request)
            case "approve": return try await approve(request)
            case "token":
                guard let fields = FormFields(String(decoding: try await body(request), as: UTF8.self)) else {
                    throw OAuthError(.invalidRequest, "the form can't be read, or has a field twice")
                }
                return try unkeptJSON(try await issuer.token(fields, endpoint: endpoint))
            case "register":
                let body = try await body(request)
                let id = try await issuer.register(try ClientRegistration(json: body))
                var response = try unkeptJSON(["client_id": id])
                response.status = .created
                return response
            default: throw GatewayError.noSuchPage
            }
        } catch let error as OAuthError {
            var response = try unkeptJSON(error)
            response.status = error.code == .invalidClient ? .unauthorized : .badRequest
            return response
        } catch AuthorizationRequest.Refusal.unanswerable(let reason) {
            var response = page(IssuerPage.refusal(reason))
            response.status = .badRequest
            return response
        } catch AuthorizationRequest.Refusal.answered(_, let address) {
            return redirect(to: address)
        }
    }

    private func body(_ request: Request) async throws -> [UInt8] {
        var request = request
        guard let body = try? await request.collectBody(upTo: Self.longestForm) else {
            throw OAuthError(.invalidRequest, "the body is too long or cut off")
        }
        return Array(buffer: body)
    }

    private func authorizationRequest(_ request: Request) async throws -> (AuthorizationRequest, FormFields) {
        guard let fields = FormFields(request.uri.query ?? "") else {
            throw AuthorizationRequest.Refusal.unanswerable("a parameter comes twice or can't be read")
        }
        let services = [root, "\(root)/fhir", "\(root)\(servicePath)"]
        return (try await issuer.request(fields, services: services), fields)
    }

    /// A page where a person chooses who to be.
    private func authorize(_ request: Request) async throws -> Response {
        let (asked, _) = try await authorizationRequest(request)
        let query = request.uri.query ?? ""
        let choices = issuer.people.map {
            (label: $0.label, address: "approve?\(query)&identity=\($0.name)")
        }
        return page(
            IssuerPage.choice(
                client: asked.clientID, scope: asked.scope, target: asked.redirectURI, choices: choices,
                refusal: asked.refusalAddress))
    }

    private func approve(_ request: Request) async throws -> Response {
        let (asked, fields) = try await authorizationRequest(request)
        guard let identity = issuer.people.first(where: { $0.name == fields["identity"] }) else {
            throw AuthorizationRequest.Refusal.unanswerable("identity is none of the invented people")
        }
        let code = await issuer.code(for: asked, as: identity)
        return redirect(to: asked.address(code: code, issuer: issuer.press.issuer))
    }

    private func redirect(to address: String) -> Response {
        Response(
            status: .found, headers: [.location: address, .cacheControl: "no-store"],
            body: .init(byteBuffer: ByteBuffer()))
    }

    private func page(_ page: Page) -> Response {
        var response = unkept(page.bytes, page.mediaType)
        response.headers[.contentSecurityPolicy] = Pages.contentSecurityPolicy
        response.headers.append(.referrerPolicy, "no-referrer")
        return response
    }
}

extension RehearsalIssuer {
    /// - Parameter root: the URL of the server, without a slash at its end.
    nonisolated func metadata(at root: String) -> AuthorizationMetadata {
        let own = "\(root)\(issuerPath)"
        var metadata = AuthorizationMetadata(
            issuer: press.issuer, keysURL: "\(own)/jwks", authorizationURL: "\(own)/authorize",
            tokenURL: "\(own)/token")
        metadata.registrationURL = "\(own)/register"
        metadata.clientProofs = ["none", "private_key_jwt"]
        metadata.proofAlgorithms = ["RS384", "ES384"]
        metadata.capabilities += [
            "client-confidential-asymmetric", "client-public", "context-standalone-patient", "launch-standalone",
        ]
        return metadata
    }
}

private func unkeptJSON(_ value: some Encodable) throws -> Response {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return unkept(Array(try encoder.encode(value)), "application/json")
}

private func unkept(_ bytes: [UInt8], _ contentType: String) -> Response {
    Response(
        status: .ok, headers: [.contentType: contentType, .cacheControl: "no-store"],
        body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
}
