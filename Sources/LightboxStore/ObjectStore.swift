internal import SystemPackage

/// Keeps Part 10 objects. Every call blocks: call them from a job of a worker pool. One process at a time may write.
package protocol ObjectStore: Sendable {
    /// Brings the content of a file to a place of the store's own where nobody sees it, hashed on the way. For objects that
    /// are too large to be held in memory; it is durable when the call returns.
    func stage(_ source: borrowing SourceFile, sharing: ContentSharing) throws(StoreError) -> StagedObject

    /// The same for content that comes in pieces, `nil` at the end.
    func stage(pieces next: () throws -> [UInt8]?) throws -> StagedObject

    /// The same for content that others hand over piece by piece.
    func stagingWriter() throws(StoreError) -> StagingWriter

    /// Makes staged objects findable, durably: all of them or, when it throws, none.
    func commit(_ batch: [StoreChange]) throws(StoreError) -> CommittedChanges

    /// Removes a staged object that will not be committed.
    func discard(_ staged: StagedObject)

    /// Opens a stored object for reading.
    func open(key: String) throws(StoreError) -> ObjectReader

    /// Where an object lies, for a library that reads files.
    func place(key: String) throws(StoreError) -> ObjectPlace

    /// Whether an object is there in its length; its bytes are not looked at.
    func holds(key: String, byteCount: Int64) -> Bool

    /// Destroys the bytes of an object. - Throws: not when they are gone already.
    func erase(key: String) throws(StoreError)
}

/// How the store may come by the content of a file.
package enum ContentSharing: String, Sendable, CaseIterable {
    /// A copy of every byte.
    case copy
    /// A copy that shares its blocks with the source until one of them changes, where the file system can.
    case reflink
    /// The same file under a second name, where that is possible. Who changes the source changes the object.
    case hardlink
}

/// An object that is read or written and not yet visible.
package struct StagedObject: Sendable, Equatable {
    package let byteCount: Int64
    /// SHA-256, 32 bytes.
    package let digest: [UInt8]
    let content: Content

    enum Content: Sendable, Equatable {
        /// Small enough to wait in memory.
        case bytes([UInt8])
        /// Durable under a name of the staging folder.
        case file(FilePath)
        /// Stays where it is.
        case elsewhere(path: [UInt8], modificationTime: Int64)
    }

    /// Where an object lies that is too large to wait in memory: a file of the staging folder.
    package var stagedPath: String? {
        guard case .file(let path) = content else { return nil }
        return path.string
    }

    /// An object that waits in memory.
    package init(bytes: [UInt8]) {
        self.init(byteCount: Int64(bytes.count), digest: sha256(bytes), content: .bytes(bytes))
    }

    /// An object that stays where it was found.
    /// - Parameter modificationTime: nanoseconds since 1970.
    package init(inPlace path: [UInt8], byteCount: Int64, digest: [UInt8], modificationTime: Int64) {
        self.init(
            byteCount: byteCount, digest: digest,
            content: .elsewhere(path: path, modificationTime: modificationTime))
    }

    init(byteCount: Int64, digest: [UInt8], content: Content) {
        self.byteCount = byteCount
        self.digest = digest
        self.content = content
    }
}

/// One thing that a commit writes down.
package enum StoreChange: Sendable, Equatable {
    case add(StagedObject)
    /// The object of this digest counts no longer; why is for whoever rebuilds the index.
    case remove(digest: [UInt8], RemovalNote)
}

/// What is written down of an instance that goes.
package struct RemovalNote: Sendable, Equatable {
    /// UIDs as text.
    package let study: String
    package let series: String
    package let instance: String
    /// Seconds since 1970.
    package let removed: Int64
    package let due: Int64
    /// Another object took its UID: it leaves no mark behind.
    package let isReplaced: Bool

    package init(
        study: String, series: String, instance: String, removed: Int64, due: Int64, isReplaced: Bool
    ) {
        self.study = study
        self.series = series
        self.instance = instance
        self.removed = removed
        self.due = due
        self.isReplaced = isReplaced
    }
}

/// What a commit came to.
package struct CommittedChanges: Sendable, Equatable {
    /// One for each change, in order: the key of an added object; `nil` for one that stays where it is, and for a removal.
    package let keys: [String?]
    /// How far each log reaches now, by its number.
    package let logPlaces: [Int: Int64]
}

package enum StoreError: Error, Equatable {
    /// The data folder can't be made or written.
    case unwritable(path: String, code: Int32)
    /// No space left, or a quota is reached.
    case full
    /// The object or file is not there (any more).
    case missing
    /// The object is shorter than the index says.
    case truncated
    /// A file that is referred to where it lies is not what it was.
    case changed
    case unreadable(code: Int32)
    /// Not a key that this store gave out.
    case invalidKey
}
