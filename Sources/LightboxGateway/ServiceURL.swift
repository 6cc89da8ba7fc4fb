internal import HTTPTypes

/// Where the DICOMweb services lie below the address of the gateway.
let servicePath = "/dicom-web"

/// The URL of the service root as this client can reach it: the start of every RetrieveURL, BulkDataURI and
/// Content-Location (B-86).
func serviceURL(host: String?, options: GatewayOptions) -> String {
    if let publicURL = options.publicURL { return publicURL + options.pathPrefix + servicePath }
    let authority = host.flatMap { isAuthority($0) ? $0 : nil } ?? options.fallbackAuthority
    return "\(options.isSecure ? "https" : "http")://\(authority)\(options.pathPrefix)\(servicePath)"
}

/// A host and port, nothing that could break out of a URL: what a request says of itself ends up in answers.
func isAuthority(_ text: String) -> Bool {
    guard (1...255).contains(text.utf8.count) else { return false }
    return text.utf8.allSatisfy {
        switch $0 {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: ":"),
            UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
