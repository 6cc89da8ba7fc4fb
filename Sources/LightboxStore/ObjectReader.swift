internal import CPageCache
package import NIOCore
package import SystemPackage

/// An object that is open for reading. Reads are independent of each other (`pread`), so threads may share it.
package final class ObjectReader: Sendable {
    private let descriptor: SystemPackage.FileDescriptor

    package init(path: FilePath) throws(StoreError) {
        do {
            descriptor = try SystemPackage.FileDescriptor.open(path, .readOnly, options: [.closeOnExec])
        } catch {
            throw StoreError(error)
        }
    }

    deinit {
        try? descriptor.close()
    }

    /// Reads exactly `count` bytes from `offset`. Blocks.
    /// - Throws: `StoreError.truncated` where the object ends before.
    package func read(offset: Int64, count: Int) throws(StoreError) -> ByteBuffer {
        var bytes = ByteBufferAllocator().buffer(capacity: count)
        do {
            let filled = unsafe try bytes.writeWithUnsafeMutableBytes(minimumWritableBytes: count) { space in
                let wanted = unsafe UnsafeMutableRawBufferPointer(rebasing: space[..<count])
                return unsafe try readFully(descriptor, offset: offset, into: wanted)
            }
            guard filled == count else { throw StoreError.truncated }
        } catch {
            throw StoreError(error)
        }
        return bytes
    }

    /// Reads what lies in memory already, up to `count` bytes from `offset`: to be called where nothing may block.
    /// - Returns: `nil` where the disk would have to be waited for, or the file system can't tell.
    package func readWithoutWaiting(offset: Int64, count: Int) -> ByteBuffer? {
        var bytes = ByteBufferAllocator().buffer(capacity: count)
        let filled = unsafe bytes.writeWithUnsafeMutableBytes(minimumWritableBytes: count) { space in
            guard let start = unsafe space.assumingMemoryBound(to: UInt8.self).baseAddress else { return 0 }
            return max(0, unsafe cpagecache_read(descriptor.rawValue, start, count, offset))
        }
        return filled > 0 ? bytes : nil
    }
}
