internal import HTTPTypes

/// Header fields that the library has no constants for. To make a name checks and copies it, so each is made once.
extension HTTPField.Name {
    static let acceptCharset = HTTPField.Name("Accept-Charset")
    static let lightboxAdvice = HTTPField.Name("Lightbox-Advice")
    static let link = HTTPField.Name("Link")
    static let openerPolicy = HTTPField.Name("Cross-Origin-Opener-Policy")
    static let permissionsPolicy = HTTPField.Name("Permissions-Policy")
    static let referrerPolicy = HTTPField.Name("Referrer-Policy")
    static let requestID = HTTPField.Name("X-Request-Id")
    static let serverTiming = HTTPField.Name("Server-Timing")
    static let timingAllowOrigin = HTTPField.Name("Timing-Allow-Origin")
    static let totalCount = HTTPField.Name("X-Total-Count")
    static let traceparent = HTTPField.Name("traceparent")
    static let traceresponse = HTTPField.Name("traceresponse")
    static let warning = HTTPField.Name("Warning")
}

extension HTTPFields {
    /// - Parameter name: one of those above.
    mutating func append(_ name: HTTPField.Name?, _ value: String) {
        guard let name else { return }
        append(HTTPField(name: name, value: value))
    }
}
