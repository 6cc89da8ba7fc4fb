internal import Foundation
internal import Glibc
package import SystemPackage

/// Copies a journal, also while it is written to and delivered, so that nothing that waits in it is lost; what is delivered
/// meanwhile waits in the copy still. Blocks.
/// - Parameters:
///   - source: the folder of the journal; nothing is done where there is none.
///   - target: of the copy, made where it is missing. Files of an earlier copy that the source has no more are removed.
package func copyAuditJournal(from source: FilePath, to target: FilePath) throws {
    guard FileManager.default.fileExists(atPath: source.string) else { return }
    guard unsafe mkdir(target.string, 0o700) == 0 || errno == EEXIST else { throw Errno(rawValue: errno) }
    // Before the files: read after them, it would take for delivered what is not in the copy.
    for name in [JournalProgress.fileName, RefusedMessages.fileName] {
        guard let bytes = try content(source.appending(name)) else {
            _ = unsafe unlink(target.appending(name).string)
            continue
        }
        try replaceFile(target.appending(name), with: bytes)
    }
    let numbers = try journalSegments(in: source)
    for number in numbers {
        guard let bytes = try content(journalPath(number, in: source)) else { continue }
        // A line that is being written is none yet.
        let end = bytes.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        try replaceFile(journalPath(number, in: target), with: bytes.prefix(end))
    }
    for number in try journalSegments(in: target) where !numbers.contains(number) {
        _ = unsafe unlink(journalPath(number, in: target).string)
    }
    try syncFolder(target)
}

/// - Returns: `nil` where there is no such file, or no longer.
private func content(_ path: FilePath) throws -> Data? {
    do {
        return try Data(contentsOf: URL(filePath: path.string))
    } catch CocoaError.fileReadNoSuchFile {
        return nil
    }
}
