internal import Glibc
internal import LightboxStore
internal import SystemPackage

/// A file of a journal, while its reader looks at it.
struct JournalSegment {
    let number: Int
    private let folder: FilePath
    /// `nil` while its writer has it. Taken before the content is looked at, so what is written afterwards is not overlooked.
    private let lock: FileLock?

    init(_ number: Int, in folder: FilePath) throws {
        self.number = number
        self.folder = folder
        lock = try FileLock.taken(journalPath(number, in: folder), .exclusive)
    }

    /// Nobody will write to it any more.
    var isFinished: Bool { lock != nil }

    /// Whole lines, at least one where there is one; without any, how many bytes there are of one that has no end.
    func lines(from start: Int64, atMost byteCount: Int) throws -> (bytes: [UInt8], tornByteCount: Int) {
        let file = try FileDescriptor.open(journalPath(number, in: folder), .readOnly, options: [.closeOnExec])
        return try file.closeAfter {
            var limit = byteCount
            while true {
                var bytes = try readBytes(file, from: start, atMost: limit)
                if let last = bytes.lastIndex(of: UInt8(ascii: "\n")) {
                    bytes.removeSubrange((last + 1)...)
                    return (bytes, 0)
                }
                guard bytes.count == limit else { return ([], bytes.count) }
                limit *= 2
            }
        }
    }

    /// Removes the file, which has to be finished. Until it has gone it stays locked: who has just made it finds it so, or
    /// without a name, and makes another.
    func remove() throws {
        defer { withExtendedLifetime(lock) {} }
        guard unsafe unlink(journalPath(number, in: folder).string) == 0 else { throw Errno(rawValue: errno) }
        try syncFolder(folder)
    }
}
