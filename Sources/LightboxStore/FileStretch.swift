package import NIOCore

/// A stretch of a stored object on its way from the system's memory to a socket, without passing through ours (`sendfile`).
///
/// Whoever hands `region` to a channel keeps the stretch until that has been written: the file stays open as long.
package final class FileStretch: Sendable {
    package let region: FileRegion
    /// Number of bytes.
    package let count: Int
    private let handle: NIOFileHandle
    /// Has the file open, for others as well.
    private let owner: ObjectReader

    /// - Parameters:
    ///   - descriptor: that of the owner.
    ///   - offset: in the file.
    init(of owner: ObjectReader, descriptor: Int32, offset: Int, count: Int) {
        // A handle of its own: one handle is not for two event loops at once, a descriptor is.
        let handle = NIOFileHandle(_deprecatedTakingOwnershipOfDescriptor: descriptor)
        region = FileRegion(fileHandle: handle, readerIndex: offset, endIndex: offset + count)
        self.count = count
        self.handle = handle
        self.owner = owner
    }

    deinit {
        // The descriptor is the owner's to close. This fails only while it is written from, and then it is not let go.
        _ = try? handle.takeDescriptorOwnership()
    }
}
