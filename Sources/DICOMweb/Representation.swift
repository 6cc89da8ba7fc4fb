package import DICOMCore

/// The form in which a resource is answered: what negotiation chooses.
package struct Representation: Hashable, Sendable {
    /// The media type of the one part or of every part, without parameters.
    package let mediaType: String
    /// Of DICOM media types, the syntax that is sent; `nil` for Rendered types and documents.
    package let transferSyntax: TransferSyntax?
    package let isMultipart: Bool

    package init(mediaType: String, transferSyntax: TransferSyntax?, isMultipart: Bool) {
        self.mediaType = mediaType
        self.transferSyntax = transferSyntax
        self.isMultipart = isMultipart
    }

    /// The Content-Type of a part, or of the message where it is the only one. The syntax is always named: cornerstone
    /// takes a part without it for Implicit VR, Horos looks for the semicolon (B-25).
    package var contentType: String {
        guard let transferSyntax else { return mediaType }
        return "\(mediaType); transfer-syntax=\(transferSyntax.uid)"
    }

    /// The Content-Type of the message. - Parameter boundary: used where it is multipart.
    package func contentType(boundary: String) -> String {
        isMultipart ? "multipart/related; type=\"\(mediaType)\"; boundary=\(boundary)" : contentType
    }
}

extension Representation: CustomStringConvertible {
    /// As a client would ask for it in an Accept header.
    package var description: String {
        guard isMultipart else { return contentType }
        let syntax = transferSyntax.map { "; transfer-syntax=\($0.uid)" } ?? ""
        return "multipart/related; type=\"\(mediaType)\"\(syntax)"
    }
}
