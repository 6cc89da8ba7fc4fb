internal import Crypto
internal import Glibc
package import NIOCore
internal import Synchronization
package import SystemPackage

/// What was made of stored objects and costs more to make again than to read: files of a folder of its own, bounded in
/// bytes, of which those go first that were not used for longest. It survives its process, and nothing depends on it: what
/// is missing, cut short or altered is made anew.
///
/// A file is named by the SHA-256 of its key and begins with the SHA-256 of that name and its content, so that neither a
/// torn file nor one put in another's place is ever given out. All calls block; any thread may call them.
package final class DerivedCache: Sendable {
    private struct Entry {
        let byteCount: Int64
        var lastUse: UInt64
    }

    private struct State {
        var entries: [String: Entry] = [:]
        var total: Int64 = 0
        var clock: UInt64 = 0

        mutating func remove(_ name: String) {
            if let entry = entries.removeValue(forKey: name) { total -= entry.byteCount }
        }

        /// - Returns: what has to go for the rest to fit: an eighth more than is needed, since looking for it costs as much
        ///   as there are entries.
        mutating func makeRoom(under limit: Int64) -> [String] {
            guard total > limit else { return [] }
            var gone: [String] = []
            for (name, _) in entries.sorted(by: { $0.value.lastUse < $1.value.lastUse }) {
                guard total > limit - limit / 8 else { break }
                remove(name)
                gone.append(name)
            }
            return gone
        }
    }

    private let folder: FilePath
    private let byteLimit: Int64
    private let state = Mutex(State())

    private static let digestByteCount = 32
    /// In a name that is being written; what a process leaves of it is cleared away by the next one.
    private static let partSuffix = ".part"

    /// Makes the folder where it is missing and takes up what an earlier process left in it.
    /// - Parameter byteLimit: of all files together.
    package init(folder: FilePath, byteLimit: Int64) throws(StoreError) {
        self.folder = folder
        self.byteLimit = byteLimit
        _ = try makeFolder(folder)
        var found: [(name: String, status: FileStatus)] = []
        for name in try folderNames(folder) {
            if name.hasSuffix(Self.partSuffix) {
                _ = unsafe unlink(folder.appending(name).string)
            } else if Self.isName(name), let status = try? FileStatus(folder.appending(name)), status.isRegularFile {
                found.append((name, status))
            }
        }
        let gone = state.withLock { state in
            for (name, status) in found.sorted(by: { $0.status.modificationTime < $1.status.modificationTime }) {
                state.clock += 1
                state.entries[name] = Entry(byteCount: status.byteCount, lastUse: state.clock)
                state.total += status.byteCount
            }
            return state.makeRoom(under: byteLimit)
        }
        delete(gone)
    }

    /// What was kept under the key; `nil` where there is nothing, or not what was written.
    package func bytes(for key: [UInt8]) -> ByteBuffer? {
        let name = hexadecimal(sha256(key))
        let isKnown = state.withLock { state in
            state.clock += 1
            state.entries[name]?.lastUse = state.clock
            return state.entries[name] != nil
        }
        guard isKnown else { return nil }
        let path = folder.appending(name)
        if let bytes = Self.read(path, name, atMost: byteLimit / 8) {
            // The next process sees by the time what was used last.
            _ = unsafe utimensat(AT_FDCWD, path.string, nil, 0)
            return bytes
        }
        state.withLock { $0.remove(name) }
        delete([name])
        return nil
    }

    /// Keeps the bytes. Those that alone are beyond an eighth of the limit are not kept; what can't be written is not
    /// either, since nothing depends on it.
    package func insert(_ bytes: ByteBuffer, for key: [UInt8]) {
        let byteCount = Int64(bytes.readableBytes + Self.digestByteCount)
        guard byteCount <= byteLimit / 8 else { return }
        let name = hexadecimal(sha256(key))
        guard write(bytes, name) else { return }
        let gone = state.withLock { state in
            state.remove(name)
            state.clock += 1
            state.entries[name] = Entry(byteCount: byteCount, lastUse: state.clock)
            state.total += byteCount
            return state.makeRoom(under: byteLimit)
        }
        delete(gone)
    }

    /// Deletes everything in the folder of a cache: what was made of an object must not outlive it. A cache that is open
    /// finds its files gone.
    package static func clear(_ folder: FilePath) {
        for name in (try? folderNames(folder)) ?? [] where isName(name) {
            _ = unsafe unlink(folder.appending(name).string)
        }
    }

    private func delete(_ names: [String]) {
        for name in names { _ = unsafe unlink(folder.appending(name).string) }
    }

    private static func isName(_ name: String) -> Bool {
        name.utf8.count == 2 * digestByteCount && name.utf8.allSatisfy { "0123456789abcdef".utf8.contains($0) }
    }

    private static func digest(of bytes: ByteBuffer, _ name: String) -> [UInt8] {
        var hash = SHA256()
        hash.update(data: Array(name.utf8))
        unsafe bytes.withUnsafeReadableBytes { unsafe hash.update(bufferPointer: $0) }
        return Array(hash.finalize())
    }

    private static func read(_ path: FilePath, _ name: String, atMost limit: Int64) -> ByteBuffer? {
        guard let status = try? FileStatus(path), status.isRegularFile, status.byteCount <= limit,
            let reader = try? ObjectPlace(path: path, offset: 0, byteCount: status.byteCount, isPart: true).open(),
            var bytes = try? reader.read(offset: 0, count: Int(status.byteCount)),
            let stored = bytes.readBytes(length: digestByteCount),
            stored == digest(of: bytes, name)
        else { return nil }
        return bytes
    }

    /// Writes beside and renames, so that a reader sees a whole file or none.
    private func write(_ bytes: ByteBuffer, _ name: String) -> Bool {
        let part = folder.appending("\(name)-\(UInt64.random(in: .min ... .max))\(Self.partSuffix)")
        do {
            let file = try FileDescriptor.open(
                part, .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec], permissions: [.ownerReadWrite])
            try file.closeAfter {
                try file.writeAll(Self.digest(of: bytes, name))
                try file.writeAll(bytes.readableBytesView)
            }
            guard unsafe rename(part.string, folder.appending(name).string) == 0 else { throw Errno(rawValue: errno) }
            return true
        } catch {
            _ = unsafe unlink(part.string)
            return false
        }
    }
}
