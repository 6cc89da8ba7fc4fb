internal import Glibc
internal import LightboxStore
internal import Synchronization
package import SystemPackage

/// The events that wait for their receiver, durable: files of lines that are only appended to (`audit/000001.journal`).
///
/// Each process writes to a file of its own, which it holds a lock on; so an import and a server can write at once, and
/// whoever delivers knows which files are finished. They hold names of patients: only their owner can read them.
package final class AuditJournal: Sendable {
    private let folder: FilePath
    private let byteLimit: Int64
    private let current = Mutex<Segment?>(nil)

    private struct Segment {
        let descriptor: FileDescriptor
        var end: Int64
    }

    /// - Parameter byteLimit: a file that is longer is not appended to any more.
    /// - Throws: `StoreError` where the folder can't be made.
    package init(folder: FilePath, byteLimit: Int64 = 8 << 20) throws {
        self.folder = folder
        self.byteLimit = byteLimit
        guard unsafe mkdir(folder.string, 0o700) == 0 || errno == EEXIST else {
            throw StoreError.unwritable(path: folder.string, code: errno)
        }
    }

    deinit {
        current.withLock { try? $0?.descriptor.close() }
    }

    /// Appends whole lines, durably: all of them or, when it throws, none. Blocks.
    func append(_ lines: [UInt8]) throws {
        try current.withLock { current in
            var segment = try current ?? newSegment()
            if segment.end > byteLimit {
                try? segment.descriptor.close()
                current = nil
                segment = try newSegment()
            }
            current = segment
            do {
                try segment.descriptor.writeAll(toAbsoluteOffset: segment.end, lines)
                guard fdatasync(segment.descriptor.rawValue) == 0 else { throw Errno(rawValue: errno) }
                segment.end += Int64(lines.count)
                current = segment
            } catch {
                // What is left of them must not stand in front of the next ones.
                if ftruncate(segment.descriptor.rawValue, off_t(segment.end)) != 0 {
                    try? segment.descriptor.close()
                    current = nil
                }
                throw error
            }
        }
    }

    /// - Throws: `Errno`
    private func newSegment() throws -> Segment {
        // A number that was used before would bring its progress along.
        let delivered = try JournalProgress(folder: folder).highestNumber
        var number = max(try journalSegments(in: folder).last ?? 0, delivered) + 1
        while true {
            do {
                let descriptor = try FileDescriptor.open(
                    journalPath(number, in: folder), .readWrite, options: [.create, .exclusiveCreate, .closeOnExec],
                    permissions: [.ownerReadWrite])
                var status = stat()
                // Before it was locked it may have been taken for finished.
                if flock(descriptor.rawValue, LOCK_EX | LOCK_NB) == 0,
                    unsafe fstat(descriptor.rawValue, &status) == 0, status.st_nlink > 0
                {
                    try syncFolder(folder)
                    return Segment(descriptor: descriptor, end: 0)
                }
                try descriptor.close()
            } catch Errno.fileExists {}
            number += 1
        }
    }
}

/// The numbers of the files of a journal, ascending.
func journalSegments(in folder: FilePath) throws -> [Int] {
    guard let directory = unsafe opendir(folder.string) else { throw Errno(rawValue: errno) }
    defer { unsafe closedir(directory) }
    var numbers: [Int] = []
    while let entry = unsafe readdir(directory) {
        let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
            unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
        }
        guard name.hasSuffix(".journal"), let number = Int(name.dropLast(8)) else { continue }
        numbers.append(number)
    }
    return numbers.sorted()
}

func journalPath(_ number: Int, in folder: FilePath) -> FilePath {
    let digits = String(number)
    return folder.appending(String(repeating: "0", count: max(0, 6 - digits.count)) + digits + ".journal")
}
