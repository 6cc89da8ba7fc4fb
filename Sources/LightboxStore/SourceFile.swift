internal import Glibc
package import SystemPackage

/// A file that is open for reading: what ingest parses is what it copies, even if the path changes meanwhile.
package struct SourceFile: ~Copyable {
    package let path: FilePath
    package let byteCount: Int64
    /// The last change of its content before it was opened, in nanoseconds since 1970.
    package let modificationTime: Int64
    let descriptor: FileDescriptor

    package init(path: FilePath) throws(StoreError) {
        let descriptor: FileDescriptor
        do {
            // Without it a named pipe would hold the thread for ever.
            descriptor = try FileDescriptor.open(path, .readOnly, options: [.closeOnExec, .nonBlocking])
        } catch {
            throw StoreError(error)
        }
        do throws(StoreError) {
            let status = try FileStatus(descriptor)
            guard status.isRegularFile else { throw .unreadable(code: EINVAL) }
            byteCount = status.byteCount
            modificationTime = status.modificationTime
        } catch {
            try? descriptor.close()
            throw error
        }
        self.path = path
        self.descriptor = descriptor
    }

    /// A path to the open file itself, whatever has become of its name, for a library that opens files.
    package var openPath: String { "/proc/self/fd/\(descriptor.rawValue)" }

    deinit {
        try? descriptor.close()
    }

    /// Whether the file is still as it was when it was opened.
    package borrowing func isUnchanged() -> Bool {
        guard let status = try? FileStatus(descriptor) else { return false }
        return status.byteCount == byteCount && status.modificationTime == modificationTime
    }

    /// Reads up to `count` bytes from `offset`; fewer at the end of the file.
    package borrowing func read(offset: Int64, count: Int) throws(StoreError) -> [UInt8] {
        let wanted = Int(max(0, min(Int64(count), byteCount - offset)))
        var failure: StoreError?
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: wanted) { buffer, filled in
            do {
                unsafe filled = try readFully(descriptor, offset: offset, into: UnsafeMutableRawBufferPointer(buffer))
            } catch {
                failure = StoreError(error)
            }
        }
        if let failure { throw failure }
        return bytes
    }
}

/// Reads until the buffer is full or the file ends; gives back how many bytes it read.
func readFully(
    _ descriptor: FileDescriptor, offset: Int64, into buffer: UnsafeMutableRawBufferPointer
) throws -> Int {
    var filled = 0
    while filled < buffer.count {
        let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
        let count = unsafe try descriptor.read(fromAbsoluteOffset: offset + Int64(filled), into: rest)
        guard count > 0 else { break }
        filled += count
    }
    return filled
}

extension StoreError {
    /// What an error of the system means to the caller.
    init(_ error: any Error) {
        guard let code = error as? Errno else {
            self = error as? StoreError ?? .unreadable(code: EIO)
            return
        }
        switch code {
        case .noSuchFileOrDirectory, .notDirectory: self = .missing
        case .noSpace, .diskQuotaExceeded: self = .full
        default: self = .unreadable(code: code.rawValue)
        }
    }
}
