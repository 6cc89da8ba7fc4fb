/// One thing that the pages for people consist of: a document, a script, a picture.
package struct Page: Hashable, Sendable {
    package let mediaType: String
    package let bytes: [UInt8]

    package init(mediaType: String, bytes: [UInt8]) {
        self.mediaType = mediaType
        self.bytes = bytes
    }
}

/// Where a page is and what it may say of the server around it.
package struct PageSite: Hashable, Sendable {
    /// The URL of the service root as the reader can reach it, `http://host:8080/dicom-web`.
    package let serviceURL: String
    /// Whether other machines can reach that address: a loopback address means nothing to a phone.
    package var isLoopback: Bool {
        let authority = serviceURL.split(separator: "/", omittingEmptySubsequences: true).dropFirst().first ?? ""
        return authority.hasPrefix("127.") || authority.hasPrefix("[::1]") || authority == "localhost"
            || authority.hasPrefix("localhost:")
    }

    /// Whether the desk of the track is open.
    package let hasDesk: Bool
    /// Whether this server issues tokens itself, for rehearsals.
    package let hasIssuer: Bool
    /// Whether links can be made that show a study to who has no token.
    package let hasLinks: Bool

    package init(
        serviceURL: String, hasDesk: Bool = false, hasIssuer: Bool = false, hasLinks: Bool = false
    ) {
        self.serviceURL = serviceURL
        self.hasDesk = hasDesk
        self.hasIssuer = hasIssuer
        self.hasLinks = hasLinks
    }
}
