internal import CLinux
internal import Glibc
package import NIOCore
internal import SystemPackage

/// An object that is open for reading. Reads are independent of each other (`pread`), so threads may share it.
package final class ObjectReader: Sendable {
    private let descriptor: SystemPackage.FileDescriptor
    private let place: ObjectPlace

    init(_ place: ObjectPlace) throws(StoreError) {
        do {
            descriptor = try SystemPackage.FileDescriptor.open(place.path, .readOnly, options: [.closeOnExec])
        } catch {
            throw StoreError(error)
        }
        self.place = place
        try checkUnchanged()
    }

    deinit {
        try? descriptor.close()
    }

    /// Reads exactly `count` bytes from `offset`. Blocks.
    /// - Throws: `StoreError.truncated` where the object ends before; `changed` where the file of somebody else is not
    ///   what it was.
    package func read(offset: Int64, count: Int) throws(StoreError) -> ByteBuffer {
        let start = try place(of: offset, count)
        var bytes = ByteBufferAllocator().buffer(capacity: count)
        do {
            let filled = unsafe try bytes.writeWithUnsafeMutableBytes(minimumWritableBytes: count) { space in
                let wanted = unsafe UnsafeMutableRawBufferPointer(rebasing: space[..<count])
                return unsafe try readFully(descriptor, offset: start, into: wanted)
            }
            guard filled == count else { throw StoreError.truncated }
        } catch {
            throw StoreError(error)
        }
        // Behind the read: a file that is written to meanwhile has a new time before its bytes are seen here.
        try checkUnchanged()
        return bytes
    }

    /// The same as an array, for a decoder.
    package func bytes(offset: Int64, count: Int) throws(StoreError) -> [UInt8] {
        let start = try place(of: offset, count)
        do {
            let bytes = unsafe try [UInt8](unsafeUninitializedCapacity: count) { space, filled in
                unsafe filled = try readFully(descriptor, offset: start, into: UnsafeMutableRawBufferPointer(space))
            }
            guard bytes.count == count else { throw StoreError.truncated }
            try checkUnchanged()
            return bytes
        } catch {
            throw StoreError(error)
        }
    }

    /// Where a range of the object begins in its file.
    private func place(of offset: Int64, _ count: Int) throws(StoreError) -> Int64 {
        guard offset >= 0, count >= 0, Int64(count) <= place.byteCount - offset || !place.isPart else {
            throw .truncated
        }
        return place.offset + offset
    }

    private func checkUnchanged() throws(StoreError) {
        guard let expected = place.modificationTime else { return }
        let status = try FileStatus(descriptor)
        guard status.byteCount == place.byteCount, status.modificationTime == expected else { throw .changed }
    }

    /// Reads what lies in memory already, up to `count` bytes from `offset`: to be called where nothing may block.
    /// - Returns: `nil` where the disk would have to be waited for, the file system can't tell, or the object is not what it
    ///   was or ends before: `read` says which.
    package func readWithoutWaiting(offset: Int64, count: Int) -> ByteBuffer? {
        // Files of somebody else may lie on a network, where even to look at their time can block.
        guard place.modificationTime == nil, offset >= 0, count >= 0,
            Int64(count) <= place.byteCount - offset || !place.isPart
        else { return nil }
        let start = place.offset + offset
        var bytes = ByteBufferAllocator().buffer(capacity: count)
        let filled = unsafe bytes.writeWithUnsafeMutableBytes(minimumWritableBytes: count) { space in
            guard let output = unsafe space.assumingMemoryBound(to: UInt8.self).baseAddress else { return 0 }
            return max(0, unsafe clinux_read_cached(descriptor.rawValue, output, count, start))
        }
        return filled > 0 ? bytes : nil
    }

    /// A stretch that lies in memory already, to go from there to a socket: to be called where nothing may block.
    /// - Returns: `nil` as `readWithoutWaiting`; a file of somebody else may become shorter while it is sent, and never is one.
    package func stretch(offset: Int64, count: Int) -> FileStretch? {
        guard place.modificationTime == nil, offset >= 0, count > 0,
            Int64(count) <= place.byteCount - offset || !place.isPart
        else { return nil }
        let (start, overflow) = place.offset.addingReportingOverflow(offset)
        // A socket would wait for ever for what lies behind the end of a file that was cut.
        guard !overflow, let status = try? FileStatus(descriptor), status.byteCount >= start,
            status.byteCount - start >= Int64(count), clinux_is_cached(descriptor.rawValue, start, Int64(count))
        else { return nil }
        return FileStretch(of: self, descriptor: descriptor.rawValue, offset: Int(start), count: count)
    }
}
