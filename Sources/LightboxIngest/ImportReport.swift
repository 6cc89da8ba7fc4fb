/// What an import did, in numbers, and what it refused, one by one.
package struct ImportReport: Sendable, Equatable {
    package private(set) var importedCount = 0
    package private(set) var importedByteCount: Int64 = 0
    package private(set) var alreadyThereCount = 0
    package private(set) var skippedCount = 0
    /// Files that hold DICOM and are not in the index now, with the reason, in the order of the import.
    package private(set) var refusals: [(ImportCandidate, RefusalReason)] = []
    package private(set) var conflicts: [(ImportCandidate, ImportOutcome)] = []
    package private(set) var unlistable: [(path: String, code: Int32)] = []

    package init() {}

    package mutating func add(_ event: ImportEvent) {
        switch event {
        case .finished(_, let byteCount, .imported):
            importedCount += 1
            importedByteCount += byteCount
        case .finished(_, _, .alreadyThere):
            alreadyThereCount += 1
        case .finished(let candidate, _, .conflict(let existing)):
            conflicts.append((candidate, .conflict(existing)))
        case .finished(let candidate, _, .refused(let reason)):
            refusals.append((candidate, reason))
        case .finished(_, _, .skipped):
            skippedCount += 1
        case .unlistable(let path, let code):
            unlistable.append((path, code))
        }
    }

    /// `true` where something that was offered is not in the index: exit code 3.
    package var hasRefusals: Bool { !refusals.isEmpty || !conflicts.isEmpty || !unlistable.isEmpty }

    package static func == (left: ImportReport, right: ImportReport) -> Bool {
        left.importedCount == right.importedCount && left.importedByteCount == right.importedByteCount
            && left.alreadyThereCount == right.alreadyThereCount && left.skippedCount == right.skippedCount
            && left.refusals.elementsEqual(right.refusals, by: ==)
            && left.conflicts.elementsEqual(right.conflicts, by: ==)
            && left.unlistable.elementsEqual(right.unlistable, by: ==)
    }
}
