package import Glibc
package import SystemPackage

/// What the system says of a file.
package struct FileStatus: Sendable, Equatable {
    package let byteCount: Int64
    /// The last change of the content, in nanoseconds since 1970.
    package let modificationTime: Int64
    package let isRegularFile: Bool

    init(_ descriptor: SystemPackage.FileDescriptor) throws(StoreError) {
        var status = stat()
        guard unsafe fstat(descriptor.rawValue, &status) == 0 else { throw StoreError(Errno(rawValue: errno)) }
        self.init(status)
    }

    /// Links are followed.
    package init(_ path: FilePath) throws(StoreError) {
        var status = stat()
        guard unsafe path.withPlatformString({ unsafe stat($0, &status) }) == 0 else {
            throw StoreError(Errno(rawValue: errno))
        }
        self.init(status)
    }

    package init(_ status: stat) {
        byteCount = Int64(status.st_size)
        let seconds = Int64(status.st_mtim.tv_sec).multipliedReportingOverflow(by: 1_000_000_000)
        modificationTime = seconds.overflow ? .max : seconds.partialValue &+ Int64(status.st_mtim.tv_nsec)
        isRegularFile = status.st_mode & S_IFMT == S_IFREG
    }
}
