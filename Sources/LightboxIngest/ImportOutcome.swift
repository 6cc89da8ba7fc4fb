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
    case conflict(IdentityConflict)
    /// The same, but this one took its place.
    case replaced(IdentityConflict)
    /// DICOM, but not to be imported; the file is left as it was.
    case refused(RefusalReason)
    /// No DICOM instance at all.
    case skipped(SkipReason)
}

/// Two contents under one SOP Instance UID.
package struct IdentityConflict: Sendable, Equatable {
    /// The one that was there first.
    package let existing: ExistingInstance
    /// Where it came from, as far as that is remembered.
    package let existingPaths: [String]
    package let offered: InstanceIdentity
    /// SHA-256 of the file that was offered.
    package let offeredDigest: [UInt8]
}

/// Why a DICOM file can't be imported.
package enum RefusalReason: Error, Sendable, Equatable {
    case missingUID(Tag)
    case invalidUID(Tag)
    /// DCMTK can't make sense of the bytes.
    case unparsable(ParseError)
    /// The file can't be opened or read to its end.
    case unreadable(StoreError)
    /// It was sent as something else than it is: as part of another study, or under another SOP Instance UID.
    case mislabelled(Tag)
    /// It was written to while it was read.
    case changing
    /// An archive, or an entry of one, that is damaged.
    case damagedArchive
    /// A large entry of an archive, which a dry run does not look into.
    case tooLargeForTrial
    /// An entry of an archive that is encrypted.
    case encrypted
}

/// Why a file is none of ours.
package enum SkipReason: Sendable, Equatable, Hashable {
    case notDICOM
    case empty
    /// A DICOMDIR: it points to instances and is none.
    case mediaDirectory
}

/// A file that a source offers: one of the file system, or an entry of an archive.
package struct ImportCandidate: Sendable, Equatable, Hashable {
    package let filePath: FilePath
    /// The name within the archive `filePath`.
    package let entry: [UInt8]?

    package init(_ filePath: FilePath, entry: [UInt8]? = nil) {
        self.filePath = filePath
        self.entry = entry
    }

    /// For people: what is no UTF-8 in the name is replaced. `archive.zip!/entry` within an archive.
    package var path: String {
        entry.map { "\(filePath.string)!/\(String(decoding: $0, as: UTF8.self))" } ?? filePath.string
    }

    /// How the index remembers it.
    func stamp(_ status: FileStatus) -> FileStamp {
        FileStamp(
            path: pathBytes(filePath) + (entry.map { Array("!/".utf8) + $0 } ?? []), byteCount: status.byteCount,
            modificationTime: status.modificationTime)
    }
}

/// What the import tells while it runs.
package enum ImportEvent: Sendable, Equatable {
    /// One file is done with; its bytes count towards progress.
    case finished(ImportCandidate, byteCount: Int64, ImportOutcome)
    /// A file that was imported shares UIDs that it should not share.
    case noticed(ImportCandidate, IdentityFinding)
    /// A file that was imported contradicts itself; what is sound of it was read.
    case mended(ImportCandidate, StructureDefects)
    /// A DICOMDIR does not agree with the files beside it.
    case disagreement(ImportCandidate, MediaDirectoryFinding)
    /// A folder can't be listed.
    case unlistable(path: String, code: Int32)
    /// With `move`: the object is in, but its source can't be deleted.
    case notDeleted(ImportCandidate, code: Int32)
}

/// What a DICOMDIR says that is not so. The files are the truth.
package enum MediaDirectoryFinding: Sendable, Equatable {
    /// It names a file that is not there. - Parameter path: below its folder.
    case missingFile(path: String)
}
