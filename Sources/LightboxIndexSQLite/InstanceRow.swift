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
        let available = entry.record.availableSyntaxes.map(\.uid)
        return StoredAttributes(
            entry.dataSet, .instance,
            known: [
                DataElement(SearchTag.sopInstanceUID, .UI, .strings([entry.record.identity.instance.text])),
                DataElement(SearchTag.availableTransferSyntaxUID, .UI, .strings(available)),
            ]
        ).fragments
    }
}

extension InstanceRecord {
    /// What a server can assure that the instance can be retrieved in, the syntax that costs nothing first. Source: PS3.18
    /// 10.6.3.3.4 (E-52); wsidicom asks for nothing that is not among them.
    fileprivate var availableSyntaxes: [TransferSyntax] {
        // Native objects always go out as Explicit VR Little Endian (B-22).
        var syntaxes = [transferSyntax.isNative ? .explicitVRLittleEndian : transferSyntax]
        guard let pixels, frames.count > 0, TransferSyntax.stored.contains(transferSyntax), !transferSyntax.isVideo
        else {
            return syntaxes
        }
        if !transferSyntax.isNative, fitsExplicitVR(pixels) { syntaxes.append(.explicitVRLittleEndian) }
        return syntaxes + pixels.losslessSyntaxes(from: transferSyntax).sorted { $0.uid < $1.uid }
    }

    /// Whether the decoded pixels are no longer than a value can be (B-24).
    private func fitsExplicitVR(_ pixels: PixelDescription) -> Bool {
        guard let frameByteCount = pixels.decodedFrameByteCount else { return false }
        let (total, overflow) = Int64(frameByteCount).multipliedReportingOverflow(by: Int64(frames.count))
        return !overflow && total < Int64(UInt32.max)
    }
}
