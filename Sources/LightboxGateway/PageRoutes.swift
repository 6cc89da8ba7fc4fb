internal import Crypto
internal import HTTPTypes
internal import Hummingbird
internal import LightboxPages
internal import NIOCore

/// The pages that are written from the tables by which requests are answered.
private func statement(at path: String, _ options: GatewayOptions) -> Statement? {
    switch path {
    case "/conformance": conformanceStatement(options)
    case "/capabilities": capabilitiesStatement(options)
    default: nil
    }
}

/// The pages for people: whatever lies outside of the DICOMweb services.
/// - Parameter hasLinks: whether signed links can be made.
func page(
    at path: String, _ request: Request, _ options: GatewayOptions, hasLinks: Bool
) throws(GatewayError) -> Response {
    let site = PageSite(
        serviceURL: serviceURL(host: request.head.authority, options: options), hasDesk: options.hasDesk,
        hasIssuer: options.hasIssuer, hasLinks: hasLinks)
    guard let page = statement(at: path, options).map({ Pages.page($0, of: site) }) ?? Pages.page(at: path, of: site)
    else { throw .noSuchPage }
    // The pages change with the program; the browser asks each time, and mostly hears that it has them already.
    let digest = SHA256.hash(data: page.bytes).prefix(12).map {
        $0 < 16 ? "0\(String($0, radix: 16))" : String($0, radix: 16)
    }
    let tag = "\"\(digest.joined())\""
    var headers: HTTPFields = [
        .contentType: page.mediaType, .cacheControl: "no-cache", .eTag: tag,
        .contentSecurityPolicy: Pages.contentSecurityPolicy, .xContentTypeOptions: "nosniff",
    ]
    headers.append(.referrerPolicy, "no-referrer")
    guard request.headers[.ifNoneMatch] != tag else {
        headers[.contentType] = nil
        return Response(status: .notModified, headers: headers)
    }
    return Response(status: .ok, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: page.bytes)))
}
