package import DICOMParsing
package import LightboxIndex

/// What an import did, in numbers, and what it did not take, one by one.
package struct ImportReport: Sendable, Equatable {
    package private(set) var importedCount = 0
    package private(set) var importedByteCount: Int64 = 0
    package private(set) var alreadyThereCount = 0
    package private(set) var skippedCount = 0
    /// All files, and their bytes.
    package private(set) var fileCount = 0
    package private(set) var byteCount: Int64 = 0
    /// Files that hold DICOM and are not in the index now, with the reason, in the order of the import.
    package private(set) var refusals: [ImportRefusal] = []
    /// Files whose SOP Instance UID is taken; the first one stayed.
    package private(set) var conflicts: [ImportConflict] = []
    /// The same where they took the place of the first one.
    package private(set) var replacements: [ImportConflict] = []
    /// What else an admin should look at, each said once.
    package private(set) var findings: [ImportNotice] = []
    package private(set) var unlistable: [UnlistableFolder] = []
    package private(set) var notDeleted: [UnlistableFolder] = []
    private var known: Set<IdentityFinding> = []

    package init() {}

    package mutating func add(_ event: ImportEvent) {
        switch event {
        case .finished(let candidate, let byteCount, let outcome):
            fileCount += 1
            self.byteCount += byteCount
            add(outcome, of: candidate, byteCount)
        case .noticed(let candidate, let finding):
            guard known.insert(finding).inserted else { return }
            findings.append(ImportNotice(candidate: candidate, notice: .identity(finding)))
        case .mended(let candidate, let defects):
            findings.append(ImportNotice(candidate: candidate, notice: .structure(defects)))
        case .disagreement(let candidate, let finding):
            findings.append(ImportNotice(candidate: candidate, notice: .mediaDirectory(finding)))
        case .unlistable(let path, let code):
            unlistable.append(UnlistableFolder(path: path, code: code))
        case .notDeleted(let candidate, let code):
            notDeleted.append(UnlistableFolder(path: candidate.path, code: code))
        }
    }

    private mutating func add(_ outcome: ImportOutcome, of candidate: ImportCandidate, _ byteCount: Int64) {
        switch outcome {
        case .imported:
            importedCount += 1
            importedByteCount += byteCount
        case .alreadyThere:
            alreadyThereCount += 1
        case .conflict(let conflict):
            conflicts.append(ImportConflict(candidate: candidate, conflict: conflict))
        case .replaced(let conflict):
            importedCount += 1
            importedByteCount += byteCount
            replacements.append(ImportConflict(candidate: candidate, conflict: conflict))
        case .refused(let reason):
            refusals.append(ImportRefusal(candidate: candidate, reason: reason))
        case .skipped:
            skippedCount += 1
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
    package let conflict: IdentityConflict
}

/// Something that an admin should look at although nothing was refused.
package struct ImportNotice: Sendable, Equatable {
    package enum Notice: Sendable, Equatable {
        case identity(IdentityFinding)
        case mediaDirectory(MediaDirectoryFinding)
        case structure(StructureDefects)
    }

    package let candidate: ImportCandidate
    package let notice: Notice
}

/// A folder whose names can't be read, or a file that can't be deleted.
package struct UnlistableFolder: Sendable, Equatable {
    package let path: String
    /// The error number of the system.
    package let code: Int32
}
