package import LightboxStore
package import SystemPackage

/// How an import goes about it.
package struct ImportOptions: Sendable, Equatable {
    package enum Mode: Sendable, Equatable {
        case copy(ContentSharing)
        /// Objects stay where they were found; the index refers to them there.
        case inPlace
        /// A file is deleted once its object is durable in the store, byte by byte the same.
        case move
        /// Content came over a network: there is no source to be remembered.
        case received
    }

    /// What happens to an instance whose SOP Instance UID is taken by other content (G-15).
    package enum ConflictRule: String, Sendable, CaseIterable {
        case keep, replace
    }

    package var mode = Mode.copy(.copy)
    package var conflictRule = ConflictRule.keep
    /// Reads and compares everything, and writes nothing.
    package var isDryRun = false
    /// Files of one transaction; also the most that are held prepared at once, twice over.
    package var batchCount = 256
    /// The most bytes of the files of one transaction that wait in memory.
    package var batchByteCount: Int64 = 32 << 20
    /// How long the bytes of a replaced instance are kept, in seconds.
    package var erasureDelay: Int64 = 7 * 24 * 3600

    /// A folder that is never entered, and from which nothing is deleted: the data folder itself may lie within a source.
    package var ownFolder: FilePath?

    package init() {}
}
