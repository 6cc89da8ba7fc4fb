package import LightboxCompression

/// The DICOM JSON object of one instance as it is stored: compressed pieces of UTF-8. Between two neighbours the URL of
/// the service is to be inserted, since the start of every BulkDataURI depends on the address that the client used.
package struct MetadataDocument: Equatable, Sendable {
    /// At least one; one more than the document has BulkDataURIs.
    package let pieces: [DeflatedPiece]

    package init(pieces: [DeflatedPiece]) {
        self.pieces = pieces
    }
}
