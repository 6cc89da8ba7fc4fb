/// DICOM JSON of one instance, with the places where the URL of the service is still to be inserted.
package struct JSONDocument: Equatable, Sendable {
    /// UTF-8, one JSON object.
    package let bytes: [UInt8]
    /// Ascending offsets into `bytes`: each is the start of a BulkDataURI, which begins here with `/studies/…`.
    package let serviceURLOffsets: [Int]

    package init(bytes: [UInt8], serviceURLOffsets: [Int]) {
        self.bytes = bytes
        self.serviceURLOffsets = serviceURLOffsets
    }
}
