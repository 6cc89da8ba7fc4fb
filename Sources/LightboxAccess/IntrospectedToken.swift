internal import Foundation

/// Source: RFC 7662 2.2, with the members that SMART and IUA add.
struct IntrospectedToken: Decodable, TokenGrant {
    let active: Bool
    let iss: String?
    let audience: [String]
    let expiry: Date?
    let start: Date?
    let scope: String
    let patient: String?
    let study: String?
    let extensions: TokenClaims.Extensions?

    private enum CodingKeys: String, CodingKey {
        case active, iss, aud, exp, nbf, scope, patient, extensions
        case study = "study_instance_uid"
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        active = try container.decode(Bool.self, forKey: .active)
        iss = try container.decodeIfPresent(String.self, forKey: .iss)
        if let one = try? container.decodeIfPresent(String.self, forKey: .aud) {
            audience = [one]
        } else {
            audience = try container.decodeIfPresent([String].self, forKey: .aud) ?? []
        }
        expiry = try container.decodeIfPresent(Double.self, forKey: .exp).map { Date(timeIntervalSince1970: $0) }
        start = try container.decodeIfPresent(Double.self, forKey: .nbf).map { Date(timeIntervalSince1970: $0) }
        scope = try container.decodeIfPresent(String.self, forKey: .scope) ?? ""
        patient = try container.decodeIfPresent(String.self, forKey: .patient)
        study = try container.decodeIfPresent(String.self, forKey: .study)
        extensions = try container.decodeIfPresent(TokenClaims.Extensions.self, forKey: .extensions)
    }
}
