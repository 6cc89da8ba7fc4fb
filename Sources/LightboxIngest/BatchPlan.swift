internal import DICOMCore
internal import LightboxIndex

/// What is to be done with each file of a batch: decided before anything is written.
struct BatchPlan: Sendable {
    enum Step: Sendable {
        /// There is nothing to do but to tell it.
        case report([ImportEvent], PreparedFile?)
        /// The file's object is new.
        case add(PreparedFile, PreparedInstance)
        /// The same, instead of the instance that holds its SOP Instance UID.
        case replace(PreparedFile, PreparedInstance, ExistingInstance)
        case alreadyThere(PreparedFile, PreparedInstance, ExistingInstance)
        /// The same, but its object was lost: this one takes its place.
        case restore(PreparedFile, PreparedInstance, ExistingInstance)
        case conflict(PreparedFile, PreparedInstance, ExistingInstance)
    }

    private(set) var steps: [Step] = []
    private let rule: ImportOptions.ConflictRule
    /// Instances of the index.
    private let existing: [SOPInstanceUID: ExistingInstance]
    /// Instances that this plan adds.
    private(set) var added: [SOPInstanceUID: ExistingInstance] = [:]
    private let isHeld: @Sendable (StoredObject) -> Bool

    /// - Parameter isHeld: whether an object is where the index has it.
    init(
        rule: ImportOptions.ConflictRule, existing: [SOPInstanceUID: ExistingInstance],
        isHeld: @escaping @Sendable (StoredObject) -> Bool
    ) {
        self.rule = rule
        self.existing = existing
        self.isHeld = isHeld
    }

    /// - Returns: `false` where the plan has to be carried out before the item can be decided on.
    mutating func add(_ item: BatchItem) -> Bool {
        switch item {
        case .unlistable(let path, let code):
            steps.append(.report([.unlistable(path: path, code: code)], nil))
        case .file(let file):
            guard case .ready(let prepared) = file.preparation else {
                steps.append(.report(events(file), file))
                return true
            }
            return decide(file, prepared)
        }
        return true
    }

    private mutating func decide(_ file: PreparedFile, _ prepared: PreparedInstance) -> Bool {
        let record = prepared.entry.record
        let uid = record.identity.instance
        guard let other = added[uid] ?? existing[uid] else {
            added[uid] = ExistingInstance(identity: record.identity, object: record.object)
            steps.append(.add(file, prepared))
            return true
        }
        let isNew = added[uid] != nil
        if other.object.digest == record.object.digest {
            steps.append(
                isNew || isHeld(other.object)
                    ? .alreadyThere(file, prepared, other) : .restore(file, prepared, other))
        } else if rule == .keep {
            steps.append(.conflict(file, prepared, other))
        } else {
            guard !isNew else { return false }
            added[uid] = ExistingInstance(identity: record.identity, object: record.object)
            steps.append(.replace(file, prepared, other))
        }
        return true
    }

    private func events(_ file: PreparedFile) -> [ImportEvent] {
        let byteCount = file.stamp.byteCount
        switch file.preparation {
        case .ready:
            return []
        case .settled(let outcome):
            return [.finished(file.candidate, byteCount: byteCount, outcome)]
        case .mediaDirectory(let findings):
            return [.finished(file.candidate, byteCount: byteCount, .skipped(.mediaDirectory))]
                + findings.map { .disagreement(file.candidate, $0) }
        }
    }
}
