internal import DICOMweb
internal import HTTPTypes
internal import LightboxAccess

extension AccessError {
    /// The WWW-Authenticate field. Source: RFC 6750 3. - Returns: `nil` where another token would not help.
    var challenge: String? {
        switch self {
        case .missing: "Bearer realm=\"Lightbox\""
        case .invalid(let reason):
            "Bearer realm=\"Lightbox\", error=\"invalid_token\", error_description=\"\(reason.rawValue)\""
        case .insufficient: "Bearer realm=\"Lightbox\", error=\"insufficient_scope\""
        case .unavailable, .crowded: nil
        }
    }
}

extension Problem {
    init(_ error: AccessError, at context: Context) {
        let request = "curl -g -H 'Authorization: Bearer {token}' '\(context.serviceURL)/studies'"
        switch error {
        case .missing:
            self.init(
                code: "token-missing", status: .unauthorized, title: "This server shows studies to bearers of a token",
                faults: [.header("Authorization")], accepted: ["Authorization: Bearer {token}"],
                section: "RFC 6750 2.1", request: request)
        case .invalid(let reason):
            self.init(
                code: "token-invalid", status: .unauthorized, title: "The token is not accepted: \(reason.rawValue)",
                faults: [.header("Authorization")], accepted: ["Authorization: Bearer {token}"],
                section: "RFC 6750 3.1", request: request)
        case .unavailable:
            self.init(
                code: "issuer-unavailable", status: .serviceUnavailable,
                title: "The issuer of tokens does not answer: nobody can say now what the token is worth",
                faults: [.header("Authorization")], accepted: ["The same request in a while"],
                section: "RFC 9110 15.6.4", request: request)
        case .crowded:
            self.init(
                code: "too-many-tokens", status: .serviceUnavailable,
                title: "The issuer is being asked about so many tokens that there is no room for this one",
                faults: [.header("Authorization")], accepted: ["The same request in a second"],
                section: "RFC 9110 15.6.4", request: request)
        case .insufficient:
            self.init(
                code: "scope-insufficient", status: .forbidden, title: "The token does not allow this",
                faults: [.header("Authorization")],
                accepted: ["patient/ImagingStudy.rs with a patient", "system/ImagingStudy.rs", "user/*.rs"],
                section: "RFC 6750 3.1", request: request)
        }
    }
}
