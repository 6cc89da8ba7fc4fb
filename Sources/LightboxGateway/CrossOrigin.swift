internal import HTTPTypes

/// Lets pages of other origins read answers, errors included (G-10). Source: the Fetch standard, CORS protocol.
struct CrossOrigin: Sendable {
    let allowedOrigins: [String]

    private static let exposed =
        "Accept-Ranges, Content-Type, Content-Length, Content-Location, Content-Range, ETag, Lightbox-Advice, "
        + "Retry-After, Server-Timing, Warning, WWW-Authenticate, X-Total-Count"
    private static let requestHeaders =
        "Accept, Accept-Charset, Authorization, Cache-Control, Content-Type, If-None-Match, If-Range, Range"

    /// The fields that an answer to this request carries.
    func fields(for request: HTTPFields) -> HTTPFields {
        guard let origin = request[.origin] else { return [:] }
        var fields: HTTPFields = [:]
        if allowedOrigins.contains("*") {
            fields[.accessControlAllowOrigin] = "*"
        } else if allowedOrigins.contains(origin) {
            fields[.accessControlAllowOrigin] = origin
            fields[.vary] = "Origin"
        } else {
            return [.vary: "Origin"]
        }
        fields[.accessControlExposeHeaders] = Self.exposed
        // Browsers hide Server-Timing from the tools of other origins without it.
        if let timing = HTTPField.Name.timingAllowOrigin { fields[timing] = fields[.accessControlAllowOrigin] }
        return fields
    }

    /// `true` for the question that a browser asks before the request itself.
    func isPreflight(_ method: HTTPRequest.Method, _ request: HTTPFields) -> Bool {
        method == .options && request[.origin] != nil && request[.accessControlRequestMethod] != nil
    }

    /// The fields that answer a preflight.
    /// - Parameter methods: those of the resource.
    func preflightFields(for request: HTTPFields, methods: String) -> HTTPFields {
        var fields = fields(for: request)
        guard fields[.accessControlAllowOrigin] != nil else { return fields }
        fields[.accessControlAllowMethods] = methods
        fields[.accessControlAllowHeaders] = Self.requestHeaders
        fields[.accessControlMaxAge] = "86400"
        return fields
    }
}
