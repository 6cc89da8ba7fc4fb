internal import CLinux
internal import Glibc
internal import Synchronization
internal import SystemPackage

/// The order in which objects came and went, and the bytes of the small ones: numbered tar archives that are only ever
/// appended to (`log/000001.tar`, …).
///
/// A disk makes a thousand small files durable in a second, or a hundred megabytes of one file in less. So small objects
/// lie one behind the other; large ones are files of their own, to which the log has a link. Any tar program can read it,
/// and all that the index knows can be made from it again.
final class ObjectLog: Sendable {
    private let folder: FilePath
    /// A log that is longer than this is not appended to any more.
    private let byteLimit: Int64
    private let tail = Mutex<Tail?>(nil)

    private struct Tail {
        let number: Int
        let descriptor: FileDescriptor
        var end: Int64
    }

    /// - Parameter folder: is there already.
    init(folder: FilePath, byteLimit: Int64) {
        self.folder = folder
        self.byteLimit = byteLimit
    }

    deinit {
        tail.withLock { try? $0?.descriptor.close() }
    }

    func path(_ number: Int) -> FilePath {
        let digits = String(number)
        return folder.appending(String(repeating: "0", count: max(0, 6 - digits.count)) + digits + ".tar")
    }

    /// The numbers of the logs that are there, ascending.
    func numbers() throws(StoreError) -> [Int] {
        try folderNames(folder).compactMap { name in
            name.hasSuffix(".tar") ? Int(name.dropLast(4)) : nil
        }.sorted()
    }

    /// Appends the changes, durably: all of them or, when it throws, none.
    /// - Returns: the key of each object whose bytes the log holds, and how far the logs reach now.
    /// - Precondition: the caller has the right to write to the data folder.
    func append(_ changes: [StoreChange]) throws(StoreError) -> (keys: [String?], places: [Int: Int64]) {
        do {
            return try tail.withLock { tail in
                let known = tail
                tail = nil
                var open = try currentTail(known) ?? newTail(1)
                if open.end > byteLimit {
                    try? open.descriptor.close()
                    tail = nil
                    open = try newTail(open.number + 1)
                }
                tail = open
                do {
                    let (keys, end) = try write(changes, to: open)
                    open.end = end
                    tail = open
                    return (keys, [open.number: end])
                } catch {
                    // Nothing of this was reported: it goes. Where even that fails, the next entries start a new log.
                    if ftruncate(open.descriptor.rawValue, off_t(open.end)) != 0 {
                        try? open.descriptor.close()
                        tail = nil
                    }
                    throw error
                }
            }
        } catch {
            throw writeError(error, at: folder)
        }
    }

    private func write(_ changes: [StoreChange], to tail: Tail) throws -> (keys: [String?], end: Int64) {
        var keys: [String?] = []
        var waiting: [UInt8] = []
        waiting.reserveCapacity(2 * Self.unit)
        var end = tail.end
        var written = tail.end
        func flush() throws {
            try tail.descriptor.writeAll(toAbsoluteOffset: written, waiting)
            written += Int64(waiting.count)
            waiting.removeAll(keepingCapacity: true)
        }
        for change in changes {
            let (head, body) = (change.head, change.body)
            let byteCount = Int64(body.count)
            waiting += head
            end += Int64(head.count)
            if case .add(let object) = change, case .bytes = object.content {
                keys.append(LogKey(log: tail.number, offset: end, byteCount: byteCount).text)
            } else {
                keys.append(nil)
            }
            waiting += body
            waiting += repeatElement(0, count: Int(TarHeader.padded(byteCount) - byteCount))
            end += TarHeader.padded(byteCount)
            if waiting.count >= Self.unit { try flush() }
        }
        try flush()
        guard fdatasync(tail.descriptor.rawValue) == 0 else { throw Errno(rawValue: errno) }
        return (keys, end)
    }

    private static let unit = 1 << 20

    /// Where to go on: another process may have appended since the last time.
    /// - Returns: `nil` where there is no log yet.
    private func currentTail(_ known: Tail?) throws -> Tail? {
        guard let known else { return try lastTail(knownEnds: [:]) }
        if try FileStatus(known.descriptor).byteCount == known.end, (try? FileStatus(path(known.number + 1))) == nil {
            return known
        }
        try? known.descriptor.close()
        return try lastTail(knownEnds: [known.number: known.end])
    }

    /// The last log, where it is whole: behind an entry that was cut off nothing is appended.
    /// - Parameter knownEnds: the ends of entries up to which logs need not be looked at.
    private func lastTail(knownEnds: [Int: Int64]) throws -> Tail? {
        guard let number = try numbers().last else { return nil }
        var walk = try LogWalk(path: path(number), number: number, from: knownEnds[number] ?? 0)
        while walk.next() != nil {}
        guard walk.isComplete else { return try newTail(number + 1) }
        let descriptor = try FileDescriptor.open(path(number), .readWrite, options: [.closeOnExec])
        return Tail(number: number, descriptor: descriptor, end: walk.end)
    }

    private func newTail(_ number: Int) throws -> Tail {
        let descriptor = try FileDescriptor.open(
            path(number), .readWrite, options: [.create, .exclusiveCreate, .closeOnExec],
            permissions: [.ownerReadWrite, .groupRead])
        try syncFolder(folder)
        return Tail(number: number, descriptor: descriptor, end: 0)
    }

    /// Destroys the bytes of an object, and gives their space back where the file system can.
    func erase(_ key: LogKey) throws(StoreError) {
        do {
            let file = try FileDescriptor.open(path(key.log), .readWrite, options: [.closeOnExec])
            try file.closeAfter {
                let code = clinux_punch_hole(file.rawValue, key.offset, key.byteCount)
                // A hole of part of a block leaves what shares the block with others as zeros.
                if code == EOPNOTSUPP || code == ENOSYS {
                    try overwrite(file, from: key.offset, count: key.byteCount)
                } else if code != 0 {
                    throw Errno(rawValue: code)
                }
                guard fdatasync(file.rawValue) == 0 else { throw Errno(rawValue: errno) }
            }
        } catch {
            throw StoreError(error)
        }
    }

    private func overwrite(_ file: FileDescriptor, from offset: Int64, count: Int64) throws {
        let zeros = [UInt8](repeating: 0, count: Self.unit)
        var done: Int64 = 0
        while done < count {
            let piece = zeros.prefix(Int(min(count - done, Int64(zeros.count))))
            done += Int64(try file.writeAll(toAbsoluteOffset: offset + done, piece))
        }
    }
}

/// The names in a folder, in no order.
func folderNames(_ folder: FilePath) throws(StoreError) -> [String] {
    guard let directory = unsafe folder.withPlatformString({ unsafe opendir($0) }) else {
        throw StoreError(Errno(rawValue: errno))
    }
    defer { unsafe closedir(directory) }
    var names: [String] = []
    while let entry = unsafe readdir(directory) {
        names.append(
            unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
            })
    }
    return names
}

/// A rename is durable once its folder is.
func syncFolder(_ path: FilePath) throws(StoreError) {
    do {
        let folder = try FileDescriptor.open(path, .readOnly, options: [.directory, .closeOnExec])
        try folder.closeAfter {
            guard fsync(folder.rawValue) == 0 else { throw Errno(rawValue: errno) }
        }
    } catch {
        throw StoreError(error)
    }
}
