internal import DICOMweb
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

extension Gateway {
    /// Describes the service: the root with all its resources, any other resource by its methods (A-19, G-01, G-02).
    func capabilities(of resource: Resource, _ request: Request) throws -> Response {
        guard resource == .service else {
            return Response(status: .noContent, headers: [.allow: methods(of: resource)])
        }
        let url = serviceURL(host: request.head.authority, options: options)
        let description = ServiceDescription(isStoring: receiving != nil, isStrict: options.isStrict)
        let text: String
        let mediaType = try mediaTypeOfCapabilities(request)
        switch mediaType {
        case "application/json": text = description.wadlJSON(serviceURL: url)
        case "application/openapi+json": text = description.openAPI(serviceURL: url, version: "1")
        default: text = description.wadl(serviceURL: url)
        }
        let bytes = Array(text.utf8)
        let tag = "\"" + MultipartFraming(seed: text).boundary + "\""
        var headers: HTTPFields = [.contentType: mediaType, .allow: "OPTIONS", .cacheControl: "no-cache"]
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
