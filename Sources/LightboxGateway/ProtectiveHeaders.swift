internal import HTTPTypes

/// Tells browsers to be careful with an answer; what the answer says itself stays.
/// - Parameter host: how the client calls the gateway.
func protect(_ headers: inout HTTPFields, host: String?, _ options: GatewayOptions) {
    // Objects hold what others have put there: it must not be guessed to be a page.
    if headers[.xContentTypeOptions] == nil { headers[.xContentTypeOptions] = "nosniff" }
    let type = headers[.contentType]?.prefix { $0 != ";" }.lowercased() ?? ""
    if headers[.contentSecurityPolicy] == nil, documentTypes.contains(type) {
        // A report or a drawing out of an object can show itself; it can run, load and send nothing.
        headers[.contentSecurityPolicy] =
            "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; font-src data:; sandbox"
    }
    if type == "text/html" {
        headers.append(.openerPolicy, "same-origin")
        headers.append(.permissionsPolicy, "camera=(), geolocation=(), microphone=()")
    }
    let host = host ?? ""
    let isLocal = ["localhost", "127.0.0.1", "[::1]"].contains { host == $0 || host.hasPrefix("\($0):") }
    if options.strictTransportSeconds > 0, !isLocal {
        headers[.strictTransportSecurity] = "max-age=\(options.strictTransportSeconds)"
    }
}

/// What a browser shows as a document with scripts of its own.
private let documentTypes: Set<String> = [
    "text/html", "text/xml", "application/xml", "application/xhtml+xml", "image/svg+xml", "application/dicom+xml",
]
