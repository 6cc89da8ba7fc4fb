import DICOMCore
import DICOMQuery
import Foundation
import LightboxIndex

/// An entry with its blobs made: all that the writer needs beside the database.
struct InstanceRow: Sendable {
    let entry: InstanceEntry
    let attributes: Data
    let pixels: Data?
    let frames: Data
    let bulkValues: Data
    let document: Data

    init(_ entry: InstanceEntry) {
        let record = entry.record
        self.entry = entry
        attributes = Data(AttributeFragment.blob(Self.attributes(entry)))
        pixels = (record.pixels?.blob).map { Data($0) }
        frames = Data(record.frames.blob)
        bulkValues = Data(BulkValue.blob(record.bulkValues))
        document = Data(entry.document.blob)
    }

    private static func attributes(_ entry: InstanceEntry) -> [AttributeFragment] {
        let syntax = entry.record.transferSyntax
        // Native objects always go out as Explicit VR Little Endian (B-22).
        let available = syntax.isNative ? TransferSyntax.explicitVRLittleEndian : syntax
        return StoredAttributes(
            entry.dataSet, .instance,
            known: [
                DataElement(SearchTag.sopInstanceUID, .UI, .strings([entry.record.identity.instance.text])),
                DataElement(SearchTag.availableTransferSyntaxUID, .UI, .strings([available.uid])),
            ]
        ).fragments
    }
}
