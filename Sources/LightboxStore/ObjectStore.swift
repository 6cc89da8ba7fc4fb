package import SystemPackage

/// Keeps Part 10 objects. Every call blocks: call them from a job of a worker pool.
package protocol ObjectStore: Sendable {
    /// Copies the source to a place where nobody sees it, hashed on the way, durable when the call returns.
    func stage(_ source: borrowing SourceFile) throws(StoreError) -> StagedObject

    /// Makes a staged object visible under its key, durably. An object of the same content may be there already.
    func commit(_ staged: StagedObject) throws(StoreError)

    /// Removes a staged object that will not be committed.
    func discard(_ staged: StagedObject)

    /// Opens a stored object for reading.
    func open(key: String) throws(StoreError) -> ObjectReader

    /// The path of an object for a library that reads files.
    func path(key: String) throws(StoreError) -> FilePath
}

/// An object that is written and durable but not yet visible.
package struct StagedObject: Sendable, Equatable {
    /// Where it will be found once it is committed.
    package let key: String
    package let byteCount: Int64
    /// SHA-256, 32 bytes.
    package let digest: [UInt8]
    let path: FilePath
}

package enum StoreError: Error, Equatable {
    /// The data folder can't be made or written.
    case unwritable(path: String, code: Int32)
    /// No space left, or a quota is reached.
    case full
    /// The object or file is not there (any more).
    case missing
    /// The object is shorter than the index says, or was changed.
    case truncated
    case unreadable(code: Int32)
    /// Not a key that this store gave out.
    case invalidKey
}
