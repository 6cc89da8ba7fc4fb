package import DICOMCore

/// Where the bytes of an instance are kept.
package enum ObjectLocation: Hashable, Sendable {
    /// In the object store, under this key.
    case stored(key: String)
    /// Where it was found, indexed without a copy. Only as long as the file is as it was then, these are its bytes.
    case inPlace(FileStamp)
}

/// The Part 10 object of an instance as it was when it came in.
package struct StoredObject: Hashable, Sendable {
    package let location: ObjectLocation
    package let byteCount: Int64
    /// SHA-256 of the whole file, 32 bytes.
    package let digest: [UInt8]

    package init(location: ObjectLocation, byteCount: Int64, digest: [UInt8]) {
        self.location = location
        self.byteCount = byteCount
        self.digest = digest
    }
}

/// The three UIDs that name an instance.
package struct InstanceIdentity: Hashable, Sendable {
    package let study: StudyInstanceUID
    package let series: SeriesInstanceUID
    package let instance: SOPInstanceUID

    package init(study: StudyInstanceUID, series: SeriesInstanceUID, instance: SOPInstanceUID) {
        self.study = study
        self.series = series
        self.instance = instance
    }
}

/// Everything that a retrieve request needs to know of an instance, so that it never parses the object.
package struct InstanceRecord: Equatable, Sendable {
    package let identity: InstanceIdentity
    /// SOP Class UID (0008,0016) as stored, empty where absent.
    package let sopClassUID: String
    /// The syntax of the object as stored.
    package let transferSyntax: TransferSyntax
    /// `nil` where the instance has no pixel data.
    package let pixels: PixelDescription?
    package let frames: FrameTable
    package let bulkValues: [BulkValue]
    package let object: StoredObject

    package init(
        identity: InstanceIdentity, sopClassUID: String, transferSyntax: TransferSyntax, pixels: PixelDescription?,
        frames: FrameTable, bulkValues: [BulkValue], object: StoredObject
    ) {
        self.identity = identity
        self.sopClassUID = sopClassUID
        self.transferSyntax = transferSyntax
        self.pixels = pixels
        self.frames = frames
        self.bulkValues = bulkValues
        self.object = object
    }
}

extension InstanceRecord {
    /// The same with its object where it ended up.
    package func placed(at location: ObjectLocation) -> InstanceRecord {
        InstanceRecord(
            identity: identity, sopClassUID: sopClassUID, transferSyntax: transferSyntax, pixels: pixels,
            frames: frames,
            bulkValues: bulkValues,
            object: StoredObject(location: location, byteCount: object.byteCount, digest: object.digest))
    }
}
