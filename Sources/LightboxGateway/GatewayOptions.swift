package import LightboxAccess

/// How a gateway answers: plain values, so that it knows nothing of files and environments.
package struct GatewayOptions: Sendable {
    /// What every URL in an answer starts with, without `/dicom-web`; `nil` takes the request's Host.
    package var publicURL: String?
    /// Proxies whose headers say how a client reaches the gateway, where there is no `publicURL` (G-11).
    package var trustedProxies: TrustedProxies
    /// What lies between the address and the services: `/run/ID` for a participant of the track, else nothing.
    var pathPrefix = ""
    /// Whether clients come by TLS.
    package var isSecure = false
    /// How long browsers are told to come by TLS only (RFC 6797); 0 where they are not told.
    package var strictTransportSeconds = 0
    /// Where apps get tokens of an issuer elsewhere, where that is known.
    package var authorization: AuthorizationMetadata?
    /// Whether the pages lead to the desk of the track.
    package var hasDesk = false
    /// Instances can be stored.
    package var isStoring = false
    /// Studies are shown to bearers of tokens only.
    package var needsTokens = false
    /// The version of the program, for the pages that describe it.
    package var productVersion = ""
    /// Whether tokens for rehearsals are issued here.
    package var hasIssuer = false
    /// What one client may ask of the services.
    package var clientLimits = ClientLimits()
    /// The build of a web viewer that is served along.
    package var viewer: ViewerFolder?
    /// The authority of URLs where a request names no Host, for example `127.0.0.1:8080`.
    package var fallbackAuthority: String
    /// Refuses requests without an Accept header (B-01).
    package var isStrict: Bool
    /// Origins whose pages may read answers; `*` is every origin (G-10).
    package var allowedOrigins: [String]
    package var maximumResults: Int
    /// Required keys without a value match whatever is asked of them (E-29).
    package var unknownMatchesAll: Bool
    /// A search that finds nothing is answered with 204, as PS3.18 had it before 2026, and not with an empty list.
    package var answersNothingWithNoContent: Bool
    package var maximumPixels: Int
    package var jpegQuality: Int
    package var thumbnailEdge: Int
    /// Frames that end too early are drawn as far as they go.
    package var drawsIncomplete = false

    package init(
        publicURL: String? = nil, trustedProxies: TrustedProxies = TrustedProxies(),
        fallbackAuthority: String = "127.0.0.1:8080", isStrict: Bool = false,
        allowedOrigins: [String] = ["*"], maximumResults: Int = 1000, unknownMatchesAll: Bool = false,
        answersNothingWithNoContent: Bool = false, maximumPixels: Int = 64_000_000, jpegQuality: Int = 90,
        thumbnailEdge: Int = 128
    ) {
        self.publicURL = publicURL
        self.trustedProxies = trustedProxies
        self.fallbackAuthority = fallbackAuthority
        self.isStrict = isStrict
        self.allowedOrigins = allowedOrigins
        self.maximumResults = maximumResults
        self.unknownMatchesAll = unknownMatchesAll
        self.answersNothingWithNoContent = answersNothingWithNoContent
        self.maximumPixels = maximumPixels
        self.jpegQuality = jpegQuality
        self.thumbnailEdge = thumbnailEdge
    }
}
