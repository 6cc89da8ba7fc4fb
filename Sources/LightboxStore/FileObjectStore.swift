internal import Crypto
internal import Glibc
package import SystemPackage

/// Objects as files of the data folder, named by the SHA-256 of their content: `objects/ab/abcd….dcm`.
///
/// Naming by content makes a second copy of the same bytes harmless and lets a check find a damaged file without the
/// index. What is not committed lies in `staging/` of the same file system, so that a commit is one `rename`.
package struct FileObjectStore: ObjectStore {
    private let objects: FilePath
    private let staging: FilePath
    private static let copyUnit = 1 << 20

    /// Makes the folders where they are missing.
    package init(folder: FilePath) throws(StoreError) {
        objects = folder.appending("objects")
        staging = folder.appending("staging")
        try makeFolder(folder)
        try makeFolder(objects)
        try makeFolder(staging)
        for bucket in 0..<256 {
            try makeFolder(objects.appending(hexadecimal([UInt8(bucket)])))
        }
    }

    /// Removes what an import that was killed left staged. Only for the process that owns the folder for writing.
    package func clearStaging() {
        guard let directory = unsafe opendir(staging.string) else { return }
        defer { unsafe closedir(directory) }
        while let entry = unsafe readdir(directory) {
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
            }
            guard name.hasSuffix(".part") else { continue }
            _ = unsafe unlink(staging.appending(name).string)
        }
    }

    package func stage(_ source: borrowing SourceFile) throws(StoreError) -> StagedObject {
        let path = staging.appending("\(hexadecimal(randomBytes(16))).part")
        do {
            let output = try FileDescriptor.open(
                path, .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec],
                permissions: [.ownerReadWrite, .groupRead])
            let digest = try output.closeAfter { try copy(source, to: output) }
            return StagedObject(
                key: hexadecimal(digest), byteCount: source.byteCount, digest: digest, path: path)
        } catch {
            _ = unsafe unlink(path.string)
            guard let code = error as? Errno, code != .noSpace, code != .diskQuotaExceeded else {
                throw StoreError(error)
            }
            throw .unwritable(path: staging.string, code: code.rawValue)
        }
    }

    /// - Returns: the SHA-256 of what was copied, which is on the disk then.
    private func copy(_ source: borrowing SourceFile, to output: FileDescriptor) throws -> [UInt8] {
        var hash = SHA256()
        var offset: Int64 = 0
        while offset < source.byteCount {
            let unit = try source.read(offset: offset, count: Self.copyUnit)
            guard !unit.isEmpty else { throw StoreError.truncated }
            hash.update(data: unit)
            try output.writeAll(unit)
            offset += Int64(unit.count)
        }
        guard fsync(output.rawValue) == 0 else { throw Errno(rawValue: errno) }
        return Array(hash.finalize())
    }

    package func commit(_ staged: StagedObject) throws(StoreError) {
        let target = try path(key: staged.key)
        guard unsafe rename(staged.path.string, target.string) == 0 else { throw StoreError(Errno(rawValue: errno)) }
        try syncFolder(target.removingLastComponent())
    }

    package func discard(_ staged: StagedObject) {
        _ = unsafe unlink(staged.path.string)
    }

    package func open(key: String) throws(StoreError) -> ObjectReader {
        try ObjectReader(path: path(key: key))
    }

    package func path(key: String) throws(StoreError) -> FilePath {
        guard key.utf8.count == 64, key.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) })
        else { throw .invalidKey }
        return objects.appending(String(key.prefix(2))).appending("\(key).dcm")
    }
}

/// Lower-case hexadecimal digits, two a byte.
func hexadecimal(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
}

private func randomBytes(_ count: Int) -> [UInt8] {
    (0..<count).map { _ in UInt8.random(in: 0...255) }
}

private func makeFolder(_ path: FilePath) throws(StoreError) {
    guard unsafe mkdir(path.string, 0o750) == 0 || errno == EEXIST else {
        throw .unwritable(path: path.string, code: errno)
    }
}

/// A rename is durable once its folder is.
private func syncFolder(_ path: FilePath) throws(StoreError) {
    do {
        let folder = try FileDescriptor.open(path, .readOnly, options: [.directory, .closeOnExec])
        try folder.closeAfter {
            guard fsync(folder.rawValue) == 0 else { throw Errno(rawValue: errno) }
        }
    } catch {
        throw StoreError(error)
    }
}
