package import DICOMCore

/// What import, verify, reindex and remove do with an index. Each call that writes is one durable transaction: all of it or,
/// when it throws, nothing.
package protocol WritableIndex: StudyIndex {
    /// What an earlier import made of these files, one answer each; `nil` where the index doesn't know the file as it is.
    func known(_ files: [FileStamp]) async throws -> [KnownFile?]

    /// Takes in what an import made of some files.
    func write(_ batch: IndexBatch) async throws -> BatchOutcome

    /// The files from which an instance came, as far as they are remembered.
    func sources(of instance: SOPInstanceUID) async throws -> [FileStamp]

    /// Takes out what a target names, and leaves a mark that it was there.
    /// - Parameter entries: what the study holds besides, anew, where the attributes of study or series came from an
    ///   instance that goes; `nil` where they stay as they are.
    func remove(
        _ target: RetrieveTarget, time: RemovalTime, rewriting entries: [InstanceEntry]?, logPlaces: [Int: Int64]
    ) async throws

    /// Instances with their objects in the order in which they came in.
    /// - Parameters:
    ///   - target: those of a study, series or instance; `nil` for all.
    ///   - place: the `place` of the last one of the page before; `nil` for the first page.
    func objects(of target: RetrieveTarget?, after place: Int64?, limit: Int) async throws -> [IndexedObject]

    /// Keys of stored objects that nothing refers to any more, and whose time has come.
    func dueErasures(at seconds: Int64) async throws -> [String]

    /// Forgets the keys: their objects are erased.
    func forgetErasures(_ keys: [String]) async throws

    /// How far the index has taken in each log of the object store: its number and a count of bytes.
    func logPlaces() async throws -> [Int: Int64]

    /// Every file that imports refused and that was not imported since.
    func quarantine() async throws -> [QuarantinedFile]
}

/// What an earlier import made of a file.
package enum KnownFile: Equatable, Sendable {
    /// It holds this instance.
    case instance(ExistingInstance)
    /// It is no DICOM instance.
    case notDICOM
}

/// An import that refused a file said this about it.
package struct QuarantinedFile: Equatable, Sendable {
    package let file: FileStamp
    package let reason: String

    package init(file: FileStamp, reason: String) {
        self.file = file
        self.reason = reason
    }
}

/// What one transaction of an import writes.
package struct IndexBatch: Sendable {
    /// New instances.
    package var entries: [InstanceEntry] = []
    /// Instances that go, since an entry of the batch takes their SOP Instance UID.
    package var replaced: [ReplacedInstance] = []
    /// Instances that stay, whose objects lie elsewhere now.
    package var relocated: [(instance: SOPInstanceUID, location: ObjectLocation)] = []
    /// Instances that were removed earlier: known from the logs of the store.
    package var removed: [(identity: InstanceIdentity, time: Int64)] = []
    /// Keys of objects that nothing refers to, with the time from which they may be erased, in seconds since 1970.
    package var erasures: [(key: String, due: Int64)] = []
    /// Files that hold an instance which is in the index after the batch.
    package var holders: [(file: FileStamp, instance: SOPInstanceUID)] = []
    /// Files that are no DICOM instances.
    package var passedBy: [FileStamp] = []
    package var refused: [QuarantinedFile] = []
    /// How far the logs of the store are taken in with this batch.
    package var logPlaces: [Int: Int64] = [:]

    package init() {}
}

/// An instance that gives way to another of the same UID.
package struct ReplacedInstance: Sendable {
    package let identity: InstanceIdentity
    /// When its object may be erased, in seconds since 1970.
    package let due: Int64
    /// What its study holds besides, anew, where its attributes came from this instance; else `nil`.
    package let rewriting: [InstanceEntry]?

    package init(identity: InstanceIdentity, due: Int64, rewriting: [InstanceEntry]?) {
        self.identity = identity
        self.due = due
        self.rewriting = rewriting
    }
}

/// What a batch came to.
package struct BatchOutcome: Sendable, Equatable {
    /// One for each entry, in order.
    package let outcomes: [InsertOutcome]
    /// What an admin should know about entries, by their position.
    package let findings: [Int: [IdentityFinding]]

    package init(outcomes: [InsertOutcome], findings: [Int: [IdentityFinding]]) {
        self.outcomes = outcomes
        self.findings = findings
    }
}

/// UIDs that two things share although each should have its own. Nothing is lost by it, and nothing is put right.
package enum IdentityFinding: Sendable, Hashable {
    /// The study has objects that name different patients; it stays with the patient of its first object.
    case studyOfTwoPatients(StudyInstanceUID)
    /// Another study has a series of this UID too.
    case seriesOfTwoStudies(SeriesInstanceUID, StudyInstanceUID, StudyInstanceUID)
}

/// When something is removed and when its bytes may go, in seconds since 1970.
package struct RemovalTime: Sendable, Equatable {
    package let removed: Int64
    package let due: Int64

    package init(removed: Int64, due: Int64) {
        self.removed = removed
        self.due = due
    }
}

/// An instance with its object, at its place in the order of the index.
package struct IndexedObject: Sendable, Equatable {
    package let place: Int64
    package let instance: ExistingInstance

    package init(place: Int64, instance: ExistingInstance) {
        self.place = place
        self.instance = instance
    }
}

/// Why the index takes nothing now.
package enum IndexWriteError: Error, Equatable {
    /// Another program holds it, for longer than a writer waits.
    case busy
}
