import DICOMCore
import DICOMQuery
import LightboxCompression
import LightboxIndex

/// An instance for the index, made of the attributes that a test cares about.
struct SampleInstance {
    var study = "1.2.3"
    var series = "1.2.3.1"
    var instance: String
    var elements: [DataElement] = []

    init(_ instance: String, series: String = "1.2.3.1", study: String = "1.2.3", _ elements: [DataElement] = []) {
        self.instance = instance
        self.series = series
        self.study = study
        self.elements = elements
    }

    var dataSet: DataSet {
        DataSet(
            elements + [
                DataElement(SearchTag.studyInstanceUID, .UI, .strings([study])),
                DataElement(SearchTag.seriesInstanceUID, .UI, .strings([series])),
                DataElement(SearchTag.sopInstanceUID, .UI, .strings([instance])),
            ])
    }

    /// The entry that ingest would make of it; its digest and document name the instance.
    var entry: InstanceEntry {
        get throws {
            guard let study = StudyInstanceUID(study), let series = SeriesInstanceUID(series),
                let uid = SOPInstanceUID(instance), let range = ByteRange(offset: 1000, count: 512)
            else { throw SampleError() }
            let bytes = Array(instance.utf8)
            let record = InstanceRecord(
                identity: InstanceIdentity(study: study, series: series, instance: uid),
                sopClassUID: dataSet.string(SearchTag.sopClassUID) ?? "",
                transferSyntax: .jpegBaseline,
                pixels: PixelDescription(
                    rows: 512, columns: 256, samplesPerPixel: 1, bitsAllocated: 16, bitsStored: 12, highBit: 11,
                    isSigned: true, photometricInterpretation: .other("ODD"), isPlanar: false, numberOfFrames: 1),
                frames: .encapsulated([[range]]),
                bulkValues: [
                    BulkValue(
                        path: AttributePath(Tag(0x7FE0, 0x0010)), vr: .OB, range: nil, isBigEndian: false)
                ],
                object: StoredObject(location: .stored(key: "key/\(instance)"), byteCount: 2000, digest: bytes))
            return InstanceEntry(
                record: record, dataSet: dataSet,
                document: MetadataDocument(pieces: [DeflatedPiece(deflated: bytes, checksum: 7, byteCount: 99)]))
        }
    }
}

extension AttributePath {
    init(_ tag: Tag) {
        self.init([], tag)
    }
}

struct SampleError: Error {}

extension DataElement {
    static func text(_ tag: Tag, _ vr: VR, _ values: String...) -> DataElement {
        DataElement(tag, vr, .strings(values))
    }
}
