internal import DICOMweb
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

extension Gateway {
    /// Describes a resource with all that lies below it, at the root the whole service (A-19, G-01, G-02).
    func capabilities(of resource: Resource, _ request: Request) throws -> Response {
        let url = serviceURL(host: request.head.authority, options: options)
        let description = serviceDescription(
            options, isStoring: receiving != nil, needsTokens: verifier != nil
        ).below(resource)
        let text: String
        let mediaType = try mediaTypeOfCapabilities(request)
        switch mediaType {
        case "application/json": text = description.wadlJSON(serviceURL: url)
        case "application/openapi+json": text = description.openAPI(serviceURL: url, version: "1")
        default: text = description.wadl(serviceURL: url)
        }
        let bytes = Array(text.utf8)
        let tag = "\"" + MultipartFraming(seed: text).boundary + "\""
        var headers: HTTPFields = [.contentType: mediaType, .cacheControl: "no-cache"]
        headers[.allow] = resource == .service ? "OPTIONS" : methods(of: resource)
        headers[.eTag] = tag
        headers[.vary] = "Accept"
        if try Preconditions(request.headers).outcome(entityTag: tag, byteCount: nil) == .notModified {
            headers[.contentType] = nil
            return Response(status: .notModified, headers: headers)
        }
        return Response(status: .ok, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    /// The one of the offered types that is accepted with the highest weight.
    private func mediaTypeOfCapabilities(_ request: Request) throws -> String {
        let items = try QueryItem.items(ofQuery: request.uri.query ?? "")
        let ranges = try acceptance(request, items)
        guard let best = ranges.best(of: ServiceDescription.mediaTypes) else { throw GatewayError.noSuchDescription }
        return best
    }
}

/// What is described of the service, for programs and for people.
func serviceDescription(_ options: GatewayOptions, isStoring: Bool, needsTokens: Bool) -> ServiceDescription {
    ServiceDescription(
        isStoring: isStoring, isStrict: options.isStrict, hasNoContent: options.answersNothingWithNoContent,
        refusals: Set((needsTokens ? [401, 403] : []) + (options.clientLimits == ClientLimits() ? [] : [429])))
}
