internal import Glibc
internal import LightboxStore
internal import SystemPackage

/// Appends whole lines to a file, durably. What a crash or a full disk has left of a line before them gets an end, so that
/// it spoils no other. Blocks.
/// - Throws: `Errno`; some of the lines may be there then.
func appendLines(_ lines: [UInt8], to path: FilePath, permissions: FilePermissions) throws {
    let isTorn = try lastByte(of: path).map { $0 != UInt8(ascii: "\n") } ?? false
    let file = try FileDescriptor.open(
        path, .writeOnly, options: [.create, .append, .closeOnExec], permissions: permissions)
    try file.closeAfter {
        try file.writeAll((isTorn ? [UInt8(ascii: "\n")] : []) + lines)
        guard fsync(file.rawValue) == 0 else { throw Errno(rawValue: errno) }
    }
}

/// - Returns: `nil` for what is empty or no file, or may be written and not be read.
private func lastByte(of path: FilePath) throws -> UInt8? {
    guard let status = try? FileStatus(path), status.isRegularFile, status.byteCount > 0,
        let file = try? FileDescriptor.open(path, .readOnly, options: [.closeOnExec])
    else { return nil }
    return try file.closeAfter { try readBytes(file, from: status.byteCount - 1, atMost: 1).first }
}

/// Gives a file this content, durably: after a crash it has the old one or the new one. Only its owner can read it. Blocks.
/// - Throws: `Errno`
func replaceFile(_ path: FilePath, with bytes: some Sequence<UInt8>) throws {
    let next = FilePath("\(path.string).part")
    let file = try FileDescriptor.open(
        next, .writeOnly, options: [.create, .truncate, .closeOnExec], permissions: [.ownerReadWrite])
    try file.closeAfter {
        try file.writeAll(bytes)
        guard fdatasync(file.rawValue) == 0 else { throw Errno(rawValue: errno) }
    }
    guard unsafe rename(next.string, path.string) == 0 else { throw Errno(rawValue: errno) }
    try syncFolder(path.removingLastComponent())
}

/// Makes durable which files there are.
func syncFolder(_ path: FilePath) throws {
    let folder = try FileDescriptor.open(path, .readOnly, options: [.directory, .closeOnExec])
    try folder.closeAfter {
        guard fsync(folder.rawValue) == 0 else { throw Errno(rawValue: errno) }
    }
}

/// Fewer bytes than wanted at the end of the file.
func readBytes(_ file: FileDescriptor, from start: Int64, atMost byteCount: Int) throws -> [UInt8] {
    try unsafe [UInt8](unsafeUninitializedCapacity: byteCount) { buffer, count in
        count = try unsafe file.read(fromAbsoluteOffset: start, into: UnsafeMutableRawBufferPointer(buffer))
    }
}
