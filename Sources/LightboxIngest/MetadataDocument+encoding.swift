internal import DICOMCore
internal import DICOMMetadata
internal import LightboxCompression
internal import LightboxIndex

/// zlib's fastest level: a document is written once, and at this level costs less than the parse before it.
private let compressionLevel: Int32 = 1

/// The DICOM JSON of a data set as the index keeps it: cut where the service URL goes, every piece compressed.
func metadataDocument(of dataSet: DataSet, identity: InstanceIdentity) throws(CompressionError) -> MetadataDocument {
    let folder = "/studies/\(identity.study)/series/\(identity.series)/instances/\(identity.instance)/bulkdata/"
    let json = DICOMJSON.document(dataSet) { folder + $0.description }
    let deflator = try Deflator(level: compressionLevel)
    let cuts = [0] + json.serviceURLOffsets + [json.bytes.count]
    var pieces: [DeflatedPiece] = []
    for (start, end) in zip(cuts, cuts.dropFirst()) {
        pieces.append(try deflator.piece(json.bytes[start..<end]))
    }
    return MetadataDocument(pieces: pieces)
}
