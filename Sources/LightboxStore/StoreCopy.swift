internal import CLinux
internal import Glibc
package import SystemPackage

/// Brings the objects of one data folder into another: what has come since the last time, so that a second run behind a
/// long first one is short. What the source has erased is erased in the copy too.
package struct StoreCopy: Sendable {
    private let source: FilePath
    private let target: FilePath

    package struct Outcome: Sendable, Equatable {
        package var fileCount = 0
        package var byteCount: Int64 = 0
        /// Objects that the source has no more.
        package var erasedCount = 0

        package static func + (left: Outcome, right: Outcome) -> Outcome {
            Outcome(
                fileCount: left.fileCount + right.fileCount, byteCount: left.byteCount + right.byteCount,
                erasedCount: left.erasedCount + right.erasedCount)
        }
    }

    /// Makes the folders of the target where they are missing.
    package init(from source: FilePath, to target: FilePath) throws(StoreError) {
        self.source = source
        self.target = target
        for folder in [target, target.appending("objects"), target.appending("log")] { _ = try makeFolder(folder) }
    }

    /// Copies what is missing, durably. Blocks.
    /// - Throws: `StoreError`; what is copied until then stays, and the next run goes on there.
    package func run() throws(StoreError) -> Outcome {
        try objects() + logs()
    }

    private func objects() throws(StoreError) -> Outcome {
        var outcome = Outcome()
        for bucket in try folderNames(source.appending("objects")) where bucket.count == 2 && bucket != ".." {
            let from = source.appending("objects").appending(bucket)
            let to = target.appending("objects").appending(bucket)
            _ = try makeFolder(to)
            let there = Set(try folderNames(to))
            let wanted = try folderNames(from).filter { $0.hasSuffix(".dcm") }
            for name in wanted where !there.contains(name) {
                do throws(StoreError) {
                    // Under another name until it is whole.
                    let part = to.appending("\(name).part")
                    outcome.byteCount += try extend(part, by: from.appending(name), from: 0)
                    guard unsafe rename(part.string, to.appending(name).string) == 0 else {
                        throw StoreError(Errno(rawValue: errno))
                    }
                    outcome.fileCount += 1
                } catch {
                    // It may have been erased since the list was read.
                    guard error == .missing else { throw error }
                }
            }
            for name in there.subtracting(wanted) where name.hasSuffix(".dcm") || name.hasSuffix(".part") {
                if unsafe unlink(to.appending(name).string) == 0 { outcome.erasedCount += 1 }
            }
            try syncFolder(to)
        }
        try syncFolder(target.appending("objects"))
        return outcome
    }

    /// Logs only grow; what is erased in them becomes a hole.
    private func logs() throws(StoreError) -> Outcome {
        var outcome = Outcome()
        for name in try folderNames(source.appending("log")) where name.hasSuffix(".tar") {
            let (from, to) = (source.appending("log").appending(name), target.appending("log").appending(name))
            let known = (try? FileStatus(to).byteCount) ?? 0
            let byteCount = try extend(to, by: from, from: known)
            outcome.fileCount += byteCount > 0 ? 1 : 0
            outcome.byteCount += byteCount
        }
        try syncFolder(target.appending("log"))
        return outcome
    }

    /// Copies what a file has behind a place, and its holes before it.
    private func extend(_ copy: FilePath, by original: FilePath, from start: Int64) throws(StoreError) -> Int64 {
        do {
            let input = try FileDescriptor.open(original, .readOnly, options: [.closeOnExec])
            return try input.closeAfter {
                let output = try FileDescriptor.open(
                    copy, .writeOnly, options: [.create, .closeOnExec], permissions: [.ownerReadWrite, .groupRead])
                return try output.closeAfter {
                    punchHoles(of: input, into: output, before: start)
                    var place = start
                    var piece = [UInt8](repeating: 0, count: 1 << 20)
                    while true {
                        let count = try unsafe piece.withUnsafeMutableBytes {
                            try unsafe input.read(fromAbsoluteOffset: place, into: $0)
                        }
                        guard count > 0 else { break }
                        try output.writeAll(toAbsoluteOffset: place, piece.prefix(count))
                        place += Int64(count)
                    }
                    guard fsync(output.rawValue) == 0 else { throw Errno(rawValue: errno) }
                    return place - start
                }
            }
        } catch {
            throw writeError(error, at: target)
        }
    }

    private func punchHoles(of input: FileDescriptor, into output: FileDescriptor, before end: Int64) {
        var (place, hole, behind): (Int64, Int64, Int64) = (0, 0, 0)
        while unsafe clinux_find_hole(input.rawValue, place, &hole, &behind) == 0, hole < end {
            _ = clinux_punch_hole(output.rawValue, hole, min(behind, end) - hole)
            place = behind
        }
    }
}
