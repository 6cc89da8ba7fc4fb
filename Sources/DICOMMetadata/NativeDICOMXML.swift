package import DICOMCore

/// The Native DICOM Model in XML. Source: PS3.19 A.1 (D-30 to D-34).
///
/// It is made from the DICOM JSON that is stored of every data set, so the two can't disagree. Where the standard leaves a
/// choice:
/// - The namespace of the schema is declared, though the examples of the standard leave it out (D-31).
/// - Private creator elements are not written: every private attribute names its creator, and its tag has no block
///   (`gggg00ee`). One whose creator is not there keeps its block, since that is all it is known by (D-32).
/// - A character that XML can't hold is U+FFFD (D-34).
/// - What follows a fifth component of a name stays in the suffix.
package enum NativeDICOMXML {
    /// The document of one data set.
    /// - Parameter json: one object as `DICOMJSON.document` writes it, every BulkDataURI complete.
    /// - Throws: where the bytes are no such object.
    package static func document(json: [UInt8]) throws(NativeXMLError) -> [UInt8] {
        var encoder = NativeXMLEncoder()
        try encoder.append(json[...])
        guard encoder.isAtEnd else { throw .malformed }
        return encoder.takeBytes()
    }

    /// The document of a data set whose attributes are there one by one: of a search result.
    /// - Parameter attributes: ascending by tag, each with its attribute object as `DICOMJSON.attribute` writes it.
    package static func document(
        attributes: some Sequence<(tag: Tag, json: ArraySlice<UInt8>)>
    ) throws(NativeXMLError) -> [UInt8] {
        var encoder = NativeXMLEncoder()
        try encoder.append([UInt8(ascii: "{")])
        for attribute in attributes {
            try encoder.append(Array("\"\(attribute.tag)\":".utf8)[...])
            try encoder.append(attribute.json)
        }
        try encoder.append([UInt8(ascii: "}")])
        guard encoder.isAtEnd else { throw .malformed }
        return encoder.takeBytes()
    }
}

/// Why no XML can be made.
package enum NativeXMLError: Error, Equatable, Sendable {
    /// The bytes are not the DICOM JSON of a data set.
    case malformed
}
