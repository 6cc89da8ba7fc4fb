internal import CLinux
internal import Crypto
internal import Glibc
package import SystemPackage

/// Objects in files of the data folder. Small ones lie in the log; large ones are files named by the SHA-256 of their
/// content (`objects/ab/abcd….dcm`).
///
/// Naming by content makes a second copy of the same bytes harmless and lets a check find a damaged object without the
/// index. What is not committed lies in `staging/` of the same file system, so that a commit is one `rename`.
package struct FileObjectStore: ObjectStore {
    private let objects: FilePath
    private let staging: FilePath
    private let staged: StagingFolder
    private let log: ObjectLog
    /// Of the cache of what was made of objects; made by who keeps one.
    package let derivedPath: FilePath

    /// Objects of at most this many bytes wait in memory and go into the log.
    package static let smallByteCount: Int64 = 1 << 20

    /// Makes the folders where they are missing.
    /// - Parameter logByteLimit: a log that is longer is not appended to any more.
    package init(folder: FilePath, logByteLimit: Int64 = 1 << 30) throws(StoreError) {
        objects = folder.appending("objects")
        derivedPath = folder.appending("derived")
        staging = folder.appending("staging")
        let logs = folder.appending("log")
        var isNew = false
        for path in [folder, objects, staging, logs] where try makeFolder(path) { isNew = true }
        if isNew {
            try syncFolder(folder)
            try syncFolder(folder.appending(".."))
        }
        log = ObjectLog(folder: logs, byteLimit: logByteLimit)
        staged = StagingFolder(parent: staging)
    }

    /// A folder of the same file system, for files of a name that ends in `.part`: they are removed with what was staged.
    package var stagingPath: FilePath {
        get throws(StoreError) { try staged.newPath().removingLastComponent() }
    }

    /// Removes what processes left staged that were killed.
    package func clearStaging() {
        staged.clearAbandoned()
    }

    package func stage(
        _ source: borrowing SourceFile, sharing: ContentSharing
    ) throws(StoreError) -> StagedObject {
        let path = try staged.newPath()
        do {
            let digest =
                switch sharing {
                case .hardlink: try linked(source, at: path)
                case .reflink, .copy: try copied(source, to: path, sharing: sharing)
                }
            return StagedObject(byteCount: source.byteCount, digest: digest, content: .file(path))
        } catch {
            _ = unsafe unlink(path.string)
            throw writeError(error, at: staging)
        }
    }

    package func stage(pieces next: () throws -> [UInt8]?) throws -> StagedObject {
        let writer = try stagingWriter()
        while let piece = try next() { try writer.write(piece) }
        return try writer.finish()
    }

    package func stagingWriter() throws(StoreError) -> StagingWriter {
        try StagingWriter(path: staged.newPath(), in: staging)
    }

    private func copied(
        _ source: borrowing SourceFile, to path: FilePath, sharing: ContentSharing
    ) throws -> [UInt8] {
        let output = try newFile(path)
        return try output.closeAfter {
            let isShared =
                sharing == .reflink && clinux_share_blocks(source.descriptor.rawValue, output.rawValue) == 0
            let digest = try sha256(source) { piece in
                if !isShared { try output.writeAll(piece) }
            }
            guard fsync(output.rawValue) == 0 else { throw Errno(rawValue: errno) }
            return digest
        }
    }

    /// A second name for the source; a copy where it lies on another file system.
    private func linked(_ source: borrowing SourceFile, at path: FilePath) throws -> [UInt8] {
        let status = unsafe linkat(AT_FDCWD, source.openPath, AT_FDCWD, path.string, AT_SYMLINK_FOLLOW)
        guard status == 0 else { return try copied(source, to: path, sharing: .reflink) }
        guard fsync(source.descriptor.rawValue) == 0 else { throw Errno(rawValue: errno) }
        return try sha256(source)
    }

    package func commit(_ batch: [StoreChange]) throws(StoreError) -> CommittedChanges {
        var buckets: Set<FilePath> = []
        for change in batch {
            guard case .add(let object) = change, case .file(let path) = object.content else { continue }
            let target = try self.path(digestKey: hexadecimal(object.digest))
            let bucket = target.removingLastComponent()
            _ = try makeFolder(bucket)
            guard unsafe rename(path.string, target.string) == 0 else { throw StoreError(Errno(rawValue: errno)) }
            buckets.insert(bucket)
        }
        for bucket in buckets { try syncFolder(bucket) }
        if !buckets.isEmpty { try syncFolder(objects) }
        guard !batch.isEmpty else { return CommittedChanges(keys: [], logPlaces: [:]) }
        let (keys, places) = try log.append(batch)
        let all = zip(batch, keys).map { change, key -> String? in
            guard case .add(let object) = change, case .file = object.content else { return key }
            return hexadecimal(object.digest)
        }
        return CommittedChanges(keys: all, logPlaces: places)
    }

    package func discard(_ staged: StagedObject) {
        guard case .file(let path) = staged.content else { return }
        _ = unsafe unlink(path.string)
    }

    package func open(key: String) throws(StoreError) -> ObjectReader {
        try place(key: key).open()
    }

    package func place(key: String) throws(StoreError) -> ObjectPlace {
        if let part = LogKey(key) {
            return ObjectPlace(
                path: log.path(part.log), offset: part.offset, byteCount: part.byteCount, isPart: true)
        }
        let path = try path(digestKey: key)
        return ObjectPlace(path: path, offset: 0, byteCount: .max, isPart: false)
    }

    package func holds(key: String, byteCount: Int64) -> Bool {
        guard let place = try? place(key: key), let status = try? FileStatus(place.path) else { return false }
        return place.isPart
            ? place.byteCount == byteCount && place.offset + byteCount <= status.byteCount
            : status.byteCount == byteCount
    }

    package func erase(key: String) throws(StoreError) {
        // What was made of the object must not outlive it; of which objects the files were made is not known.
        DerivedCache.clear(derivedPath)
        do throws(StoreError) {
            if let part = LogKey(key) { return try log.erase(part) }
            let path = try path(digestKey: key)
            guard unsafe unlink(path.string) == 0 else { throw StoreError(Errno(rawValue: errno)) }
            try syncFolder(path.removingLastComponent())
        } catch {
            guard error == .missing else { throw error }
        }
    }

    /// The numbers of the logs, ascending: what happened in one happened before what happened in the next.
    package func logs() throws(StoreError) -> [Int] {
        try log.numbers()
    }

    /// The number of the last log, and its length; `nil` where there is none.
    package func endOfLogs() throws(StoreError) -> (log: Int, end: Int64)? {
        guard let number = try log.numbers().last else { return nil }
        return (number, try FileStatus(log.path(number)).byteCount)
    }

    /// The entries of a log behind a place.
    package func entries(ofLog number: Int, from place: Int64 = 0) throws(StoreError) -> LogWalk {
        try LogWalk(path: log.path(number), number: number, from: place)
    }

    /// The keys of all objects that are files of their own, the oldest first.
    package func fileKeys() throws(StoreError) -> [String] {
        var found: [(time: Int64, key: String)] = []
        for bucket in try folderNames(objects) where bucket.count == 2 {
            let folder = objects.appending(bucket)
            for name in try folderNames(folder) where name.hasSuffix(".dcm") {
                let key = String(name.dropLast(4))
                guard (try? path(digestKey: key)) != nil else { continue }
                found.append((try FileStatus(folder.appending(name)).modificationTime, key))
            }
        }
        return found.sorted { ($0.time, $0.key) < ($1.time, $1.key) }.map(\.key)
    }

    private func path(digestKey key: String) throws(StoreError) -> FilePath {
        guard key.utf8.count == 64, bytes(hexadecimal: key[...]) != nil else { throw .invalidKey }
        return objects.appending(String(key.prefix(2))).appending("\(key).dcm")
    }
}

/// - Returns: `false` where the folder was there.
func makeFolder(_ path: FilePath) throws(StoreError) -> Bool {
    guard unsafe mkdir(path.string, 0o750) != 0 else { return true }
    guard errno != EEXIST else { return false }
    guard ![ENOSPC, EDQUOT].contains(errno) else { throw .full }
    throw .unwritable(path: path.string, code: errno)
}
