package import DICOMCore

/// What ingest hands to the index for one new instance.
package struct InstanceEntry: Equatable, Sendable {
    package let record: InstanceRecord
    /// The data set with its bulk values left out: the engine takes its search columns and return attributes from it.
    package let dataSet: DataSet
    /// The same as DICOM JSON, compressed.
    package let document: MetadataDocument

    package init(record: InstanceRecord, dataSet: DataSet, document: MetadataDocument) {
        self.record = record
        self.dataSet = dataSet
        self.document = document
    }
}

/// What the index did with an entry.
package enum InsertOutcome: Equatable, Sendable {
    case inserted
    /// The SOP Instance UID is taken; the first one stays (G-15).
    case alreadyThere(ExistingInstance)
}

/// The instance that holds a SOP Instance UID already.
package struct ExistingInstance: Equatable, Sendable {
    package let identity: InstanceIdentity
    package let object: StoredObject

    package init(identity: InstanceIdentity, object: StoredObject) {
        self.identity = identity
        self.object = object
    }
}
