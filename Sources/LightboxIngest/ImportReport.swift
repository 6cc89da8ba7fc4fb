package import LightboxIndex

/// What an import did, in numbers, and what it refused, one by one.
package struct ImportReport: Sendable, Equatable {
    package private(set) var importedCount = 0
    package private(set) var importedByteCount: Int64 = 0
    package private(set) var alreadyThereCount = 0
    package private(set) var skippedCount = 0
    /// Files that hold DICOM and are not in the index now, with the reason, in the order of the import.
    package private(set) var refusals: [ImportRefusal] = []
    package private(set) var conflicts: [ImportConflict] = []
    package private(set) var unlistable: [UnlistableFolder] = []

    package init() {}

    package mutating func add(_ event: ImportEvent) {
        switch event {
        case .finished(_, let byteCount, .imported):
            importedCount += 1
            importedByteCount += byteCount
        case .finished(_, _, .alreadyThere):
            alreadyThereCount += 1
        case .finished(let candidate, _, .conflict(let existing, let offeredDigest)):
            conflicts.append(
                ImportConflict(candidate: candidate, existing: existing, offeredDigest: offeredDigest))
        case .finished(let candidate, _, .refused(let reason)):
            refusals.append(ImportRefusal(candidate: candidate, reason: reason))
        case .finished(_, _, .skipped):
            skippedCount += 1
        case .unlistable(let path, let code):
            unlistable.append(UnlistableFolder(path: path, code: code))
        }
    }

    /// `true` where something that was offered is not in the index: exit code 3.
    package var hasRefusals: Bool { !refusals.isEmpty || !conflicts.isEmpty || !unlistable.isEmpty }
}

/// A file that can't be imported.
package struct ImportRefusal: Sendable, Equatable {
    package let candidate: ImportCandidate
    package let reason: RefusalReason
}

/// A file whose SOP Instance UID belongs to other content.
package struct ImportConflict: Sendable, Equatable {
    package let candidate: ImportCandidate
    package let existing: ExistingInstance
    /// SHA-256 of the file that was not taken.
    package let offeredDigest: [UInt8]
}

/// A folder whose names can't be read.
package struct UnlistableFolder: Sendable, Equatable {
    package let path: String
    /// The error number of the system.
    package let code: Int32
}
