package import DICOMCore
package import DICOMParsing
package import LightboxIndex
package import LightboxStore
package import SystemPackage

/// What became of one file. A broken file is a value, not an error: the import carries on.
package enum ImportOutcome: Sendable, Equatable {
    case imported(InstanceIdentity)
    /// The same bytes are there already.
    case alreadyThere(InstanceIdentity)
    /// The SOP Instance UID is taken by an instance of other content; that one stays (G-15).
    case conflict(ExistingInstance, offeredDigest: [UInt8])
    /// DICOM, but not to be imported; the file is left as it was.
    case refused(RefusalReason)
    /// No DICOM instance at all.
    case skipped(SkipReason)
}

/// Why a DICOM file can't be imported.
package enum RefusalReason: Error, Sendable, Equatable {
    case missingUID(Tag)
    case invalidUID(Tag)
    /// DCMTK can't make sense of the bytes.
    case unparsable(ParseError)
    /// The file can't be opened or read to its end.
    case unreadable(StoreError)
}

/// Why a file is none of ours.
package enum SkipReason: Sendable, Equatable, Hashable {
    case notDICOM
    case empty
    /// A DICOMDIR: it points to instances and is none.
    case mediaDirectory
}

/// A file that a source offers.
package struct ImportCandidate: Sendable, Equatable, Hashable {
    package let filePath: FilePath

    package init(_ filePath: FilePath) {
        self.filePath = filePath
    }

    /// For people: what is no UTF-8 in the name is replaced.
    package var path: String { filePath.string }
}

/// What the import tells while it runs.
package enum ImportEvent: Sendable, Equatable {
    /// One file is done with; its bytes count towards progress.
    case finished(ImportCandidate, byteCount: Int64, ImportOutcome)
    /// A folder can't be listed.
    case unlistable(path: String, code: Int32)
}
