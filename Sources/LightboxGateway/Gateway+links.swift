internal import DICOMweb
internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import LightboxAccess
internal import LightboxIndex
internal import LightboxPages
internal import LightboxRetrieve
internal import NIOCore

extension Gateway {
    private static let longestWish = 4096
    /// How long a link is good for where its maker doesn't say, in seconds.
    private static let usualSeconds = 300

    /// Answers what is asked through a signed link, as if the services lay below it: the URLs in answers are links too.
    func answer(_ path: LinkedPath, _ links: SignedLinks, _ request: Request, _ context: GatewayContext)
        async throws -> Response
    {
        guard let asked = path.resourcePath, let bound = links.resource(of: path.token, askedFor: asked) else {
            throw LinkError.unknown
        }
        if request.method == .delete {
            // Who could make the link can revoke it.
            let maker = try await access(of: request, at: linksPath, context)
            guard try await mayLink(to: bound, maker) else { throw RetrieveError.notFound }
            links.revoke(path.token)
            try await recordLinking("a link was revoked", "\(servicePath)\(bound)", request, context)
            return Response(status: .noContent, headers: [.cacheControl: "no-store"])
        }
        try checkMethod(request.method)
        guard let access = linkedAccess(to: bound) else { throw LinkError.unknown }
        var head = request.head
        head.path = request.uri.query.map { "\(path.inner)?\($0)" } ?? path.inner
        var response = try await below(path.prefix, pageLength: nil).limited(to: access)
            .answer(Request(head: head, body: request.body), context)
        // A page that shows the answer must not tell others its address.
        response.headers.append(.referrerPolicy, "no-referrer")
        return response
    }

    /// `POST /links` with `{"resource": "/studies/1.2.3", "seconds": 300}` makes a link, `DELETE /links` revokes all.
    func answerLinks(_ links: SignedLinks, _ request: Request, _ context: GatewayContext) async throws -> Response {
        switch request.method {
        case .post: return try await link(links, request, context)
        case .delete:
            guard access.permissions.contains(.read), access.scope == .everything else {
                throw AccessError.insufficient
            }
            links.revokeAll()
            try await recordLinking("all links were revoked", linksPath, request, context)
            return Response(status: .noContent, headers: [.cacheControl: "no-store"])
        default: throw GatewayError.methodNotAllowed
        }
    }

    private func link(
        _ links: SignedLinks, _ request: Request, _ context: GatewayContext
    ) async throws -> Response {
        var request = request
        let url = serviceURL(host: request.head.authority, options: options)
        guard let body = try? await request.collectBody(upTo: Self.longestWish),
            let wish = try? JSONDecoder().decode(LinkWish.self, from: Data(body.readableBytesView)),
            let path = resourcePath(wish.resource, serviceURL: url)
        else { throw LinkError.badRequest }
        guard try await mayLink(to: path, access) else { throw RetrieveError.notFound }
        try await recordLinking("a link was made", "\(servicePath)\(path)", request, context)
        let link = links.link(to: path, seconds: wish.seconds ?? Self.usualSeconds, notAfter: access.expiry)
        let root = url.dropLast(servicePath.count)
        let query = wish.resource.firstIndex(of: "?").map { wish.resource[$0...] } ?? ""
        let address = "\(root)\(linkPrefix)\(link.token)\(servicePath)\(path)\(query)"
        let made = MadeLink(url: address, expires: link.end.ISO8601Format())
        var headers: HTTPFields = [.cacheControl: "no-store", .location: address]
        // A code to be scanned, for who asks for a picture.
        let wanted = (request.headers[.accept] ?? "").hasPrefix("image/svg+xml") ? QRCode(address)?.svg : nil
        headers[.contentType] = wanted == nil ? "application/json" : "image/svg+xml"
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let bytes = try wanted.map { Data($0.utf8) } ?? encoder.encode(made)
        return Response(status: .created, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    /// - Throws: `AccessError.insufficient` for who may not retrieve at all.
    private func mayLink(to path: String, _ access: Access) async throws -> Bool {
        let scope = try access.scope(for: .read)
        guard let resource = try? Resource(path: path[...]) else { return false }
        return try await retriever.holds(resource, scope: scope)
    }

    /// A resource as a client may name it: its URL, its path, or its path below the service root; without its query.
    private func resourcePath(_ text: String, serviceURL: String) -> String? {
        var path = text.prefix { $0 != "?" }
        for prefix in [serviceURL, servicePath] where path.hasPrefix("\(prefix)/") {
            path = path.dropFirst(prefix.count)
            break
        }
        // What stands in it stands in the link, and a query goes on in a URL.
        guard text.utf8.allSatisfy({ (0x21...0x7E).contains($0) && !"\"<>\\#".utf8.contains($0) }),
            linkedAccess(to: String(path)) != nil
        else { return nil }
        return String(path)
    }
}

/// What a maker of a link sends.
private struct LinkWish: Decodable {
    let resource: String
    let seconds: Int?
}

private struct MadeLink: Encodable {
    let url: String
    let expires: String
}
