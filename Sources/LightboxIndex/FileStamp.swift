/// A file as it was when it was read: the same path with the same size and time is taken for the same bytes.
package struct FileStamp: Hashable, Sendable {
    /// As the system spells it, without a zero at its end: the name on an old disk need not be UTF-8.
    package let path: [UInt8]
    package let byteCount: Int64
    /// The last change of its content (`st_mtim`), in nanoseconds since 1970.
    package let modificationTime: Int64

    package init(path: [UInt8], byteCount: Int64, modificationTime: Int64) {
        self.path = path
        self.byteCount = byteCount
        self.modificationTime = modificationTime
    }

    /// For people: what is no UTF-8 in the name is replaced.
    package var text: String { String(decoding: path, as: UTF8.self) }
}
